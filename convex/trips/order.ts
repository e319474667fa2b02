// Where an activity stands in its day: a fractional index, so that two people who move items never
// renumber each other's. The server picks the key between the neighbours it sees, one mutation
// after another, so that two drops into one gap get two keys.
import { generateKeyBetween } from "fractional-indexing";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** More than anybody plans; bounds every read of a whole trip. */
export const MAX_ACTIVITIES = 1000;

/** The living activities of one day in order; `null` is the list of ideas. */
export function activitiesOfDay(ctx: QueryCtx, tripId: Id<"trips">, day: string | null) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_deletedAt_day_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined).eq("day", day))
    .take(MAX_ACTIVITIES);
}

/** All living activities, ideas first, then by day and order. */
export function activitiesOfTrip(ctx: QueryCtx, tripId: Id<"trips">) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_deletedAt_day_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined))
    .take(MAX_ACTIVITIES);
}

type Ordered = Pick<Doc<"activities">, "_id" | "order" | "start" | "type">;

/** The key right after `afterId`; first when null; last when that row is gone. */
export function keyAfter(day: Ordered[], afterId: Id<"activities"> | null): string {
  const index = afterId === null ? -1 : day.findIndex((row) => row._id === afterId);
  if (afterId !== null && index === -1) return generateKeyBetween(day.at(-1)?.order ?? null, null);
  return generateKeyBetween(day[index]?.order ?? null, day[index + 1]?.order ?? null);
}

/** The key that puts an activity starting at `start` before the first one that starts later; untimed ones go last. */
export function keyForTime(day: Ordered[], start: string | null, type: Doc<"activities">["type"]): string {
  if (type === "hotel") return generateKeyBetween(day.at(-1)?.order ?? null, null);
  const later = start === null ? -1 : day.findIndex((row) => row.type === "hotel" || (row.start !== null && row.start > start));
  if (later === -1) return generateKeyBetween(day.at(-1)?.order ?? null, null);
  return generateKeyBetween(day[later - 1]?.order ?? null, day[later]!.order);
}
