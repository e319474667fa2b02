// Rules of activities: how they are added, changed, moved and removed, by a person or by the assistant alike.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { addDays, daysBetween } from "../../dates";
import { appError } from "../../errors";
import { say } from "../../said";
import { dayWithin, requireTimesInOrder, validFields, type ActivityFields, type ActivityPatch } from "./activityBounds";
import { DayOrders, MAX_ACTIVITIES } from "./order";
import type { Change } from "../changes";
import { overtaken } from "../history/overtaken";

/** The living activity of this trip. Throws RESOURCE_NOT_FOUND. */
export async function activityOf(ctx: QueryCtx, trip: Doc<"trips">, activityId: Id<"activities">) {
  const activity = await ctx.db.get(activityId);
  if (activity?.tripId !== trip._id || activity.deletedAt !== undefined) {
    throw appError("RESOURCE_NOT_FOUND", "This item is no longer in the trip. Somebody may have removed it.");
  }
  return activity;
}

/** As `activityOf`, for what is read: null for one that was removed, as a screen may still be looking at it. Throws RESOURCE_NOT_FOUND for another trip's. */
export async function activityStillIn(ctx: QueryCtx, trip: Doc<"trips">, activityId: Id<"activities">): Promise<Doc<"activities"> | null> {
  const activity = await ctx.db.get(activityId);
  if (activity?.tripId === trip._id && activity.deletedAt !== undefined) return null;
  return activityOf(ctx, trip, activityId);
}

/** As `activityOf`, for notes: one that waits in another plan of its day keeps what is written in it, too. */
export async function notedActivityOf(ctx: QueryCtx, trip: Doc<"trips">, activityId: Id<"activities">) {
  const activity = await ctx.db.get(activityId);
  const plan = activity?.tripId === trip._id && activity.parkedIn ? await ctx.db.get(activity.parkedIn) : null;
  return activity && plan && plan.deletedAt === undefined ? activity : activityOf(ctx, trip, activityId);
}

/** Throws CONFLICT where the notes aren't what somebody wrote new ones (`mine`) from: theirs would take away another's. */
export async function requireNotes(ctx: MutationCtx, trip: Doc<"trips">, { _id, title, description = "" }: Doc<"activities">, was: string, mine: string | undefined) {
  if (description === was.trim()) return;
  const fields = [{ name: "description", before: was, theirs: description, ...(mine !== undefined && { mine }) }];
  throw await overtaken(ctx, trip, say("edited {item}", { item: title }), [{ table: "activities", id: _id, title, isRemoval: false, fields }], { message: "Somebody changed these notes while you were writing." });
}

/** Throws CONFLICT where `count` more would be too many. */
export function requireRoom(trip: Doc<"trips">, count: number) {
  if (trip.activityCount + count <= MAX_ACTIVITIES) return;
  throw appError("CONFLICT", say("A trip holds {max, number} items at most. Remove some first.", { max: MAX_ACTIVITIES }), { max: MAX_ACTIVITIES });
}

/** An item with a day is no idea any more, and the other way round. */
export const statusOn = (day: string | null, status: Doc<"activities">["status"]) => (day === null ? "idea" : status === "idea" ? "planned" : status);

/** A stay or journey keeps its length on another day, as far as the trip goes. Undefined: nothing to change. */
export function endDayOn(trip: Doc<"trips">, activity: Pick<Doc<"activities">, "day" | "endDay">, day: string | null): string | undefined {
  if (!activity.endDay || !activity.day || !day || activity.day === day) return undefined;
  const moved = addDays(day, daysBetween(activity.day, activity.endDay));
  return moved > trip.endDate ? trip.endDate : moved < trip.startDate ? trip.startDate : moved;
}

export async function addition(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  input: ActivityFields,
  source: Doc<"activities">["source"],
  orders = new DayOrders(ctx, trip._id),
): Promise<Change> {
  requireRoom(trip, 1);
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
  if (after.day !== activity.day) {
    const status = set.status ?? statusOn(after.day, activity.status);
    const endDay = set.endDay === undefined ? endDayOn(trip, activity, after.day) : undefined;
    return { op: "patch", activity, set: { ...set, status, ...(endDay !== undefined && { endDay }), order: await orders.keyForTime(after.day, after) } };
  }
  // A new time moves it only where it would stand wrong; one without a time stays where it was put.
  if (after.start === activity.start || (await orders.fitsWhereItIs(after))) return { op: "patch", activity, set };
  return { op: "patch", activity, set: { ...set, order: await orders.keyForTime(after.day, after) } };
}

/** Puts the activity right after `afterId` (null: first) on `day` (null: ideas), times kept. */
export async function relocation(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  activity: Doc<"activities">,
  to: { day: string | null; afterId: Id<"activities"> | null },
  orders = new DayOrders(ctx, trip._id),
): Promise<Change> {
  if (to.day) dayWithin(trip, to.day, "day");
  const order = await orders.keyAfter(to.day, to.afterId, activity);
  const endDay = endDayOn(trip, activity, to.day);
  return { op: "patch", activity, set: { day: to.day, order, status: statusOn(to.day, activity.status), ...(endDay !== undefined && { endDay }) } };
}

export const removal = (activity: Doc<"activities">): Change => ({
  op: "patch",
  activity,
  set: { deletedAt: Date.now() },
});
