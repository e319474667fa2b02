// The trip as the checks read it: activities with minutes, their known place and city, day by day.
import type { City, Place } from "../../../places/types";
import type { ActivityState, DestinationState, TripState } from "../../types";
import type { Cities, Finding, FindingCode, Forecast } from "../draftTypes";
import type { Preferences } from "../types";
import { dayNumber, minuteOf } from "./clock";
import { placeOf, resolvePlace } from "./grounding";

export type Item = ActivityState & {
  /** Minutes after midnight; the end is past 24:00 when it is on the next day. */
  from: number | null;
  to: number | null;
  place: Place | null;
  city: City | null;
};
export type Day = { date: string; number: number; index: number; here: DestinationState[]; items: Item[] };
export type Subject = { trip: TripState; cities: Cities; preferences: Preferences | null; forecast: Forecast | null; items: Item[]; days: Day[] };
export type Check = (subject: Subject) => Finding[];

export function subjectOf(trip: TripState, cities: Cities, preferences: Preferences | null, forecast: Forecast | null): Subject {
  const items = trip.activities.filter(({ day }) => day !== null).map((activity) => itemOf(activity, trip, cities));
  const first = dayNumber(trip.startDate)!;
  const last = dayNumber(trip.endDate)!;
  const days: Day[] = [];
  for (let number = first; number <= last; number++) {
    const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
    const here = trip.destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure);
    const today = items.filter((item) => item.day === date).sort((a, b) => (a.from ?? 9999) - (b.from ?? 9999));
    days.push({ date, number, index: number - first, here, items: today });
  }
  return { trip, cities, preferences, forecast, items, days };
}

function itemOf(activity: ActivityState, trip: TripState, cities: Cities): Item {
  const named = activity.placeId === null ? null : (cities.get(activity.placeId.split("/")[0]!) ?? null);
  const destination = trip.destinations.find((candidate) => candidate.id === activity.destinationId);
  const from = minuteOf(activity.start);
  const end = minuteOf(activity.end);
  const city = named ?? (destination?.citySlug ? (cities.get(destination.citySlug) ?? null) : null);
  return {
    ...activity,
    from,
    to: end !== null && from !== null && end < from && activity.type === "transport" ? end + 1440 : end,
    place: activity.placeId !== null ? placeOf(activity.placeId, cities) : city && mayBeNamed(activity) ? resolvePlace(activity, city) : null,
    city,
  };
}

/** A stop that names a place without its id is held to the place's hours all the same. */
const mayBeNamed = ({ source, type, lat }: ActivityState) => source === "ai" && lat !== null && (type === "sightseeing" || type === "restaurant");

export const finding = (code: FindingCode, severity: Finding["severity"], day: string | null, items: { id: string }[], message: string): Finding => ({
  code,
  severity,
  day,
  activityIds: items.map(({ id }) => id),
  message,
});

/** Sights and other stops, without beds, ways and meals. */
export const isStop = ({ type, meal }: Item) => (type === "sightseeing" || type === "other") && !meal;
export const isTimed = (item: Item): item is Item & { from: number; to: number } => item.from !== null && item.to !== null && item.type !== "hotel";
/** Out of town most of the day. */
export const isDayTrip = (item: Item) => item.place?.kind === "dayTrip";

const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
export const dayName = (date: string) => DATE.format(Date.parse(`${date}T00:00:00Z`)).replace(",", "");
