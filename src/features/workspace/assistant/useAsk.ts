import { useMutation } from "convex/react";
import { useCallback } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { notify } from "../../../ui/toast";

/** Sends a request; false when it was refused, so that the text can be kept. */
export function useAsk(tripId: Id<"trips">) {
  const send = useMutation(api.ai.thread.send);
  return useCallback(
    async (text: string) => {
      try {
        await send({ tripId, text });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [send, tripId],
  );
}
