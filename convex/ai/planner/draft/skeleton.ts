// What is fixed before anything is chosen: for each day its cities, its hours, what stays, the journeys,
// and so the gaps that the solver may fill.
import { addDays, daysBetween, eachDay, minutesOfDay } from "../../../dates";
import type { Point } from "../../../places/distance";
import { intercityLeg, type IntercityLeg } from "../../../places/travel";
import type { City } from "../../../places/types";
import { endDayOf, offsetAt } from "../../../trips/days/clock";
import { write, type Phrase } from "../../../words/words";
import type { ActivityState, DestinationState, TripState } from "../../types";
import type { Cities, Meal } from "../draftTypes";
import type { Preferences } from "../types";
import { mealHours } from "./mealHours";

export type Base = Point & { area: string };
export type Fixed = { start: number; end: number; point: Point; id: string | null; meal: Meal | null; title: string };
/** Minutes after midnight of its day, each by the clock that is there: what arrives on the next day does so after 24:00. */
export type Journey = { day: string; from: DestinationState; fromCity: City | null; to: DestinationState; /** Null: nobody knows how far it is. */ leg: IntercityLeg | null; depart: number; arrive: number };

/** A stretch of a day in one city: the solver's route. */
export type Gap = { destination: DestinationState; city: City; base: Base; from: Point; fromTitle: string | Phrase; to: Point; open: number; close: number };
export type DayKind = "full" | "arrival" | "departure" | "moving" | "only";
export type DaySkeleton = {
  day: string;
  kind: DayKind;
  easy: boolean;
  /** The city where the day ends. */
  destination: DestinationState;
  gaps: Gap[];
  journeys: Journey[];
  fixed: Fixed[];
  /** Meals still to be chosen. */
  meals: Meal[];
  /** Sights that may be added. */
  room: number;
};

const STOPS = { relaxed: 3, normal: 5, packed: 7 } as const;
const OPENS = { relaxed: 9 * 60 + 30, normal: 9 * 60, packed: 8 * 60 + 30 } as const;
const EASY_STOPS = { relaxed: 2, normal: 2, packed: 3 } as const;
const EASY_OPENS = 10 * 60 + 30;
const ARRIVAL_OPENS = 11 * 60 + 30;
const DEPARTURE_CLOSES = 15 * 60;
/** Home from dinner at the latest. */
const CLOSES = 23 * 60 + 45;
/** From the hotel to the train that leaves, with bags; and from the one that arrives to the hotel. */
const TO_STATION = 30;
const FROM_STATION = 35;
/** Something of the day without an end takes this long. */
const UNKNOWN_LENGTH = 60;
/** Kept free for a way that nobody knows. */
const UNKNOWN_WAY = 180;

const grid = (minutes: number) => Math.ceil(minutes / 5) * 5;

export const daysOf = (trip: TripState) => eachDay(trip.startDate, trip.endDate);

export const destinationsOn = (trip: TripState, day: string) =>
  trip.destinations.filter(({ arrival, departure }) => arrival <= day && day <= departure);

export const cityOf = (destination: DestinationState, cities: Cities): City | null =>
  destination.citySlug === null ? null : (cities.get(destination.citySlug) ?? null);

export function dayKind(trip: TripState, day: string): DayKind {
  if (trip.startDate === trip.endDate) return "only";
  if (destinationsOn(trip, day).length > 1) return "moving";
  if (day === trip.startDate) return "arrival";
  return day === trip.endDate ? "departure" : "full";
}

/** Days said to be light; of a mere number, whole days nearest to the middle of the trip. */
export function easyDaysOf(trip: TripState, { easyDays }: Pick<Preferences, "easyDays">, days: string[]): string[] {
  if (typeof easyDays !== "number") return easyDays;
  const middle = daysBetween(trip.startDate, trip.endDate) / 2;
  const rank = (day: string) => (dayKind(trip, day) === "full" ? 0 : 100) + Math.abs(daysBetween(trip.startDate, day) - middle);
  return [...days].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, easyDays);
}

export type SkeletonOptions = {
  trip: TripState;
  cities: Cities;
  preferences: Preferences;
  easyDays: string[];
  /** What stays on the day. */
  kept: ActivityState[];
  /** Where one sleeps, by destination id. */
  bases: ReadonlyMap<string, Base>;
};

/** Null when we hold no places of any city of that day. */
export function daySkeleton(day: string, options: SkeletonOptions): DaySkeleton | null {
  const { trip, cities, preferences, kept, bases } = options;
  const here = destinationsOn(trip, day);
  if (!here.some((destination) => cityOf(destination, cities))) return null;
  const easy = options.easyDays.includes(day);
  const kind = dayKind(trip, day);
  const notBefore = preferences.notBefore === null ? 0 : minutesOfDay(preferences.notBefore);
  const wanted = preferences.notBefore !== null && notBefore < OPENS[preferences.pace] ? notBefore : OPENS[preferences.pace];
  const cameOver = grid(arrivalFrom(trip, addDays(day, -1), kept, cities) - 1440 + FROM_STATION);
  const opens = grid(Math.max(cameOver, notBefore, easy ? Math.max(wanted, EASY_OPENS) : wanted, kind === "arrival" ? ARRIVAL_OPENS : 0));
  const notAfter = preferences.notAfter === null ? CLOSES : Math.min(CLOSES, minutesOfDay(preferences.notAfter));
  const closes = kind === "departure" ? Math.min(DEPARTURE_CLOSES, notAfter) : notAfter;

  const fixed = kept
    .filter((activity) => activity.day === day && activity.type !== "hotel" && activity.start !== null)
    .map((activity) => fixedItem(activity, bases, here.at(-1)!))
    .sort((a, b) => a.start - b.start);
  const ownJourneys = kept.filter((activity) => activity.day === day && activity.type === "transport" && activity.start !== null);
  const journeys = ownJourneys.length > 0 ? [] : plannedJourneys(day, here, cities, opens);
  const moves = (
    ownJourneys.length > 0
      ? ownJourneys.map((activity) => ({ depart: minutesOfDay(activity.start!), arrive: activity.end ? arrivalOf(activity, here) : minutesOfDay(activity.start!) + UNKNOWN_LENGTH }))
      : journeys
  ).slice(0, here.length - 1);

  const gaps: Gap[] = [];
  for (const [index, destination] of here.entries()) {
    const city = cityOf(destination, cities);
    if (!city) continue;
    const arrived = index === 0 ? null : (moves[index - 1] ?? null);
    const leaves = moves[index] ?? null;
    if (index > 0 && arrived === null) continue;
    const base = bases.get(destination.id) ?? { lat: city.lat, lng: city.lng, area: city.name };
    const open = arrived ? Math.max(opens, grid(arrived.arrive + FROM_STATION)) : opens;
    const close = leaves ? Math.min(closes, leaves.depart - TO_STATION) : closes;
    gaps.push(...between(fixed, { destination, city, base, from: base, fromTitle: write("your hotel area"), to: base, open, close }));
  }
  const eaten = new Set(kept.filter((activity) => activity.day === day).map((activity) => activity.meal));
  const meals = (["lunch", "dinner"] as const).filter((meal) => !eaten.has(meal) && mealFits(meal, gaps) && !(meal === "dinner" && kind === "departure"));
  const most = easy ? EASY_STOPS[preferences.pace] : kind === "full" || kind === "only" ? STOPS[preferences.pace] : Math.max(2, STOPS[preferences.pace] - 2);
  const standing = kept.filter((activity) => activity.day === day && (activity.type === "sightseeing" || activity.type === "other")).length;
  return { day, kind, easy, destination: here.at(-1)!, gaps, journeys, fixed, meals, room: Math.max(0, most - standing) };
}

function fixedItem(activity: ActivityState, bases: ReadonlyMap<string, Base>, fallback: DestinationState): Fixed {
  const start = minutesOfDay(activity.start!);
  const end = activity.end === null ? start + UNKNOWN_LENGTH : minutesOfDay(activity.end);
  const base = bases.get(activity.destinationId ?? fallback.id) ?? fallback;
  const point = activity.lat !== null && activity.lng !== null ? { lat: activity.lat, lng: activity.lng } : { lat: base.lat, lng: base.lng };
  return { start, end: end < start ? end + 1440 : end, point, id: activity.id, meal: activity.meal ?? null, title: activity.title };
}

/** What is left of a stretch around the fixed items. */
function between(fixed: Fixed[], whole: Gap): Gap[] {
  const gaps: Gap[] = [];
  let rest = whole;
  for (const item of fixed) {
    if (item.end <= rest.open || item.start >= rest.close) continue;
    gaps.push({ ...rest, to: item.point, close: Math.floor((item.start - 5) / 5) * 5 });
    rest = { ...rest, from: item.point, fromTitle: item.title, open: grid(item.end) };
  }
  return [...gaps, rest].filter(({ open, close }) => close - open >= 30);
}

const mealFits = (meal: Meal, gaps: Gap[]) =>
  gaps.some(({ city, open, close }) => {
    const { from, until, minutes } = mealHours(city.countryCode)[meal];
    return Math.max(open, from) <= Math.min(until, close - minutes);
  });

/** Short ones after lunch, longer ones in the morning, so that the evening is spent in the next city. */
function plannedJourneys(day: string, here: DestinationState[], cities: Cities, opens: number): Journey[] {
  const journeys: Journey[] = [];
  for (const [index, to] of here.entries()) {
    const from = here[index - 1];
    if (!from) continue;
    const leg = legBetween(from, to, cities);
    const minutes = leg?.minutes ?? UNKNOWN_WAY;
    const previous = journeys.at(-1);
    const usual = minutes <= 100 ? 14 * 60 : minutes <= 240 ? 11 * 60 : 9 * 60 + 30;
    const depart = previous ? grid(previous.arrive + 120) : Math.max(usual, grid(opens + TO_STATION));
    const noon = Date.parse(`${day}T12:00:00Z`);
    const shift = (offsetAt(noon, to.timeZone) - offsetAt(noon, from.timeZone)) / 60_000;
    journeys.push({ day, from, fromCity: cityOf(from, cities), to, leg, depart, arrive: grid(depart + minutes + shift) });
  }
  return journeys;
}

/** When one that stands arrives, by the clock there, in minutes of the day on which it leaves. */
function arrivalOf({ day, endDay, start, end }: ActivityState, here: DestinationState[]): number {
  const last = endDayOf({ day, endDay: endDay ?? null, start, end }, { from: here[0]!.timeZone, to: here.at(-1)!.timeZone })!;
  return daysBetween(day!, last) * 1440 + minutesOfDay(end!);
}

/** When the journeys of a day have brought one where it ends, in its minutes; 0 without any. */
function arrivalFrom(trip: TripState, day: string, kept: ActivityState[], cities: Cities): number {
  const here = destinationsOn(trip, day);
  if (here.length < 2) return 0;
  const own = kept.filter((activity) => activity.day === day && activity.type === "transport" && activity.start !== null && activity.end !== null);
  return Math.max(0, ...(own.length > 0 ? own.map((activity) => arrivalOf(activity, here)) : plannedJourneys(day, here, cities, 0).map(({ arrive }) => arrive)));
}

/** Enough of a city for an estimate by distance. */
const bareCity = ({ id, name, lat, lng }: DestinationState) => ({ slug: id, name, lat, lng });

/** From one city to another; null where nobody knows where one of them is. */
export const legBetween = (from: DestinationState, to: DestinationState, cities: Cities): IntercityLeg | null =>
  from.unplaced || to.unplaced ? null : intercityLeg(cityOf(from, cities) ?? bareCity(from), cityOf(to, cities) ?? bareCity(to));
