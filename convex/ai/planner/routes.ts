// A trip's days as routes to be filled: where each begins and ends, which hours it has, and what is
// light about it. A day of moving on is two routes with the journey between them.
import { daysBetween, eachDay } from "../../dates";
import { intercityLeg, type IntercityLeg } from "../../places/travel";
import type { City } from "../../places/types";
import type { DestinationState, TripState } from "../types";
import { toMinutes } from "./clock";
import type { Route } from "./solver/types";
import type { Preferences } from "./types";

const DAY_OPENS = 9 * 60;
const EASY_OPENS = 10 * 60 + 30;
/** The day one arrives begins late, the day one leaves ends early. */
const ARRIVAL_OPENS = 11 * 60;
const DEPARTURE_CLOSES = 16 * 60;
const DAY_CLOSES = 22 * 60;
const STOPS = { relaxed: 3, normal: 4, packed: 6 };
const EASY_STOPS = 2;
/** From the last stop of the morning to the platform, and from the platform to a left bag. */
const TO_STATION = 25;
const FROM_STATION = 35;

export type Journey = { date: string; from: DestinationState; to: DestinationState; leg: IntercityLeg; depart: number; arrive: number };
export type PlannedRoute = Route & { destination: DestinationState; easy: boolean };
export type TripRoutes = { routes: PlannedRoute[]; journeys: Journey[]; easyDays: string[]; withoutData: string[] };

export function tripRoutes(trip: TripState, cities: Map<string, City>, preferences: Preferences, dates: Set<string>): TripRoutes {
  const easyDays = chooseEasyDays(trip, preferences, dates);
  const result: TripRoutes = { routes: [], journeys: [], easyDays, withoutData: [] };
  const opens = preferences.notBefore === null ? 0 : toMinutes(preferences.notBefore);
  const closes = preferences.notAfter === null ? DAY_CLOSES : Math.min(DAY_CLOSES, toMinutes(preferences.notAfter));
  for (const date of eachDay(trip.startDate, trip.endDate)) {
    if (!dates.has(date)) continue;
    const here = trip.destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure);
    const first = here[0];
    if (!first) continue;
    const easy = easyDays.includes(date);
    const isArrival = date === trip.startDate && trip.startDate !== trip.endDate;
    const isDeparture = date === trip.endDate && trip.startDate !== trip.endDate;
    const open = Math.max(opens, easy ? EASY_OPENS : DAY_OPENS, isArrival ? ARRIVAL_OPENS : 0);
    const close = isDeparture ? Math.min(DEPARTURE_CLOSES, closes) : closes;
    const most = easy ? EASY_STOPS : STOPS[preferences.pace] - (isArrival || isDeparture ? 1 : 0);
    const add = (destination: DestinationState, part: Partial<Route>) => {
      const city = destination.citySlug === null ? undefined : cities.get(destination.citySlug);
      if (!city) {
        if (!result.withoutData.includes(destination.name)) result.withoutData.push(destination.name);
        return;
      }
      const base = lodgingOf(city);
      const meals = isDeparture ? (["lunch"] as const) : (["lunch", "dinner"] as const);
      result.routes.push({ date, city: city.slug, from: base, to: base, open, close, meals: [...meals], maxStops: most, destination, easy, ...part });
    };
    const next = here.find((other) => other !== first && other.arrival === date);
    const leg = next && journeyLeg(first, next, cities);
    if (!next || !leg) {
      add(here.at(-1)!, {});
      continue;
    }
    // Morning in the one, the journey after lunch, the rest of the day in the other; long ones take the morning.
    const long = leg.minutes > 240;
    const depart = long ? Math.max(open, 9 * 60) + TO_STATION : 14 * 60;
    const arrive = depart + leg.minutes;
    result.journeys.push({ date, from: first, to: next, leg, depart, arrive });
    if (!long) add(first, { close: depart - TO_STATION, meals: ["lunch"], maxStops: Math.max(1, Math.floor(most / 2)) });
    const begin = arrive + FROM_STATION;
    if (begin < closes - 90) add(next, { open: begin, meals: isDeparture ? [] : ["dinner"], maxStops: long ? 1 : Math.max(1, Math.ceil(most / 2) - 1) });
  }
  return result;
}

function journeyLeg(from: DestinationState, to: DestinationState, cities: Map<string, City>): IntercityLeg {
  const known = (destination: DestinationState) => (destination.citySlug === null ? undefined : cities.get(destination.citySlug));
  const bare = (destination: DestinationState) =>
    known(destination) ?? ({ slug: `${destination.id}`, name: destination.name, lat: destination.lat, lng: destination.lng } as City);
  return intercityLeg(bare(from), bare(to));
}

/** Where one sleeps: the first area that the file names, which is the handiest. */
export const lodgingOf = (city: City) => city.lodging[0] ?? { lat: city.lat, lng: city.lng };

/** Days said to be light; of a mere number, whole days in the middle of the trip. */
function chooseEasyDays(trip: TripState, { easyDays }: Preferences, dates: Set<string>): string[] {
  if (typeof easyDays !== "number") return easyDays.filter((date) => dates.has(date));
  const moving = new Set(trip.destinations.map(({ arrival }) => arrival));
  const whole = eachDay(trip.startDate, trip.endDate).filter((date) => dates.has(date) && date !== trip.startDate && date !== trip.endDate && !moving.has(date));
  const middle = daysBetween(trip.startDate, trip.endDate) / 2;
  return whole
    .map((date) => ({ date, off: Math.abs(daysBetween(trip.startDate, date) - middle) }))
    .sort((a, b) => a.off - b.off || (a.date < b.date ? -1 : 1))
    .slice(0, easyDays)
    .map(({ date }) => date)
    .sort();
}
