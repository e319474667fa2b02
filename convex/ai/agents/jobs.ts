// Public functions on the agents' work: start, follow, stop and try again. Everybody in the trip sees it.
import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { tripMutation, tripQuery } from "../../functions";
import { limitAssistant } from "../../rateLimits";
import { newestJobs, retryTasks, startJob, stopTasks, tasksOf } from "./jobModel";
import { mergeReports } from "./merge";
import { watchTrip } from "./refresh";
import { agentEntry, AGENTS } from "./registry";
import { agentKey, jobPriority } from "./schema";
import { revisionOf } from "../../trips/history/revision";

/**
 * Starts the named agents, all by default; returns the job's id. `background` is a refresh that nobody
 * waits for. Throws CONFLICT while the agents are at work on this trip.
 */
export const start = tripMutation("ai:chat")({
  args: { agents: v.optional(v.array(agentKey)), priority: v.optional(jobPriority) },
  handler: async (ctx, { agents = AGENTS.map(({ key }) => key), priority = "waiting" }) => {
    if (agents.length === 0) throw appError("VALIDATION_ERROR", "Choose at least one specialist.", { field: "agents" });
    await limitAssistant(ctx, ctx.user._id);
    const jobId = await startJob(ctx, { trip: ctx.trip, askedBy: ctx.user._id, agents: [...new Set(agents)], priority });
    await watchTrip(ctx, ctx.trip);
    return jobId;
  },
});

/** The job that is under way, as `latest` shows it, or null. */
export const current = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const [job] = await newestJobs(ctx, ctx.trip._id, 1);
    return job && job.finishedAt === undefined ? jobView(ctx, job, ctx.trip) : null;
  },
});

/** The newest job, finished or not: each agent's state and report, and all their findings merged; null before the first. */
export const latest = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const [job] = await newestJobs(ctx, ctx.trip._id, 1);
    return job ? jobView(ctx, job, ctx.trip) : null;
  },
});

/** Stops one agent's work, or without a task all of the job; what is done stays. */
export const stop = tripMutation("ai:chat")({
  args: { jobId: v.id("aiJobs"), taskId: v.optional(v.id("aiTasks")) },
  handler: async (ctx, { jobId, taskId }) => {
    const job = await jobOfTrip(ctx, ctx.trip._id, jobId);
    await stopTasks(ctx, jobId, await chosenTasks(ctx, job, taskId));
    return null;
  },
});

/** Tries a stopped or failed agent again, or without a task all such of the trip's newest job. Throws CONFLICT when there is nothing to try again. */
export const retry = tripMutation("ai:chat")({
  args: { jobId: v.id("aiJobs"), taskId: v.optional(v.id("aiTasks")) },
  handler: async (ctx, { jobId, taskId }) => {
    const job = await jobOfTrip(ctx, ctx.trip._id, jobId);
    const [newest] = await newestJobs(ctx, ctx.trip._id, 1);
    if (newest?._id !== job._id) throw appError("CONFLICT", "The specialists have been asked again since. Start them anew instead.");
    await limitAssistant(ctx, ctx.user._id);
    await retryTasks(ctx, jobId, await chosenTasks(ctx, job, taskId));
    return null;
  },
});

async function jobOfTrip(ctx: QueryCtx, tripId: Id<"trips">, jobId: Id<"aiJobs">) {
  const job = await ctx.db.get(jobId);
  if (job?.tripId !== tripId) throw appError("RESOURCE_NOT_FOUND", "The specialists' work that you mean isn't there any more.");
  return job;
}

/** One task of the job, or all. */
async function chosenTasks(ctx: QueryCtx, job: Doc<"aiJobs">, taskId: Id<"aiTasks"> | undefined) {
  if (taskId === undefined) return tasksOf(ctx, job._id);
  const task = await ctx.db.get(taskId);
  if (task?.jobId !== job._id) throw appError("RESOURCE_NOT_FOUND", "That agent has no part in this work.");
  return [task];
}

async function jobView(ctx: QueryCtx, job: Doc<"aiJobs">, trip: Doc<"trips">) {
  const tasks = (await tasksOf(ctx, job._id)).sort((a, b) => agentEntry(a.agent).priority - agentEntry(b.agent).priority);
  return {
    _id: job._id,
    askedBy: job.askedBy,
    runId: job.runId ?? null,
    priority: job.priority,
    status: job.status,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt ?? null,
    /** The trip has changed since the agents were asked. */
    outdated: (await revisionOf(ctx, trip._id)) !== job.tripRevision,
    tasks: tasks.map(taskView),
    merged: mergeReports(tasks.flatMap(({ agent, report }) => (report ? [{ agent, report }] : []))),
  };
}

function taskView({ _id, agent, status, attempt, startedAt, finishedAt, madeAt, report, model, costUsd, error }: Doc<"aiTasks">) {
  const { name, purpose } = agentEntry(agent);
  return {
    _id,
    agent,
    name,
    purpose,
    status,
    attempt,
    startedAt: startedAt ?? null,
    finishedAt: finishedAt ?? null,
    cached: status === "cached",
    /** When the report was made: for a cached one that was earlier. */
    madeAt: madeAt ?? null,
    /** What worded the report ("builtin" or "<provider>/<model>"), and what models cost for it now; US dollars. */
    model: model ?? null,
    costUsd: costUsd ?? 0,
    headline: report?.headline ?? null,
    findings: report?.findings ?? [],
    confidence: report?.confidence ?? null,
    sources: report?.sources ?? [],
    error: error ?? null,
  };
}
