// The life of a request to the assistant: asked -> thinking -> applying, step by step -> done.
// Each arrow is a mutation, so a crash in between loses nothing: what was asked is kept, what was
// applied stays applied once, and `watch` finds a run whose worker has vanished.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { internal } from "../_generated/api";
import { appError } from "../errors";
import { limitAssistant } from "../rateLimits";
import { boundedText } from "../validation";

const MAX_REQUEST = 2000;
const MAX_ATTEMPTS = 3;
/** Longer than any plan takes; after it the worker counts as lost. */
const WORKER_TIMEOUT_MS = 15_000;

/** Records the request, then starts a worker. Throws CONFLICT while another request runs. */
export async function sendToAssistant(
  ctx: MutationCtx,
  { tripId, user, text }: { tripId: Id<"trips">; user: Doc<"users">; text: string },
): Promise<Id<"aiRuns">> {
  const request = boundedText(text, "message", 1, MAX_REQUEST);
  await limitAssistant(ctx, user._id);
  const busy = await activeRun(ctx, tripId);
  if (busy) {
    throw appError("CONFLICT", "The assistant is still working on the last request. Stop it or wait a moment.", {
      runId: busy._id,
    });
  }
  const runId = await ctx.db.insert("aiRuns", {
    tripId,
    userId: user._id,
    status: "thinking",
    attempt: 0,
    progress: "Reading your trip",
    steps: [],
    stepsDone: 0,
    calls: [],
    reply: "",
    suggestions: [],
  });
  await ctx.db.insert("aiMessages", { tripId, role: "user", userId: user._id, text: request, runId });
  await startWorker(ctx, runId, 0);
  return runId;
}

export async function activeRun(ctx: MutationCtx, tripId: Id<"trips">) {
  for (const status of ["thinking", "applying"] as const) {
    const run = await ctx.db
      .query("aiRuns")
      .withIndex("by_trip_status", (q) => q.eq("tripId", tripId).eq("status", status))
      .first();
    if (run) return run;
  }
  return null;
}

async function startWorker(ctx: MutationCtx, runId: Id<"aiRuns">, attempt: number) {
  await ctx.scheduler.runAfter(0, internal.ai.worker.work, { runId });
  await ctx.scheduler.runAfter(WORKER_TIMEOUT_MS, internal.ai.runs.watch, { runId, attempt });
}

/** A worker that hasn't answered in time is replaced, three times; then the run fails with a sentence. */
export async function replaceLostWorker(ctx: MutationCtx, run: Doc<"aiRuns">, attempt: number) {
  if (run.status !== "thinking" || run.attempt !== attempt) return;
  if (attempt + 1 >= MAX_ATTEMPTS) {
    await finishRun(ctx, run, "failed", "I couldn't finish this: the planner didn't answer. Nothing was changed. Please ask again.");
    return;
  }
  await ctx.db.patch(run._id, { attempt: attempt + 1, progress: "Starting again" });
  await startWorker(ctx, run._id, attempt + 1);
}

/** Ends a run and answers in the thread. */
export async function finishRun(ctx: MutationCtx, run: Doc<"aiRuns">, status: "done" | "stopped" | "failed", reply: string) {
  await ctx.db.patch(run._id, { status, reply, steps: [], progress: "", finishedAt: Date.now() });
  await ctx.db.insert("aiMessages", { tripId: run.tripId, role: "assistant", userId: run.userId, text: reply, runId: run._id });
}
