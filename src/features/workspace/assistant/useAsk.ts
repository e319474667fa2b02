import { useMutation } from "convex/react";
import { useCallback } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { Said } from "../../../i18n/told";
import { notify } from "../../../ui/toast";

/** Sends a request to the trip's thread or one's own; false when it was refused, so that the text can be kept. */
export function useAsk(tripId: Id<"trips">, own: boolean) {
  const send = useMutation(api.ai.thread.send);
  return useCallback(
    async (text: string | Said) => {
      try {
        await send({ tripId, text, own });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [send, tripId, own],
  );
}
