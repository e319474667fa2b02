// What is worth a detour on a day: known places on foot from its stops, not in the plan, and open. Pure.
import type { Prose, Said } from "../said";
import { distanceKm, type Point } from "./distance";
import { openOn, type Window } from "./openingHours";
import { guidePlace, guidesAround } from "./search/guides";
import type { Found } from "./search/types";
import { estimateLegBy } from "./travel";

/** As far as one walks for something one hadn't planned. */
export const NEARBY_MINUTES = 20;
const REACH_KM = 2;
const MOST = 12;
const SAME_KM = 0.05;
/** A place that many go to is worth this many more minutes for each step of its popularity. */
const MINUTES_A_STEP = 4;

type Stop = Point & { title: string | Said };
export type Nearby = { place: Found; fact: Prose; minutes: number; from: string | Said; open: Window[]; visit: number };

/** `taken`: ids of places that are in the plan already, on whichever day. The most worthwhile first. */
export function nearbyPlaces(stops: readonly Stop[], day: string, taken: ReadonlySet<string>): Nearby[] {
  if (stops.length === 0) return [];
  const found = guidesAround(stops, REACH_KM + 60).flatMap((city) =>
    city.places.flatMap((place): (Nearby & { worth: number })[] => {
      const id = `${city.slug}/${place.id}`;
      const nearest = stops.reduce((best, stop) => (distanceKm(stop, place) < distanceKm(best, place) ? stop : best));
      const km = distanceKm(nearest, place);
      if (taken.has(id) || place.kind === "dayTrip" || km > REACH_KM || km < SAME_KM) return [];
      const { minutes } = estimateLegBy("walk", nearest, place);
      const open = openOn(place.hours, day);
      if (minutes > NEARBY_MINUTES || open.length === 0) return [];
      return [{ place: guidePlace(city, place), fact: place.fact, minutes, from: nearest.title, open, visit: place.visit[1], worth: place.popularity * MINUTES_A_STEP - minutes }];
    }),
  );
  return found
    .sort((a, b) => b.worth - a.worth || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ worth: _worth, ...nearby }) => nearby);
}
