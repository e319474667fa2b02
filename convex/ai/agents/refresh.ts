// Refreshes that nobody waits for: once somebody has asked a trip's specialists, the trip is looked at now
// and then, and they are asked again in the background when its dates, cities or people have changed or a
// report has grown stale. One look is pending a trip; it comes the seldomer the longer nothing changes,
// and ends with the trip.
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { internalMutation, type MutationCtx, type QueryCtx } from "../../_generated/server";
import { sha256 } from "../../digest";
import { membersOf } from "../../trips/people/members";
import type { TripInput } from "./inputs";
import { newestJobs, startJob, tasksOf, tripInput } from "./jobModel";
import { agentEntry } from "./registry";
import { revisionOf } from "../../trips/history/revision";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOONEST_MS = 2 * MINUTE_MS;
const LATEST_MS = HOUR_MS;
/** Of the time since the last change: what has rested for a day is looked at every hour. */
const WAIT_SHARE = 1 / 4;
/** Nobody comes back to it: asking the specialists again begins anew. */
const FORGOTTEN_MS = 30 * 24 * HOUR_MS;

/** Call when somebody has asked the specialists. */
export async function watchTrip(ctx: MutationCtx, trip: Doc<"trips">) {
  const row = await watchOf(ctx, trip._id);
  const now = Date.now();
  const seen = { basis: await basisOf(ctx, trip._id, await tripInput(ctx, trip)), revision: await revisionOf(ctx, trip._id), changedAt: now };
  if (row && row.dueAt > now) {
    await ctx.db.patch(row._id, seen);
    return;
  }
  if (row) await ctx.db.delete(row._id);
  const serial = row ? row.serial + 1 : 1;
  await ctx.db.insert("aiRefreshes", { tripId: trip._id, serial, dueAt: now + SOONEST_MS, ...seen });
  await ctx.scheduler.runAfter(SOONEST_MS, internal.ai.agents.refresh.look, { tripId: trip._id, serial });
}

/** Starts a refresh if one is due, and arranges for the next look. Returns the job's id, or null. */
export const look = internalMutation({
  args: { tripId: v.id("trips"), serial: v.number() },
  handler: async (ctx, { tripId, serial }): Promise<Id<"aiJobs"> | null> => {
    const row = await watchOf(ctx, tripId);
    const trip = await ctx.db.get(tripId);
    if (!row || row.serial !== serial) return null;
    const now = Date.now();
    if (!trip || trip.deletedAt !== undefined || isOver(trip, now) || now - row.changedAt > FORGOTTEN_MS) {
      await ctx.db.delete(row._id);
      return null;
    }
    const [job] = await newestJobs(ctx, tripId, 1);
    if (!job || job.finishedAt === undefined) {
      await lookAgain(ctx, row, { dueAt: now + SOONEST_MS });
      return null;
    }
    const input = await tripInput(ctx, trip);
    const basis = await basisOf(ctx, tripId, input);
    const tasks = await tasksOf(ctx, job._id);
    const isDue = basis !== row.basis || tasks.some((task) => isStale(task, now));
    const revision = await revisionOf(ctx, tripId);
    const changedAt = basis !== row.basis || revision !== row.revision ? now : row.changedAt;
    await lookAgain(ctx, row, { basis, revision, changedAt, dueAt: now + waitUntilLook(now - changedAt) });
    return isDue ? startJob(ctx, { trip, askedBy: job.askedBy, agents: tasks.map(({ agent }) => agent), priority: "background" }) : null;
  },
});

/** Milliseconds until the next look at a trip that hasn't changed for so long. */
export const waitUntilLook = (unchangedMs: number) => Math.min(LATEST_MS, Math.max(SOONEST_MS, unchangedMs * WAIT_SHARE));

/** A report past its time; what was stopped or has failed is left as people saw it. */
export const isStale = ({ agent, status, madeAt }: Pick<Doc<"aiTasks">, "agent" | "status" | "madeAt">, now: number) =>
  (status === "done" || status === "cached") && madeAt !== undefined && now - madeAt >= agentEntry(agent).freshHours * HOUR_MS;

async function lookAgain(ctx: MutationCtx, row: Doc<"aiRefreshes">, changed: Partial<Doc<"aiRefreshes">> & { dueAt: number }) {
  const serial = row.serial + 1;
  await ctx.db.patch(row._id, { ...changed, serial });
  await ctx.scheduler.runAt(changed.dueAt, internal.ai.agents.refresh.look, { tripId: row.tripId, serial });
}

/** Of what a change makes all advice old: dates, cities, members and what they need. */
async function basisOf(ctx: QueryCtx, tripId: Id<"trips">, { trip, needs, open }: TripInput): Promise<string> {
  const members = (await membersOf(ctx, tripId)).map(({ userId }) => userId).sort();
  return sha256(JSON.stringify([trip.startDate, trip.endDate, trip.travellers, trip.destinations, members, needs, ...(open ? [open] : [])]));
}

/** A day after its last, wherever that is. */
const isOver = ({ endDate }: Doc<"trips">, now: number) => now > Date.parse(`${endDate}T00:00:00Z`) + 48 * HOUR_MS;

const watchOf = (ctx: QueryCtx, tripId: Id<"trips">) =>
  ctx.db
    .query("aiRefreshes")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .unique();
