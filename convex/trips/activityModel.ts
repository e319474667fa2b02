// Rules of activities: what one may say of them and how they are added, changed, moved and removed,
// by a person or by the assistant alike.
import type { ObjectType, Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { appError } from "../errors";
import { boundedText, calendarDate, money, numberBetween, timeOfDay } from "../validation";
import { formatDay } from "./labels";
import { DayOrders, MAX_ACTIVITIES } from "./order";
import type { Change } from "./changes";
import type { activityFields, activityStatus } from "./schema";

export type ActivityFields = ObjectType<typeof activityFields>;
export type ActivityPatch = Partial<ActivityFields> & { status?: Infer<typeof activityStatus> };

/** Checks the bounds of whatever fields are given. Throws VALIDATION_ERROR. */
export async function validFields<Fields extends ActivityPatch>(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  input: Fields,
): Promise<Fields> {
  const output = { ...input };
  if (input.title !== undefined) output.title = boundedText(input.title, "title", 1, 200);
  if (input.description !== undefined) output.description = boundedText(input.description, "notes", 0, 5000);
  if (input.address !== undefined) output.address = boundedText(input.address, "address", 0, 300);
  if (input.why !== undefined) output.why = boundedText(input.why, "reason", 0, 600);
  if (input.placeId) boundedText(input.placeId, "place", 1, 120);
  if (input.day) dayWithin(trip, input.day, "day");
  if (input.endDay) dayWithin(trip, input.endDay, "endDay");
  if (input.start) timeOfDay(input.start, "start");
  if (input.end) timeOfDay(input.end, "end");
  if (input.cost) output.cost = money(input.cost, "cost");
  if (input.lat !== undefined && input.lat !== null) numberBetween(input.lat, "latitude", -90, 90);
  if (input.lng !== undefined && input.lng !== null) numberBetween(input.lng, "longitude", -180, 180);
  if (input.destinationId) {
    const destination = await ctx.db.get(input.destinationId);
    if (destination?.tripId !== trip._id) {
      throw appError("VALIDATION_ERROR", "That city isn't part of this trip.", { field: "destinationId" });
    }
  }
  return output;
}

function dayWithin(trip: Doc<"trips">, day: string, field: string) {
  calendarDate(day, field);
  if (day < trip.startDate || day > trip.endDate) {
    throw appError("VALIDATION_ERROR", `That day is outside the trip (${trip.startDate} to ${trip.endDate}).`, { field });
  }
}

/** A time range within one day; hotels and what runs past midnight may end "before" they start. */
export function requireTimesInOrder(activity: Pick<ActivityFields, "start" | "end" | "type">) {
  const { start, end, type } = activity;
  if (start && end && end < start && type !== "hotel" && type !== "transport") {
    throw appError("VALIDATION_ERROR", "It ends before it starts. Change one of the two times.", { field: "end" });
  }
}

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
