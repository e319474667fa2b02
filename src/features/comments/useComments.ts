// The comments on one item, and what one can do about them: shown at once, each refusal said.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { notify } from "../../ui/toast";
import { useTripFrame } from "../workspace/tripFrame";
import { useWorkspace } from "../workspace/useWorkspace";

const call = api.comments.comments;
export type Comment = FunctionReturnType<typeof call.list>[number];

/** As it is shown until the server has named it. */
function newComment(authorId: Id<"users">, text: string): Comment {
  const at = Date.now();
  return { _id: `pending:${at}` as Comment["_id"], at, authorId, text, editedAt: null };
}

export function useComments(activityId: Id<"activities">) {
  const { trip } = useTripFrame();
  const { myId } = useWorkspace();
  const item = { tripId: trip._id, activityId };
  const comments = useQuery(call.list, item);
  const add = useMutation(call.add).withOptimisticUpdate((store, { text }) => {
    const list = store.getQuery(call.list, item);
    if (list && myId) store.setQuery(call.list, item, [...list, newComment(myId, text)]);
  });
  const change = useMutation(call.edit).withOptimisticUpdate((store, { commentId, text }) => {
    const list = store.getQuery(call.list, item);
    if (list) store.setQuery(call.list, item, list.map((one) => (one._id === commentId ? { ...one, text, editedAt: one.editedAt ?? one.at } : one)));
  });
  const takeAway = useMutation(call.remove).withOptimisticUpdate((store, { commentId }) => {
    const list = store.getQuery(call.list, item);
    if (list) store.setQuery(call.list, item, list.filter(({ _id }) => _id !== commentId));
  });
  const bringBack = useMutation(call.restore);
  const { tripId } = item;
  return {
    comments,
    /** Resolves to why it was refused, or to null. */
    add: (text: string): Promise<string | null> => add({ ...item, text }).then(() => null, errorSentence),
    edit: (commentId: Comment["_id"], text: string): Promise<string | null> => change({ tripId, commentId, text }).then(() => null, errorSentence),
    remove: (commentId: Comment["_id"]) =>
      takeAway({ tripId, commentId }).then(
        () => void notify.undo(t("Comment removed"), () => void bringBack({ tripId, commentId }).catch(notify.error)),
        notify.error,
      ),
  };
}
