// The files of the trip, and what one can do about them: sent with progress, each refusal said, removal undone in one press.
import { useAction, useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { asReached } from "../../lib/asReached";
import { errorSentence } from "../../lib/errors";
import { notify } from "../../ui/toast";
import { useTripFrame } from "../workspace/tripFrame";
import { pastedName } from "./fileWords";
import { postFile, useUploads, type Holder } from "./uploads";

const call = api.files.files;
export type TripFiles = FunctionReturnType<typeof call.list>;
export type TripFile = TripFiles["files"][number];
export type BookingFile = TripFiles["ofBookings"][number];

/** Undefined while loading. One subscription, however many ask. */
export function useTripFiles(): TripFiles | undefined {
  const { trip } = useTripFrame();
  return useQuery(call.list, { tripId: trip._id });
}

export function useFileActions() {
  const { trip } = useTripFrame();
  const tripId = trip._id;
  const askWhere = useMutation(call.uploadUrl);
  const attach = useAction(call.attach);
  const rename = useMutation(call.rename);
  const bringBack = useMutation(call.restore);
  const takeAway = useMutation(call.remove).withOptimisticUpdate((store, { fileId }) => {
    const now = store.getQuery(call.list, { tripId });
    if (now) store.setQuery(call.list, { tripId }, { ...now, files: now.files.filter(({ _id }) => _id !== fileId) });
  });
  return useMemo(() => {
    const send = async (holder: Holder, file: File) => {
      const { begin, change, end } = useUploads.getState();
      const id = crypto.randomUUID();
      const name = pastedName(file.name, Date.now());
      // Where the sheet is closed meanwhile, the row that says it isn't seen.
      const refuse = (problem: string) => {
        change(id, { problem });
        notify.info(t("{name} wasn’t added. {reason}", { name, reason: problem }));
      };
      begin({ id, tripId, holder, name });
      try {
        const to = { tripId, activityId: holder, name };
        const { url, type } = await askWhere({ ...to, size: file.size });
        const storageId = await postFile(asReached(url), type, file, (sent) => change(id, { sent }));
        const { refused } = await attach({ ...to, storageId });
        if (refused === null) end(id);
        else refuse(told(refused));
      } catch (error) {
        refuse(errorSentence(error));
      }
    };
    return {
      /** One after the other, so that a phone's line isn't shared among many. */
      sendAll: async (holder: Holder, files: readonly File[]) => {
        for (const file of files) await send(holder, file);
      },
      /** Resolves to why it was refused, or to null. */
      rename: (fileId: Id<"tripFiles">, name: string): Promise<string | null> => rename({ tripId, fileId, name }).then(() => null, errorSentence),
      remove: ({ _id: fileId, name }: TripFile) =>
        takeAway({ tripId, fileId }).then(() => void notify.undo(t("Removed {item}", { item: name }), () => void bringBack({ tripId, fileId }).catch(notify.error)), notify.error),
    };
  }, [tripId, askWhere, attach, rename, takeAway, bringBack]);
}
