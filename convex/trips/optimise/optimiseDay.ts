// A day of a trip as the question for its best order, and the answer as changes: what is fixed, when places are open,
// where one sleeps.
import { generateNKeysBetween } from "fractional-indexing";
import { mealHours } from "../../ai/planner/draft/mealHours";
import { toTime } from "../../ai/planner/clock";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { minutesOfDay } from "../../dates";
import { transitOf } from "../../places/cityIndex";
import { knownPlaceOf } from "../../places/known";
import { startsOn } from "../../places/openingHours";
import { estimateLeg, estimateLegBy } from "../../places/travel";
import { dayWithin } from "../activities/activityBounds";
import type { Change } from "../changes";
import { dayWayOf } from "../legs/dayWayOf";
import { destinationsOf } from "../model";
import { bestOrder, type Point, type Stop, type Window } from "./optimiseModel";
import { activitiesOfDay, activitiesOfTrip } from "../activities/order";

type Activity = Doc<"activities">;
/** What nobody has said the length of. */
const USUAL_MINUTES = 60;
const UNTIMED_MINUTES = 30;
/** A table without a named meal is wanted at about its time. */
const TABLE_SLACK = 45;

export async function orderingOf(ctx: QueryCtx, trip: Doc<"trips">, day: string) {
  dayWithin(trip, day, "day");
  const [all, destinations, everything] = await Promise.all([activitiesOfDay(ctx, trip._id, day), destinationsOf(ctx, trip._id), activitiesOfTrip(ctx, trip._id)]);
  const rows = all.filter(({ type }) => type !== "hotel");
  const byId = new Map<string, Activity>(rows.map((row) => [row._id, row]));
  const bed = bedsOn(everything, day);
  const countryOf = ({ destinationId }: Activity) => destinations.find(({ _id }) => _id === destinationId)?.countryCode ?? destinations[0]?.countryCode ?? "";
  const citySlugs = new Map(destinations.map(({ _id, citySlug }) => [_id, citySlug]));
  const ordering = bestOrder(rows.map((row) => stopOf(row, day, countryOf(row))), bed, (from, to) => {
    const arriving = "id" in to ? byId.get(to.id) : "id" in from ? byId.get(from.id) : undefined;
    const transit = transitOf((arriving?.destinationId && citySlugs.get(arriving.destinationId)) || null);
    const mode = "id" in to ? arriving?.legMode : null;
    return mode ? estimateLegBy(mode, spotOf(from), spotOf(to), transit) : estimateLeg(spotOf(from), spotOf(to), transit);
  });
  // Told as everywhere of a day. Where the group parts, what is less for one who does it all may not be for anybody.
  const wayOf = await dayWayOf(ctx, trip, destinations);
  const before = wayOf(rows);
  const after = wayOf(ordering.order.map((id) => byId.get(id)!));
  const better = ordering.after.minutes < ordering.before.minutes && after.minutes < before.minutes;
  const ordered = ordering.order.map((id) => {
    const activity = byId.get(id)!;
    const start = ordering.starts.get(id);
    const fixed = isFixed(activity);
    if (start === undefined) return { activity, start: activity.start, end: activity.end, fixed };
    return { activity, start: toTime(start), end: activity.end && toTime(start + lengthOf(activity)), fixed };
  });
  return { before, after, better, fromHotel: bed.morning !== null || bed.evening !== null, rows: ordered, changes: better ? changesOf(rows, ordered, all) : [] };
}

const spotOf = (place: Stop | Point): Point => ("id" in place ? place.point! : place);
const placeOf = ({ lat, lng }: Activity): Point | null => (lat === null || lng === null ? null : { lat, lng });

const isFixed = ({ locked, status, type }: Activity) => Boolean(locked) || status === "booked" || status === "done" || type === "transport";

function lengthOf({ start, end }: Activity): number {
  if (!start) return UNTIMED_MINUTES;
  if (!end) return USUAL_MINUTES;
  const length = minutesOfDay(end) - minutesOfDay(start);
  return length < 0 ? length + 24 * 60 : length;
}

/** Where one wakes up and where one goes to bed, where that is known. */
function bedsOn(activities: Activity[], day: string): { morning: Point | null; evening: Point | null } {
  const stays = activities.filter(({ type, day: since }) => type === "hotel" && since !== null);
  const lasts = ({ day: since, endDay }: Activity, date: string) => since! <= date && (endDay ? date < endDay : since === date);
  const morning = stays.find((stay) => stay.day! < day && (stay.endDay ?? "") >= day);
  const evening = stays.find((stay) => lasts(stay, day));
  return { morning: morning ? placeOf(morning) : null, evening: evening ? placeOf(evening) : null };
}

function stopOf(activity: Activity, day: string, countryCode: string): Stop {
  const start = activity.start === null ? null : minutesOfDay(activity.start);
  const parts = activity.type === "transport";
  return { id: activity._id, point: parts ? null : placeOf(activity), start, lasts: lengthOf(activity), fixed: isFixed(activity), parts, windows: windowsOf(activity, day, countryCode) };
}

function windowsOf(activity: Activity, day: string, countryCode: string): Window[] | null {
  const known = activity.placeId ? knownPlaceOf(activity.placeId) : null;
  const open = known ? startsOn(known.place, day, lengthOf(activity)) : null;
  const meal = mealWindow(activity, countryCode);
  if (!meal) return open;
  if (!open) return [meal];
  return open.map((window) => ({ open: Math.max(window.open, meal.open), close: Math.min(window.close, meal.close) })).filter((window) => window.open <= window.close);
}

function mealWindow({ meal, type, start }: Activity, countryCode: string): Window | null {
  if (meal) {
    const { from, until } = mealHours(countryCode)[meal];
    return { open: from, close: until };
  }
  const at = type === "restaurant" && start !== null ? minutesOfDay(start) : null;
  return at === null ? null : { open: at - TABLE_SLACK, close: at + TABLE_SLACK };
}

/** The keys that the rows have are dealt out anew; two that share one, after an undo, make fresh ones necessary. */
function changesOf(rows: Activity[], ordered: { activity: Activity; start: string | null; end: string | null }[], all: Activity[]): Change[] {
  const given = rows.map(({ order }) => order);
  const hotel = all.find(({ type }) => type === "hotel")?.order ?? null;
  const distinct = new Set(given).size === given.length;
  const keys = distinct ? given : generateNKeysBetween(null, hotel, given.length);
  return ordered.map(({ activity, start, end }, index): Change => ({ op: "patch", activity, set: { order: keys[index]!, start, end } }));
}
