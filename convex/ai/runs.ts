// What the worker reads and writes: internal, each a step of a run's life (see model.ts).
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { destinationsOf } from "../trips/model";
import { activitiesOfTrip } from "../trips/order";
import { applyStep } from "./apply";
import { finishRun, replaceLostWorker } from "./model";
import { toolCall } from "./schema";
import { tripState } from "./tripState";

const MAX_THREAD = 20;
/** Between two steps, so that people can follow a plan as it grows. */
const STEP_PAUSE_MS = 250;

/** The trip as the planner sees it, the request and what was said before; null when the run is over. */
export const load = internalQuery({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const run = await ctx.db.get(runId);
    const trip = run && (await ctx.db.get(run.tripId));
    if (!run || !trip || trip.deletedAt !== undefined || run.status !== "thinking") return null;
    const messages = await ctx.db
      .query("aiMessages")
      .withIndex("by_trip", (q) => q.eq("tripId", trip._id))
      .order("desc")
      .take(MAX_THREAD);
    const request = messages.find((message) => message.runId === runId && message.role === "user");
    if (!request) return null;
    return {
      text: request.text,
      thread: messages
        .filter((message) => message.runId !== runId)
        .reverse()
        .map(({ role, text }) => ({ role, text })),
      trip: tripState(trip, await destinationsOf(ctx, trip._id), await activitiesOfTrip(ctx, trip._id)),
    };
  },
});

/** The planner's answer: kept whole first, then applied step by step. */
export const propose = internalMutation({
  args: {
    runId: v.id("aiRuns"),
    calls: v.array(toolCall),
    steps: v.array(v.object({ label: v.string(), edits: v.array(v.any()) })),
    reply: v.string(),
    suggestions: v.array(v.string()),
  },
  handler: async (ctx, { runId, calls, steps, reply, suggestions }) => {
    const run = await ctx.db.get(runId);
    if (run?.status !== "thinking") return null;
    await ctx.db.patch(runId, { calls, suggestions });
    if (steps.length === 0) {
      await finishRun(ctx, run, "done", reply);
      return null;
    }
    await ctx.db.patch(runId, { status: "applying", steps, reply, progress: steps[0]!.label });
    await ctx.scheduler.runAfter(0, internal.ai.runs.advance, { runId });
    return null;
  },
});

/** Applies the next step and arranges for the one after it. */
export const advance = internalMutation({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const run = await ctx.db.get(runId);
    const trip = run && (await ctx.db.get(run.tripId));
    if (run?.status !== "applying" || !trip) return null;
    const [step, ...rest] = run.steps;
    if (step) await applyStep(ctx, run, trip, step);
    const stepsDone = run.stepsDone + (step ? 1 : 0);
    await ctx.db.patch(runId, { steps: rest, stepsDone, progress: rest[0]?.label ?? "" });
    if (rest.length > 0) await ctx.scheduler.runAfter(STEP_PAUSE_MS, internal.ai.runs.advance, { runId });
    else await finishRun(ctx, run, "done", run.reply);
    return null;
  },
});

/** The planner threw: the thread says so. */
export const fail = internalMutation({
  args: { runId: v.id("aiRuns"), reason: v.string() },
  handler: async (ctx, { runId, reason }) => {
    const run = await ctx.db.get(runId);
    if (run?.status === "thinking") await finishRun(ctx, run, "failed", reason);
    return null;
  },
});

/** Runs once, well after a worker should have answered. */
export const watch = internalMutation({
  args: { runId: v.id("aiRuns"), attempt: v.number() },
  handler: async (ctx, { runId, attempt }) => {
    const run = await ctx.db.get(runId);
    if (run) await replaceLostWorker(ctx, run, attempt);
    return null;
  },
});
