// What several agents read out of a trip: its stops with their known places, where they are, and how
// much of the trip we hold facts on.
import { cityWord } from "../../places/cityNames";
import { distanceKm, type Point } from "../../places/distance";
import { estimateLeg } from "../../places/travel";
import type { City, Interest, Place } from "../../places/types";
import { say } from "../../said";
import { isDayTrip, isStop, subjectOf, type Item } from "../planner/checker/subject";
import { placeKey } from "../planner/draft/assemble";
import { isAllowed, isSight } from "../planner/draft/interest";
import type { Cities } from "../planner/draftTypes";
import type { ActivityState, DestinationState, TripState } from "../types";
import type { AgentInput, Source } from "./types";

/** On a day, at a known point. */
type Placed = { day: string; lat: number; lng: number };
export type Located = Item & Placed;

/** Sights and other stops on a day, in order. */
export function stopsOf({ trip, cities }: Pick<AgentInput, "trip" | "cities">): Item[] {
  return subjectOf(trip, cities, null, null).days.flatMap(({ items }) => items.filter(isStop));
}

export const isLocated = <Activity extends ActivityState>(item: Activity): item is Activity & Placed => item.day !== null && item.lat !== null && item.lng !== null;

/** Of a destination; day trips are out of its reach. */
export const locatedStops = (stops: Item[], destination: DestinationState): Located[] =>
  stops.filter(isLocated).filter((stop) => stop.destinationId === destination.id && !isDayTrip(stop));

export const cityOfStay = ({ citySlug }: DestinationState, cities: Cities): City | null => (citySlug === null ? null : (cities.get(citySlug) ?? null));

export type Candidate = { place: Place; city: City; placeId: string; destination: DestinationState; beside: Located; km: number; minutes: number };

/** Sights that aren't in the trip, each with the planned stop of its city that is nearest to it. */
export function unplannedNearStops(input: Pick<AgentInput, "trip" | "cities" | "preferences">): Candidate[] {
  const { trip, cities, preferences } = input;
  const taken = new Set(trip.activities.flatMap(({ placeId, day }) => (placeId && day !== null ? [placeId] : [])));
  const stops = stopsOf(input);
  return trip.destinations.flatMap((destination) => {
    const city = cityOfStay(destination, cities);
    const here = locatedStops(stops, destination);
    if (!city || here.length === 0) return [];
    return city.places
      .filter((place) => place.kind !== "dayTrip" && isSight(place, preferences) && isAllowed(place, preferences) && !taken.has(placeKey(city, place)))
      .map((place) => {
        const beside = here.reduce((best, stop) => (distanceKm(stop, place) < distanceKm(best, place) ? stop : best));
        const { km, minutes } = estimateLeg(beside, place, city.transit.mode);
        return { place, city, placeId: placeKey(city, place), destination, beside, km, minutes };
      });
  });
}

/** Interests that were stated; else what the planned places have most of, three at most. */
export function interestsOf(input: Pick<AgentInput, "trip" | "cities" | "preferences">): { interests: Interest[]; stated: boolean } {
  const { interests } = input.preferences;
  if (interests.length > 0) return { interests, stated: true };
  const counts = new Map<Interest, number>();
  for (const { place } of stopsOf(input)) for (const interest of place?.interests ?? []) counts.set(interest, (counts.get(interest) ?? 0) + 1);
  return { interests: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([interest]) => interest), stated: false };
}

/** Mean of the estimated minutes from a point to each stop. */
export function meanWay(from: Point, stops: Point[], mode: City["transit"]["mode"]): number {
  return stops.reduce((sum, stop) => sum + estimateLeg(from, stop, mode).minutes, 0) / Math.max(1, stops.length);
}

/** The trip's cities that we hold no places for, as readers call them. */
export const withoutPlaces = ({ destinations }: TripState, cities: Cities) =>
  destinations.filter((destination) => !cityOfStay(destination, cities)).map(cityWord);

/** As the reader's language calls it. */
export const countryOf = (code: string, { countries }: AgentInput["context"]) => ({ country: code, name: countries[code]?.name ?? code });

export const citySources = (trip: TripState, cities: Cities): Source[] => {
  const held = trip.destinations.flatMap((destination) => cityOfStay(destination, cities) ?? []);
  return [...new Set(held)].map((city) => ({ title: say("Caravan's places of {city}", { city: cityWord(city) }), asOf: city.asOf }));
};
