// The life of a job: asked for -> its tasks queued, and those whose input is known from before cached ->
// dispatched as there is room -> done. Every arrow is a mutation: what was asked is kept through a crash,
// and a report is taken once, from the attempt that is under way.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { destinationsOf } from "../../trips/model";
import { activitiesOfTrip } from "../../trips/activities/order";
import { mergePreferences, needsOf } from "../memory/merge";
import { peopleOf } from "../memory/people";
import { statedPreferences } from "../planner/respond/memory";
import { latestMessages } from "../threads";
import { tripState } from "../tripState";
import { dispatch } from "./dispatch";
import { inputKey, type TripInput } from "./inputs";
import { agentEntry } from "./registry";
import type { AgentKey } from "./types";
import { revisionOf } from "../../trips/history/revision";

/** Older jobs of a trip are deleted, and with them the reports that could be used again. */
const KEEP_JOBS = 5;
const HOUR_MS = 3_600_000;
const MAX_THREAD = 20;
/** One task an agent. */
const MAX_TASKS = 16;

type StartOptions = {
  trip: Doc<"trips">;
  askedBy: Id<"users">;
  agents: AgentKey[];
  priority: Doc<"aiJobs">["priority"];
  runId?: Id<"aiRuns">;
};

/** Throws CONFLICT while a person's job runs on the trip; a background one gives way. Returns the job's id. */
export async function startJob(ctx: MutationCtx, { trip, askedBy, agents, priority, runId }: StartOptions): Promise<Id<"aiJobs">> {
  const [previous] = await newestJobs(ctx, trip._id, 1);
  if (previous && previous.finishedAt === undefined) {
    if (priority === "background" || previous.priority === "waiting") {
      throw appError("CONFLICT", "The specialists are still at work on this trip. Stop them or wait a moment.", { jobId: previous._id });
    }
    await stopTasks(ctx, previous._id, await tasksOf(ctx, previous._id));
  }
  await deleteOldJobs(ctx, trip._id);
  const now = Date.now();
  const jobId = await ctx.db.insert("aiJobs", { tripId: trip._id, askedBy, runId, priority, status: "queued", tripRevision: await revisionOf(ctx, trip._id), createdAt: now });
  const input = await tripInput(ctx, trip);
  for (const agent of agents) {
    const key = await inputKey(agent, input);
    const known = await earlierReport(ctx, trip._id, { agent, inputKey: key, priority });
    const row = { jobId, tripId: trip._id, agent, priority, attempt: 0, failures: 0, nextAttemptAt: now, inputKey: key };
    await ctx.db.insert("aiTasks", known ? { ...row, ...known, status: "cached", costUsd: 0, startedAt: now, finishedAt: now } : { ...row, status: "queued" });
  }
  await dispatch(ctx);
  await settleJob(ctx, jobId);
  return jobId;
}

/** The trip, what was wished for it in the thread that all share, and what is remembered of its people, as the agents read them. */
export async function tripInput(ctx: QueryCtx, trip: Doc<"trips">): Promise<TripInput> {
  const state = tripState(trip, await destinationsOf(ctx, trip._id), await activitiesOfTrip(ctx, trip._id));
  const thread = (await latestMessages(ctx, trip._id, undefined, MAX_THREAD)).map(({ role, text }) => ({ role, text }));
  const people = await peopleOf(ctx, trip._id);
  const { preferences } = mergePreferences(people);
  return { trip: state, preferences: statedPreferences(state, thread, { kind: "unclear", text: "" }, preferences), needs: needsOf(people), ...(trip.openDates && { open: trip.openDates }) };
}

/** What was found before of the same input and is still fresh. Who waits is given better than the plain words of a refresh, where a model has better ones. */
async function earlierReport(ctx: QueryCtx, tripId: Id<"trips">, { agent, inputKey, priority }: Pick<Doc<"aiTasks">, "agent" | "inputKey" | "priority">) {
  const { freshHours, language } = agentEntry(agent);
  const earlier = await ctx.db
    .query("aiTasks")
    .withIndex("by_trip_agent_inputKey", (q) => q.eq("tripId", tripId).eq("agent", agent).eq("inputKey", inputKey))
    .order("desc")
    .take(KEEP_JOBS);
  const found = earlier.find((task) => {
    const isGoodEnough = priority === "background" || task.priority === "waiting" || !language;
    return task.status === "done" && isGoodEnough && Date.now() - task.madeAt! < freshHours * HOUR_MS;
  });
  return found && { report: found.report!, madeAt: found.madeAt!, model: found.model! };
}

export function newestJobs(ctx: QueryCtx, tripId: Id<"trips">, count: number) {
  return ctx.db
    .query("aiJobs")
    .withIndex("by_trip_createdAt", (q) => q.eq("tripId", tripId))
    .order("desc")
    .take(count);
}

export function tasksOf(ctx: QueryCtx, jobId: Id<"aiJobs">) {
  return ctx.db
    .query("aiTasks")
    .withIndex("by_job", (q) => q.eq("jobId", jobId))
    .take(MAX_TASKS);
}

async function deleteOldJobs(ctx: MutationCtx, tripId: Id<"trips">) {
  for (const job of (await newestJobs(ctx, tripId, 2 * KEEP_JOBS)).slice(KEEP_JOBS - 1)) {
    for (const task of await tasksOf(ctx, job._id)) await ctx.db.delete(task._id);
    await ctx.db.delete(job._id);
  }
}

/** Ends those that are queued or under way; what their workers hand back is then no longer taken. */
export async function stopTasks(ctx: MutationCtx, jobId: Id<"aiJobs">, tasks: Doc<"aiTasks">[]) {
  for (const { _id, status } of tasks) {
    if (status === "queued" || status === "running") await ctx.db.patch(_id, { status: "stopped", finishedAt: Date.now() });
  }
  await dispatch(ctx);
  await settleJob(ctx, jobId);
}

/** Queues what was stopped or has failed anew, ahead of any pause. Throws CONFLICT when nothing was. */
export async function retryTasks(ctx: MutationCtx, jobId: Id<"aiJobs">, tasks: Doc<"aiTasks">[]) {
  const ended = tasks.filter(({ status }) => status === "stopped" || status === "failed");
  if (ended.length === 0) throw appError("CONFLICT", "Only what was stopped or has failed can be tried again.");
  for (const { _id } of ended) {
    await ctx.db.patch(_id, { status: "queued", failures: 0, nextAttemptAt: Date.now(), startedAt: undefined, finishedAt: undefined, error: undefined });
  }
  await ctx.db.patch(jobId, { finishedAt: undefined });
  await dispatch(ctx);
  await settleJob(ctx, jobId);
}

/** The job's state follows from its tasks'. */
export async function settleJob(ctx: MutationCtx, jobId: Id<"aiJobs">) {
  const job = await ctx.db.get(jobId);
  if (!job) return;
  const states = (await tasksOf(ctx, jobId)).map(({ status }) => status);
  const has = (...wanted: typeof states) => states.some((state) => wanted.includes(state));
  if (has("queued", "running")) {
    const status = has("running", "done", "cached") ? "running" : "queued";
    if (job.status !== status) await ctx.db.patch(jobId, { status });
    return;
  }
  const status = has("stopped") ? "stopped" : has("done", "cached") ? "done" : "failed";
  await ctx.db.patch(jobId, { status, finishedAt: job.finishedAt ?? Date.now() });
}
