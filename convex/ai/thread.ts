// Public functions on the trip's thread with the assistant.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { finishRun, sendToAssistant } from "./model";

/** Messages, newest first; an answer carries its run's tool calls and suggestions. */
export const list = tripQuery("viewer")({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const messages = await ctx.db
      .query("aiMessages")
      .withIndex("by_trip", (q) => q.eq("tripId", ctx.trip._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    const page = await Promise.all(
      messages.page.map(async ({ _id, _creationTime, role, userId, text, runId }) => {
        const run = role === "assistant" ? await ctx.db.get(runId) : null;
        return {
          _id,
          at: _creationTime,
          role,
          userId,
          text,
          runId,
          calls: run?.calls ?? [],
          suggestions: run?.suggestions ?? [],
          status: run?.status ?? null,
          /** Changes of this run are in the plan, and can be undone by this batch. */
          changed: (run?.stepsDone ?? 0) > 0,
        };
      }),
    );
    return { ...messages, page };
  },
});

/** What the assistant is doing right now, or null. */
export const current = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const run = await ctx.db
      .query("aiRuns")
      .withIndex("by_trip", (q) => q.eq("tripId", ctx.trip._id))
      .order("desc")
      .first();
    if (!run || run.finishedAt !== undefined) return null;
    const { _id, userId, status, progress, stepsDone } = run;
    return { _id, userId, status, progress, stepsDone, steps: stepsDone + run.steps.length };
  },
});

/** Asks the assistant; everybody in the trip sees the request and the answer. Returns the run's id. */
export const send = tripMutation("editor")({
  args: { text: v.string() },
  handler: (ctx, { text }) => sendToAssistant(ctx, { tripId: ctx.trip._id, user: ctx.user, text }),
});

/** Stops a run at once; what it has done stays, and can be undone. */
export const stop = tripMutation("editor")({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const run = await ctx.db.get(runId);
    if (run?.tripId !== ctx.trip._id) throw appError("RESOURCE_NOT_FOUND", "There is no such request in this trip.");
    if (run.finishedAt !== undefined) return null;
    const done = run.stepsDone > 0 ? "What is done so far stays; undo takes it back." : "Nothing was changed.";
    await finishRun(ctx, run, "stopped", `Stopped. ${done}`);
    return null;
  },
});
