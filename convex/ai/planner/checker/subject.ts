// The trip as the checks read it: activities with minutes, their known place and city, day by day.
import type { City, Place } from "../../../places/types";
import type { Said } from "../../../said";
import type { ActivityState, DestinationState, TripState } from "../../types";
import type { Cities, Finding, FindingCode, FindingKind, Forecast } from "../draftTypes";
import type { Preferences } from "../types";
import { addDays } from "../../../dates";
import { instantAt } from "../../../trips/days/clock";
import { dayNumber, endOnLine, minuteOf } from "./clock";
import { placeOf, resolvePlace } from "./grounding";
import { arrivalDay, zonesOf } from "./journeys";

export type Item = ActivityState & {
  /** Minutes after midnight; the end is past 24:00 when it is on the next day. */
  from: number | null;
  to: number | null;
  /** Minutes on one line for the whole trip, whatever the clocks on the way; null without a start or an end. */
  begins: number | null;
  ends: number | null;
  /** The calendar day on which it is over. */
  lastDay: string;
  place: Place | null;
  city: City | null;
};
export type Day = { date: string; number: number; index: number; here: DestinationState[]; items: Item[] };
export type Subject = { trip: TripState; cities: Cities; preferences: Preferences | null; forecast: Forecast | null; items: Item[]; days: Day[] };
export type Check = (subject: Subject) => Finding[];

export function subjectOf(trip: TripState, cities: Cities, preferences: Preferences | null, forecast: Forecast | null): Subject {
  const oneClock = hasOneClock(trip);
  const items = trip.activities.filter(({ day }) => day !== null).map((activity) => itemOf(activity, trip, cities, oneClock));
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

/** The same time zone everywhere: then times of day are compared as they stand. */
const hasOneClock = ({ destinations, activities }: TripState) =>
  new Set([...destinations.map(({ timeZone }) => timeZone), ...activities.flatMap(({ transport }) => [transport?.from?.timeZone, transport?.to?.timeZone].filter(Boolean))]).size <= 1;

function itemOf(activity: ActivityState, trip: TripState, cities: Cities, oneClock: boolean): Item {
  const named = activity.placeId === null ? null : (cities.get(activity.placeId.split("/")[0]!) ?? null);
  const destination = trip.destinations.find((candidate) => candidate.id === activity.destinationId);
  const from = minuteOf(activity.start);
  const end = minuteOf(activity.end);
  const city = named ?? (destination?.citySlug ? (cities.get(destination.citySlug) ?? null) : null);
  const day = activity.day!;
  const isVisit = activity.type !== "transport" && activity.type !== "hotel";
  const until = isVisit && from !== null && end !== null ? endOnLine(from, end) : end;
  const over = isVisit && until !== end && dayNumber(day) !== null ? addDays(day, 1) : (arrivalDay(activity, trip) ?? day);
  const zones = oneClock ? null : zonesOf(activity, trip);
  const onLine = (date: string, minute: number | null, zone: string | undefined) =>
    minute === null || dayNumber(date) === null ? null : zone ? instantAt(date, clockTime(minute), zone) / 60_000 : dayNumber(date)! * 1440 + minute;
  const begins = onLine(day, from, zones?.from);
  const returned = onLine(over, end, zones?.to);
  const hired = isHired(activity, over, begins, returned);
  const lastDay = hired ? day : over;
  const ends = hired ? begins : returned;
  return {
    ...activity,
    from,
    // By the clock of where it leaves.
    to: hired ? from : activity.type === "transport" && from !== null && begins !== null && ends !== null && (lastDay !== day || zones) ? from + ends - begins : until,
    begins,
    ends,
    lastDay,
    place: activity.placeId !== null ? placeOf(activity.placeId, cities) : city && mayBeNamed(activity) ? resolvePlace(activity, city) : null,
    city,
  };
}

/** Nobody drives through the night and on: a car for so long is one's own meanwhile, and getting it is all that takes time. */
const LONGEST_DRIVE = 16 * 60;
const isHired = ({ transport, day }: ActivityState, lastDay: string, begins: number | null, ends: number | null): boolean =>
  transport?.mode === "car" && lastDay > day! && (begins === null || ends === null || ends - begins > LONGEST_DRIVE);

/** A stop that names a place without its id is held to the place's hours all the same. */
const mayBeNamed = ({ source, type, lat }: ActivityState) => source === "ai" && lat !== null && (type === "sightseeing" || type === "restaurant");

export const finding = (code: FindingCode, kind: FindingKind, severity: Finding["severity"], day: string | null, items: { id: string }[], said: Said): Finding => ({
  code,
  kind,
  severity,
  day,
  activityIds: items.map(({ id }) => id),
  said,
});

/** Whether some people take part in both. */
export const together = (a: Pick<ActivityState, "participants">, b: Pick<ActivityState, "participants">) =>
  !a.participants || !b.participants || a.participants.some((person) => b.participants!.includes(person));

/** What each of those who go ways of their own takes part in; one list where nobody does. */
export function tracksOf<One extends Pick<ActivityState, "participants">>(items: One[]): One[][] {
  const people = [...new Set(items.flatMap(({ participants }) => participants ?? []))];
  return people.length === 0 ? [items] : people.map((person) => items.filter(({ participants }) => !participants || participants.includes(person)));
}

/** The same said of several people is said once. */
export function once(findings: Finding[]): Finding[] {
  const known = new Set<string>();
  return findings.filter(({ kind, day, activityIds, said }) => {
    const key = [kind, day, ...(activityIds.length > 0 ? activityIds : [JSON.stringify(said)])].join(" ");
    return !known.has(key) && known.add(key);
  });
}

const clockTime = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Sights and other stops, without beds, ways and meals. */
export const isStop = ({ type, meal }: Item) => (type === "sightseeing" || type === "other") && !meal;
export const isTimed = (item: Item): item is Item & { from: number; to: number } => item.from !== null && item.to !== null && item.type !== "hotel";
/** Out of town most of the day. */
export const isDayTrip = (item: Item) => item.place?.kind === "dayTrip";
