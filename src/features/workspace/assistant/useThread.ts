// One thread with the assistant as the screen shows it: the trip's, or one's own (`own`).
import { usePaginatedQuery, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

export type ThreadMessage = FunctionReturnType<typeof api.ai.thread.list>["page"][number];
export type Run = NonNullable<FunctionReturnType<typeof api.ai.thread.current>>;
export type ToolCall = ThreadMessage["calls"][number];

const PAGE = 30;

/** `run` is at work in this thread now; `written` is what it has said so far, if its answer isn't in `messages` yet. */
export function useThread(tripId: Id<"trips">, own: boolean) {
  const thread = usePaginatedQuery(api.ai.thread.list, { tripId, own }, { initialNumItems: PAGE });
  const run = useQuery(api.ai.thread.current, { tripId, own }) ?? null;
  return {
    /** Oldest first. */
    messages: thread.results.toReversed(),
    newest: thread.results[0],
    run,
    written: useWritten(run),
    status: thread.status,
    showEarlier: () => thread.loadMore(PAGE),
  };
}

/** What was written stays in view while its changes are applied, when the server sends it no more. */
function useWritten(run: Run | null): string {
  const [seen, setSeen] = useState<{ runId: Id<"aiRuns">; text: string } | null>(null);
  if (run?.status === "thinking" && (seen?.runId !== run._id || seen.text !== run.reply)) {
    setSeen({ runId: run._id, text: run.reply });
  }
  return run && seen?.runId === run._id ? seen.text : "";
}
