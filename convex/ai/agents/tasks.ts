// What the worker reads and writes: internal, each guarded by the task and its attempt, so that a report
// arrives once and one that nobody waits for any more not at all.
import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { internalMutation, internalQuery, type QueryCtx } from "../../_generated/server";
import { sentence } from "../../said";
import { afterFailure, dispatch } from "./dispatch";
import { inputFor, inputKey } from "./inputs";
import { settleJob, tripInput } from "./jobModel";
import { agentReport } from "./schema";

const handle = { taskId: v.id("aiTasks"), attempt: v.number() };

/** Null unless this very attempt is under way. */
async function underWay(ctx: QueryCtx, { taskId, attempt }: { taskId: Id<"aiTasks">; attempt: number }): Promise<Doc<"aiTasks"> | null> {
  const task = await ctx.db.get(taskId);
  return task?.status === "running" && task.attempt === attempt ? task : null;
}

/** What the agent reads of the trip as it is now, and that input's key; null when nobody waits for it. */
export const load = internalQuery({
  args: handle,
  handler: async (ctx, args) => {
    const task = await underWay(ctx, args);
    const trip = task && (await ctx.db.get(task.tripId));
    if (!task || !trip || trip.deletedAt !== undefined) return null;
    const input = await tripInput(ctx, trip);
    const job = await ctx.db.get(task.jobId);
    /** Models are asked on behalf of who asked; a refresh that nobody waits for spends nobody's money. */
    const askedBy = task.priority === "waiting" && job ? job.askedBy : null;
    const reader = askedBy ? (await ctx.db.get(askedBy))?.language : undefined;
    return { agent: task.agent, tripId: trip._id, askedBy, reader, inputKey: await inputKey(task.agent, input), ...inputFor(task.agent, input) };
  },
});

/** False once nobody waits for this attempt any more. */
export const isAwaited = internalQuery({
  args: handle,
  handler: async (ctx, args) => (await underWay(ctx, args)) !== null,
});

export const complete = internalMutation({
  args: { ...handle, inputKey: v.string(), report: agentReport, model: v.string(), costUsd: v.number() },
  handler: async (ctx, { taskId, attempt, ...made }) => {
    const task = await underWay(ctx, { taskId, attempt });
    if (!task) return null;
    const now = Date.now();
    await ctx.db.patch(task._id, { status: "done", ...made, madeAt: now, finishedAt: now });
    await dispatch(ctx);
    await settleJob(ctx, task.jobId);
    return null;
  },
});

/** The agent threw: again after a pause, three times at most. */
export const fail = internalMutation({
  args: { ...handle, error: v.string() },
  handler: async (ctx, { error, ...args }) => {
    const task = await underWay(ctx, args);
    if (!task) return null;
    await afterFailure(ctx, task, { pause: true, error });
    await dispatch(ctx);
    await settleJob(ctx, task.jobId);
    return null;
  },
});

/** Runs once, well after a worker should have answered: a lost one is replaced at once. */
export const watch = internalMutation({
  args: handle,
  handler: async (ctx, args) => {
    const task = await underWay(ctx, args);
    if (!task) return null;
    await afterFailure(ctx, task, { pause: false, error: sentence("This agent didn't answer. Try it again in a moment.") });
    await dispatch(ctx);
    await settleJob(ctx, task.jobId);
    return null;
  },
});

/** A pause after a failure is over. */
export const dispatchDue = internalMutation({
  args: {},
  handler: async (ctx) => {
    await dispatch(ctx);
    return null;
  },
});
