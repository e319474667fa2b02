// What the worker reads and writes: internal, each a step of a run's life (see model.ts).
import { ConvexError, v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { airportLabel, airportOf } from "../places/airportTable";
import { pieces, said, saidText, say } from "../said";
import { destinationsOf } from "../trips/model";
import { activitiesOfTrip } from "../trips/activities/order";
import { applyStep } from "./apply";
import { finishRun, replaceLostWorker, replyOf, takeAnswer } from "./model";
import { answeredBy, editStep, toolCall } from "./schema";
import { latestMessages } from "./threads";
import { tripState } from "./tripState";

const MAX_THREAD = 20;
/** Between two steps, so that people can follow a plan as it grows. */
const STEP_PAUSE_MS = 250;

/** Its days or its cities, mostly. */
const CHANGED_MEANWHILE = say("The trip was changed while I was putting this in, so that the rest of it has no place any more. What is in can be undone as one step. Please ask again.");

const ofAttempt = { runId: v.id("aiRuns"), attempt: v.number() };

/** The trip as the planner sees it, the request and what was said before; null when the run is over or another worker's. */
export const load = internalQuery({
  args: ofAttempt,
  handler: async (ctx, { runId, attempt }) => {
    const run = await ctx.db.get(runId);
    const trip = run && (await ctx.db.get(run.tripId));
    if (!run || !trip || trip.deletedAt !== undefined || run.status !== "thinking" || run.attempt !== attempt) return null;
    const messages = await latestMessages(ctx, trip._id, run.privateTo, MAX_THREAD);
    const request = messages.find((message) => message.runId === runId && message.role === "user");
    if (!request) return null;
    const asker = await ctx.db.get(run.userId);
    const home = asker?.homeAirport === undefined ? null : airportOf(asker.homeAirport);
    return {
      userId: run.userId,
      tripId: trip._id,
      text: request.text,
      language: asker?.language,
      origin: home ? airportLabel(home, asker?.language ?? "en") : undefined,
      thread: messages.filter((message) => message.runId !== runId).map(({ role, text }) => ({ role, text })),
      trip: tripState(trip, await destinationsOf(ctx, trip._id), await activitiesOfTrip(ctx, trip._id)),
    };
  },
});

/** What there is of an answer while it is made; false once nobody waits for it any more. */
export const follow = internalMutation({
  args: { ...ofAttempt, progress: saidText, reply: v.string(), calls: v.array(toolCall) },
  handler: async (ctx, { runId, attempt, ...soFar }) => {
    const run = await ctx.db.get(runId);
    if (run?.status !== "thinking" || run.attempt !== attempt) return false;
    await ctx.db.patch(runId, { ...soFar, aliveAt: Date.now() });
    return true;
  },
});

/** The worker's answer. */
export const propose = internalMutation({
  args: {
    ...ofAttempt,
    calls: v.array(toolCall),
    steps: v.array(editStep),
    reply: v.string(),
    said: v.optional(pieces),
    suggestions: v.array(v.union(v.string(), said)),
    answeredBy,
  },
  handler: async (ctx, { runId, attempt, ...answer }) => {
    const run = await ctx.db.get(runId);
    const trip = run && (await ctx.db.get(run.tripId));
    if (trip && run.status === "thinking" && run.attempt === attempt) await takeAnswer(ctx, run, trip, answer);
    return null;
  },
});

/** A transaction of its own within `advance`: of a step that the trip has no place for any more nothing is kept. */
export const applyNext = internalMutation({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }): Promise<null> => {
    const run = await ctx.db.get(runId);
    const trip = run && (await ctx.db.get(run.tripId));
    if (run?.steps[0] && trip) await applyStep(ctx, run, trip, run.steps[0]);
    return null;
  },
});

/** Applies the next step and arranges for the one after it. */
export const advance = internalMutation({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const run = await ctx.db.get(runId);
    if (run?.status !== "applying" || !(await ctx.db.get(run.tripId))) return null;
    const [step, ...rest] = run.steps;
    try {
      if (step) await ctx.runMutation(internal.ai.runs.applyNext, { runId });
    } catch (error) {
      if (!(error instanceof ConvexError)) throw error;
      await finishRun(ctx, run, "failed", CHANGED_MEANWHILE);
      return null;
    }
    const stepsDone = run.stepsDone + (step ? 1 : 0);
    await ctx.db.patch(runId, { steps: rest, stepsDone, progress: rest[0]?.label ?? "" });
    if (rest.length > 0) await ctx.scheduler.runAfter(STEP_PAUSE_MS, internal.ai.runs.advance, { runId });
    else await finishRun(ctx, run, "done", replyOf(run));
    return null;
  },
});

/** The planner threw: the thread says so. */
export const fail = internalMutation({
  args: { ...ofAttempt, reason: said },
  handler: async (ctx, { runId, attempt, reason }) => {
    const run = await ctx.db.get(runId);
    if (run?.status === "thinking" && run.attempt === attempt) await finishRun(ctx, run, "failed", reason);
    return null;
  },
});

/** Runs when a worker may have been silent for too long. */
export const watch = internalMutation({
  args: ofAttempt,
  handler: async (ctx, { runId, attempt }) => {
    const run = await ctx.db.get(runId);
    if (run) await replaceLostWorker(ctx, run, attempt);
    return null;
  },
});
