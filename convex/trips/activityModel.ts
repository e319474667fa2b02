// Rules of activities: how they are added, changed, moved and removed, by a person or by the assistant alike.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { appError } from "../errors";
import { dayWithin, requireTimesInOrder, validFields, type ActivityFields, type ActivityPatch } from "./activityBounds";
import { formatDay } from "./labels";
import { DayOrders, MAX_ACTIVITIES } from "./order";
import type { Change } from "./changes";

/** The living activity of this trip. Throws RESOURCE_NOT_FOUND. */
export async function activityOf(ctx: MutationCtx, trip: Doc<"trips">, activityId: Id<"activities">) {
  const activity = await ctx.db.get(activityId);
  if (activity?.tripId !== trip._id || activity.deletedAt !== undefined) {
    throw appError("RESOURCE_NOT_FOUND", "This item is no longer in the trip. Somebody may have removed it.");
  }
  return activity;
}

export async function addition(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  input: ActivityFields,
  source: Doc<"activities">["source"],
  orders = new DayOrders(ctx, trip._id),
): Promise<Change> {
  if (trip.activityCount >= MAX_ACTIVITIES) {
    throw appError("CONFLICT", `A trip holds ${MAX_ACTIVITIES} items at most. Remove some first.`, { max: MAX_ACTIVITIES });
  }
  const valid = await validFields(ctx, trip, input);
  requireTimesInOrder(valid);
  return {
    op: "insert",
    activity: {
      ...valid,
      order: await orders.keyForTime(valid.day, valid),
      status: valid.day === null ? "idea" : "planned",
      source,
    },
  };
}

/** Only the given fields are touched, so that two people editing different fields both keep theirs. */
export async function alteration(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  activity: Doc<"activities">,
  patch: ActivityPatch,
  orders = new DayOrders(ctx, trip._id),
): Promise<Change> {
  const set = await validFields(ctx, trip, patch);
  const after = { ...activity, ...set };
  requireTimesInOrder(after);
  const moves = after.day !== activity.day || after.start !== activity.start;
  if (!moves) return { op: "patch", activity, set };
  return { op: "patch", activity, set: { ...set, order: await orders.keyForTime(after.day, after) } };
}

/** Puts the activity right after `afterId` (null: first) on `day` (null: ideas), times kept. */
export async function relocation(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  activity: Doc<"activities">,
  to: { day: string | null; afterId: Id<"activities"> | null },
): Promise<Change> {
  if (to.day) dayWithin(trip, to.day, "day");
  const order = await new DayOrders(ctx, trip._id).keyAfter(to.day, to.afterId, activity);
  const status = to.day === null ? "idea" : activity.status === "idea" ? "planned" : activity.status;
  return { op: "patch", activity, set: { day: to.day, order, status } };
}

export const removal = (activity: Doc<"activities">): Change => ({
  op: "patch",
  activity,
  set: { deletedAt: Date.now() },
});

/** What the feed says a patch was. */
export function describePatch(activity: Doc<"activities">, set: ActivityPatch): string {
  if (set.title !== undefined && set.title !== activity.title) return `renamed ${activity.title} to ${set.title}`;
  if (set.day !== undefined && set.day !== activity.day) return `moved ${activity.title} to ${formatDay(set.day)}`;
  if (set.start !== undefined || set.end !== undefined) return `changed the time of ${activity.title}`;
  if (set.cost !== undefined) return `changed the cost of ${activity.title}`;
  return `edited ${activity.title}`;
}
