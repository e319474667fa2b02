// Has a trip's words for the search written anew, a moment after the last of a row of changes: call when a plan or its
// members have changed. One job waits a trip; tripSearch.rebuild does it.
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";

const PAUSE_MS = 5_000;
/** A job that is so late was lost with its deployment. */
const LOST_MS = 10 * 60_000;

export async function touchTripSearch(ctx: MutationCtx, tripId: Id<"trips">): Promise<void> {
  const waiting = await searchJobOf(ctx, tripId);
  const now = Date.now();
  if (waiting && now - waiting.dueAt < LOST_MS) return;
  if (waiting) await ctx.db.delete(waiting._id);
  await ctx.db.insert("tripSearchJobs", { tripId, dueAt: now + PAUSE_MS });
  await ctx.scheduler.runAfter(PAUSE_MS, internal.trips.tripSearch.rebuild, { tripId });
}

export const searchJobOf = (ctx: QueryCtx, tripId: Id<"trips">) =>
  ctx.db
    .query("tripSearchJobs")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .first();
