// A day's stops one after another, in a given order, each as early as the one before allows but not earlier
// than it was. Nothing leaves the day.
import type { Place } from "../../../places/types";
import { startsOn } from "../../../places/openingHours";
import { minutesOfDay, minutesUntil } from "../../../dates";
import type { ActivityState, TripState } from "../../types";
import { toTime } from "../clock";
import type { PlanContext } from "../draftTypes";
import { wayMinutes } from "../draft/assemble";
import { mealHours } from "../draft/mealHours";
import { cityOf } from "../draft/skeleton";
import { timedOn } from "../draft/timeline";
import { knownPlace } from "../draft/knownPlace";
import { mayChange } from "./mayChange";

const LATEST = 23 * 60 + 45;
const LONG = 5 * 60;

/** The ids of a day's stops in another order, and those of them that may begin earlier than they did. */
export type Reorder = { ids: string[]; sooner: string[] };

/** Two stops in the other order. */
export function swapped(stops: ActivityState[], one: string, other: string): Reorder {
  const ids = stops.filter(({ end }) => end !== null).map(({ id }) => (id === one ? other : id === other ? one : id));
  return { ids, sooner: [one, other] };
}

/** Null when something would no longer fit. `may` says what may get another time. */
export function retimeDay(context: PlanContext, day: string, reorder?: Reorder, may: (item: ActivityState) => boolean = mayChange): TripState | null {
  const { trip, preferences } = context;
  const stands = timedOn(trip, day).filter(({ end }) => end !== null);
  const items = reorder ? reorder.ids.flatMap((id) => stands.find((item) => item.id === id) ?? []) : stands;
  if (items.length !== stands.length) return null;
  const first = stands[0] ? minutesOfDay(stands[0].start!) : 0;
  const times = new Map<string, { start: string; end: string }>();
  let before: ActivityState | null = null;
  let endsAtNight = false;
  let free = preferences.notBefore ? minutesOfDay(preferences.notBefore) : 0;
  for (const item of items) {
    const start = minutesOfDay(item.start!);
    const length = minutesUntil(item.start!, item.end!);
    const ready = free + (before ? way(context, before, item) : 0);
    if (!may(item) || !hasRoom(item, length)) {
      if (start < ready) return null;
      free = start + length;
      endsAtNight = runsOn(item);
    } else {
      const wanted = Math.max(ready, reorder?.sooner.includes(item.id) ? first : start);
      const begins = earliestStart(context, item, length, wanted);
      if (begins === null) return null;
      if (begins !== start) times.set(item.id, { start: toTime(begins), end: toTime(begins + length) });
      free = begins + length;
      endsAtNight = false;
    }
    before = item;
  }
  if (!endsAtNight && free > (preferences.notAfter ? minutesOfDay(preferences.notAfter) : LATEST)) return null;
  return { ...trip, activities: trip.activities.map((activity) => ({ ...activity, ...times.get(activity.id) })) };
}

/** A night out stays where it is, and may last as long as it does. */
const runsOn = ({ type, start, end }: ActivityState) => type !== "transport" && end! < start!;
const hasRoom = (item: ActivityState, length: number) => item.type !== "transport" && !runsOn(item) && length > 0 && length < LONG;

function way({ trip, cities }: PlanContext, from: ActivityState, to: ActivityState): number {
  const destination = trip.destinations.find(({ id }) => id === to.destinationId);
  const city = destination && cityOf(destination, cities);
  if (!city || from.type === "transport" || to.type === "transport" || from.lat === null || from.lng === null || to.lat === null || to.lng === null) return 0;
  return wayMinutes(city, { lat: from.lat, lng: from.lng }, { lat: to.lat, lng: to.lng });
}

function earliestStart(context: PlanContext, item: ActivityState, length: number, wanted: number): number | null {
  const known = item.placeId === null ? null : knownPlace(context, item.placeId);
  const hours: Pick<Place, "hours" | "lastEntry"> = known?.place ?? { hours: { daily: "00:00-24:00" } };
  const meal = item.meal && known ? mealHours(known.city.countryCode)[item.meal] : null;
  for (const { open, close } of startsOn(hours, item.day!, length)) {
    const start = Math.ceil(Math.max(wanted, open, meal?.from ?? 0) / 5) * 5;
    if (start <= Math.min(close, meal?.until ?? Infinity)) return start;
  }
  return null;
}
