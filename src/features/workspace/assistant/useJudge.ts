import { optimisticallyUpdateValueInPaginatedQuery, useMutation } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";

/** One's thumb on an answer, shown at once; `good: null` takes it back. */
export function useJudge(runId: Id<"aiRuns">, own: boolean) {
  const tripId = useTripFrame().trip._id;
  const judge = useMutation(api.ai.thread.judge).withOptimisticUpdate((store, { good }) =>
    optimisticallyUpdateValueInPaginatedQuery(store, api.ai.thread.list, { tripId, own }, (message) =>
      message.runId === runId && message.answer ? { ...message, answer: { ...message.answer, good } } : message,
    ),
  );
  return (good: boolean | null, reason?: string) => void judge({ tripId, runId, good, ...(reason && { reason }) }).catch(notify.error);
}
