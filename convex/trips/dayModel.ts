// What belongs to a day as a whole: its title and notes, and its other plans.
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { MAX_TRIP_DAYS } from "./model";

/** Of all days that have any. */
export function dayNotesOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"dayNotes">[]> {
  return ctx.db
    .query("dayNotes")
    .withIndex("by_trip_day", (q) => q.eq("tripId", tripId))
    .take(MAX_TRIP_DAYS);
}

/** Plans B of all days, by day. */
export async function variantsOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"dayVariants">[]> {
  const variants = await ctx.db
    .query("dayVariants")
    .withIndex("by_trip_day", (q) => q.eq("tripId", tripId))
    .take(MAX_TRIP_DAYS);
  return variants.filter(({ deletedAt }) => deletedAt === undefined);
}
