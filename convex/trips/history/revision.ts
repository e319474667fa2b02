// How often a trip has been changed: the number of its newest event. Not kept in the trip itself, which all that is asked of it
// reads, and which would else be read anew by everybody with each edit.
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** The number of what is kept beside the log and is no step of it: an edit that its sender named, and that changed nothing. */
export const NO_STEP = -1;

/** 0 before the first change. */
export async function revisionOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<number> {
  const newest = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", tripId))
    .order("desc")
    .first();
  return Math.max(newest?.seq ?? 0, 0);
}
