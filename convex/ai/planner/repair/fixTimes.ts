// Ways to give a stop another time, another day, another place in its stead, or none: from least to most.
import { eachDay, minutesOfDay } from "../../../dates";
import type { ActivityState, EditStep, TripState } from "../../types";
import { toTime } from "../clock";
import { applyEdits } from "../draft/applyEdits";
import { admission, visitMinutes } from "../draft/assemble";
import { mealHours } from "../draft/mealHours";
import { moveTo, replaceWith } from "../draft/repairItem";
import { flexibleOn, resolveDay } from "../draft/resolveDay";
import { timedOn } from "../draft/timeline";
import type { CandidateWish, PlanContext } from "../draftTypes";
import { knownPlace } from "../draft/knownPlace";
import { retimeDay, swapped } from "./retimeDay";

export type Fixes = Iterable<TripState>;

export const after = (trip: TripState, step: Pick<EditStep, "edits"> | null): TripState[] => (step ? [applyEdits(trip, step.edits)] : []);

export const withSet = (trip: TripState, id: string, set: Partial<ActivityState>): TripState => ({
  ...trip,
  activities: trip.activities.map((activity) => (activity.id === id ? { ...activity, ...set } : activity)),
});

export const without = (trip: TripState, id: string): TripState => ({ ...trip, activities: trip.activities.filter((activity) => activity.id !== id) });

/** The same day in another rhythm or order. */
export function* fixDay(context: PlanContext, day: string, item: ActivityState): Fixes {
  const { trip } = context;
  const asItStands = retimeDay(context, day);
  if (asItStands) yield asItStands;
  const items = timedOn(trip, day);
  const index = items.findIndex(({ id }) => id === item.id);
  for (const neighbour of [items[index - 1], items[index + 1]]) {
    const turned = neighbour && retimeDay(context, day, swapped(items, item.id, neighbour.id));
    if (turned) yield turned;
  }
  yield* after(trip, moveTo(context, { activityId: item.id, days: [day], at: null }).step);
  const flexible = flexibleOn(context, day);
  if (flexible.length > 0) yield* after(trip, resolveDay(context, { day, flexible, keepAll: true, room: flexible.length }));
}

export function* fixElsewhere(context: PlanContext, item: ActivityState): Fixes {
  const { trip } = context;
  for (const day of eachDay(trip.startDate, trip.endDate)) {
    if (day !== item.day) yield* after(trip, moveTo(context, { activityId: item.id, days: [day], at: null }).step);
  }
}

/** Something of the same kind, then anything for the same hour. */
export function* fixByAnother(context: PlanContext, item: ActivityState, wish: CandidateWish = {}): Fixes {
  const known = item.placeId ? knownPlace(context, item.placeId) : null;
  if (known && !item.meal && !wish.kinds) yield* after(context.trip, replaceWith(context, item.id, { ...wish, kinds: [known.place.kind] }).step);
  yield* after(context.trip, replaceWith(context, item.id, wish).step);
}

/** All of it, leaving out included. */
export function* fixTime(context: PlanContext, item: ActivityState): Fixes {
  if (item.day !== null) yield* fixDay(context, item.day, item);
  yield* fixElsewhere(context, item);
  yield* fixByAnother(context, item);
  yield without(context.trip, item.id);
}

/** Minutes one spends there: as the place is known, a meal's, or an hour. */
export function usualMinutes(context: PlanContext, { placeId, meal, destinationId }: ActivityState): number {
  const known = placeId ? knownPlace(context, placeId) : null;
  const country = known?.city.countryCode ?? context.trip.destinations.find(({ id }) => id === destinationId)?.countryCode ?? "";
  if (meal) return mealHours(country)[meal].minutes;
  return known ? visitMinutes(known.place, context.preferences.pace) : 60;
}

/** A start that is a time of day, and as long as one needs. */
export function withLength(context: PlanContext, item: ActivityState, minutes: number): TripState {
  const valid = /^([01]\d|2[0-3]):[0-5]\d$/.test(item.start ?? "");
  const start = valid ? minutesOfDay(item.start!) : item.meal ? mealHours("")[item.meal].from : 10 * 60;
  return withSet(context.trip, item.id, { start: toTime(start), end: toTime(Math.min(start + minutes, 1439)) });
}

/** What getting in or a meal costs the party, where that is known. */
export function usualCost(context: PlanContext, { placeId, meal }: ActivityState): ActivityState["cost"] {
  const known = placeId ? knownPlace(context, placeId) : null;
  if (!known) return null;
  return { amount: (meal ? known.place.price : admission(known.place)) * context.trip.travellers, currency: known.city.currency };
}
