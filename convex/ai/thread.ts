// Public functions on a trip's threads with the assistant. `own: true` is the caller's own thread, which
// nobody else sees.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { joined, said, say } from "../said";
import { boundedText } from "../validation";
import { finishRun, sendToAssistant } from "./model";
import { activeRun, pageOfThread } from "./threads";
import { mergeSources } from "./tools/sources";
import { usd } from "./usage/budgets";
import { BUILTIN_MODEL } from "./usage/schema";

const own = v.optional(v.boolean());

/** Messages, newest first; an answer carries what its run did, what that rests on, who answered it and what became of it. */
export const list = tripQuery("viewer")({
  args: { paginationOpts: paginationOptsValidator, own },
  handler: async (ctx, { paginationOpts, own: isOwn }) => {
    const options = { ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) };
    const messages = await pageOfThread(ctx, ctx.trip._id, isOwn ? ctx.user._id : undefined, options);
    const page = await Promise.all(
      messages.page.map(async ({ _id, _creationTime, role, userId, text, said, runId }) => {
        const run = await ctx.db.get(runId);
        const message = { _id, at: _creationTime, role, userId, text, said: said ?? null, runId };
        if (role === "user" || !run) {
          return { ...message, calls: [], sources: [], suggestions: [], status: null, changed: false, review: null, answer: null, remembered: run && userId === ctx.user._id ? (run.remembered ?? []) : [] };
        }
        const { calls, suggestions, status } = run;
        /** `changed`: what this run did is in the plan, and can be undone by this batch. */
        const sources = mergeSources(calls.flatMap((call) => call.sources ?? []));
        return { ...message, calls, sources, suggestions, status, changed: run.stepsDone > 0, review: reviewOf(run), answer: await answerOf(ctx, run, ctx.user._id), remembered: [] };
      }),
    );
    return { ...messages, page };
  },
});

/** How many of its changes the group took, once it has decided on all; null for a run that wasn't reviewed. */
function reviewOf({ status, decisions }: Doc<"aiRuns">) {
  if (status === "proposed" || decisions === undefined) return null;
  const settled = Object.values(decisions);
  return { accepted: settled.filter(Boolean).length, declined: settled.filter((accepted) => !accepted).length };
}

/** Who answered, what it cost (US dollars), how long it took, and the caller's own thumb. */
async function answerOf(ctx: QueryCtx, run: Doc<"aiRuns">, userId: Id<"users">) {
  const calls = await ctx.db
    .query("aiUsage")
    .withIndex("by_run", (q) => q.eq("runId", run._id))
    .take(50);
  const feedback = await feedbackOf(ctx, run._id, userId);
  return {
    model: run.answeredBy?.model ?? null,
    cached: run.answeredBy?.cached ?? false,
    costUsd: usd(calls.reduce((sum, { costMicros }) => sum + costMicros, 0)),
    tokens: calls.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0),
    tookMs: run.finishedAt === undefined ? null : run.finishedAt - run._creationTime,
    good: feedback?.good ?? null,
  };
}

/** What the assistant is doing in the thread right now, with what it has written so far; or null. */
export const current = tripQuery("viewer")({
  args: { own },
  handler: async (ctx, { own: isOwn }) => {
    const run = await activeRun(ctx, ctx.trip._id, isOwn ? ctx.user._id : undefined);
    if (!run) return null;
    const { _id, userId, status, progress, stepsDone, reply, calls } = run;
    return { _id, userId, status, progress, stepsDone, steps: stepsDone + run.steps.length, reply: status === "thinking" ? reply : "", calls };
  },
});

/** Asks the assistant; everybody in the trip sees the request and the answer, unless it is asked in one's own thread. Returns the run's id. */
export const send = tripMutation("ai:chat")({
  args: { text: v.union(v.string(), said), own },
  handler: (ctx, { text, own: isOwn }) => sendToAssistant(ctx, { trip: ctx.trip, user: ctx.user, text, isPrivate: isOwn }),
});

/** Stops a run at once; what it has written and done stays, and can be undone. */
export const stop = tripMutation("ai:chat")({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const run = await visibleRun(ctx, ctx.trip, ctx.user, runId);
    if (run.finishedAt !== undefined || run.status === "proposed") return null;
    const stopped = say(run.stepsDone > 0 ? "Stopped. What is done so far stays; undo takes it back." : "Stopped. Nothing was changed.");
    await finishRun(ctx, run, "stopped", joined([run.status === "thinking" && run.reply, stopped], "\n\n"));
    return null;
  },
});

/** A thumb up or down on an answer, with a reason if one likes; `good: null` takes it back. It teaches the router. */
export const judge = tripMutation("viewer")({
  args: { runId: v.id("aiRuns"), good: v.union(v.boolean(), v.null()), reason: v.optional(v.string()) },
  handler: async (ctx, { runId, good, reason }) => {
    const run = await visibleRun(ctx, ctx.trip, ctx.user, runId);
    const before = await feedbackOf(ctx, runId, ctx.user._id);
    const text = reason === undefined || reason.trim() === "" ? undefined : boundedText(reason, "reason", 1, 500);
    if (good === null) {
      if (before) await ctx.db.delete(before._id);
      return null;
    }
    if (before) await ctx.db.patch(before._id, { good, reason: text });
    else await ctx.db.insert("aiFeedback", { runId, userId: ctx.user._id, good, reason: text });
    const model = run.answeredBy?.model;
    if (!before && model && model !== BUILTIN_MODEL) {
      const call = await ctx.db
        .query("aiUsage")
        .withIndex("by_run", (q) => q.eq("runId", runId))
        .first();
      if (call) await ctx.runMutation(internal.ai.router.state.judge, { model, kind: call.kind, good });
    }
    return null;
  },
});

async function visibleRun(ctx: QueryCtx, trip: Doc<"trips">, user: Doc<"users">, runId: Id<"aiRuns">): Promise<Doc<"aiRuns">> {
  const run = await ctx.db.get(runId);
  if (run?.tripId !== trip._id || (run.privateTo !== undefined && run.privateTo !== user._id)) {
    throw appError("RESOURCE_NOT_FOUND", "There is no such request in this trip.");
  }
  return run;
}

const feedbackOf = (ctx: QueryCtx, runId: Id<"aiRuns">, userId: Id<"users">) =>
  ctx.db
    .query("aiFeedback")
    .withIndex("by_run_user", (q) => q.eq("runId", runId).eq("userId", userId))
    .unique();
