// How many days of a trip have something planned: kept on the trip's row by `applyChanges`, so that lists needn't read plans.
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Change } from "../change";

/** Days that these changes may fill or empty. */
export function touchedDays(changes: readonly Change[]): Set<string> {
  const days = new Set<string | null | undefined>();
  for (const change of changes) {
    if (change.op === "insert") days.add(change.activity.day);
    if (change.op !== "patch" || !("day" in change.set || "deletedAt" in change.set)) continue;
    days.add(change.activity.day).add(change.set.day);
  }
  return new Set([...days].filter((day) => typeof day === "string"));
}

/** How many of the days have something planned now. */
export async function countPlanned(ctx: QueryCtx, tripId: Id<"trips">, days: Iterable<string>): Promise<number> {
  let planned = 0;
  for (const day of days) {
    const first = await ctx.db
      .query("activities")
      .withIndex("by_trip_deletedAt_day_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined).eq("day", day))
      .first();
    if (first) planned += 1;
  }
  return planned;
}
