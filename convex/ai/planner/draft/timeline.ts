// A day as it stands: what has a time, the ways between, and the best gap for one thing more.
import { minutesOfDay } from "../../../dates";
import { estimateLeg } from "../../../places/travel";
import type { Point } from "../../../places/distance";
import type { Window } from "../../../places/openingHours";
import type { City } from "../../../places/types";
import type { Phrase } from "../../../words/words";
import type { ActivityState, TripState } from "../../types";
import type { PlanContext } from "../draftTypes";
import { wayMinutes } from "./assemble";
import { cityOf, daySkeleton, destinationsOn, easyDaysOf, type Base, type DaySkeleton } from "./skeleton";
import { lodgingArea } from "./stays";
import { thriftLevels } from "./thrift";

export type NewItem = { city: City; point: Point; minutes: number; /** When it may begin. */ windows: Window[] };
/** `added` is travel in minutes; `before` what precedes it. */
export type Fit = { start: number; added: number; before: { point: Point; title: string | Phrase } };

/** Where one sleeps in each city: the hotel of the trip, else the area that would be chosen. */
export function basesOf({ trip, cities, preferences }: PlanContext): Map<string, Base> {
  const bases = new Map<string, Base>();
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    const hotel = trip.activities.find(({ type, destinationId, lat }) => type === "hotel" && destinationId === destination.id && lat !== null);
    const area = city && lodgingArea(city, preferences, thriftLevels(preferences.budgetStyle)[0]!);
    if (hotel) bases.set(destination.id, { lat: hotel.lat!, lng: hotel.lng!, area: hotel.address ?? hotel.title });
    else if (area) bases.set(destination.id, { lat: area.lat, lng: area.lng, area: area.area });
  }
  return bases;
}

/** The day's gaps around what stands; null without places of its cities. `easy` overrides what the preferences say. */
export function skeletonOf(context: PlanContext, day: string, standing: ActivityState[], easy?: boolean): DaySkeleton | null {
  const { trip, cities, preferences } = context;
  const easyDays = easy === undefined ? (typeof preferences.easyDays === "number" ? [] : easyDaysOf(trip, preferences, [day])) : easy ? [day] : [];
  return daySkeleton(day, { trip, cities, preferences, easyDays, kept: standing, bases: basesOf(context) });
}

/** The start that adds least travel, nearest to `near` when given. */
export function bestFit(skeleton: DaySkeleton, item: NewItem, near: number | null): Fit | null {
  let best: (Fit & { score: number }) | null = null;
  for (const gap of skeleton.gaps) {
    if (gap.city !== item.city) continue;
    const way = wayMinutes(gap.city, gap.from, item.point);
    const onward = wayMinutes(gap.city, item.point, gap.to);
    const added = way + onward - wayMinutes(gap.city, gap.from, gap.to);
    for (const window of item.windows) {
      const earliest = Math.ceil(Math.max(gap.open + way, window.open) / 5) * 5;
      const latest = Math.min(window.close, gap.close - onward - item.minutes);
      if (earliest > latest) continue;
      const start = near === null ? earliest : Math.min(Math.max(near, earliest), Math.floor(latest / 5) * 5);
      const score = added + (near === null ? 0 : Math.abs(start - near) / 3);
      if (!best || score < best.score) best = { start, added, before: { point: gap.from, title: gap.fromTitle }, score };
    }
  }
  return best;
}

export const timedOn = ({ activities }: TripState, day: string): ActivityState[] =>
  activities.filter((activity) => activity.day === day && activity.start !== null && activity.type !== "hotel").sort((a, b) => minutesOfDay(a.start!) - minutesOfDay(b.start!));

/** Ways between the located stops of a day, in their order; transport rows are a way themselves. */
export function travelOf(context: PlanContext, day: string): { minutes: number; km: number } {
  const here = destinationsOn(context.trip, day).map((destination) => cityOf(destination, context.cities)).find((city) => city !== null);
  const sum = { minutes: 0, km: 0 };
  let before: ActivityState | null = null;
  for (const activity of timedOn(context.trip, day)) {
    if (activity.type === "transport" || activity.lat === null || activity.lng === null) {
      before = null;
      continue;
    }
    if (before) {
      const leg = estimateLeg({ lat: before.lat!, lng: before.lng! }, { lat: activity.lat, lng: activity.lng }, here?.transit.mode);
      sum.minutes += leg.minutes;
      sum.km += leg.km;
    }
    before = activity;
  }
  return sum;
}
