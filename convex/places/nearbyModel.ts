// What is worth a detour on a day: known places a walk or a ride from its stops, not in the plan, and open. Pure.
import type { Prose, Said } from "../said";
import { distanceKm, type Point } from "./distance";
import { openOn, type Window } from "./openingHours";
import { guidePlace, guidesAround } from "./search/guides";
import type { Found } from "./search/types";
import { estimateLegBy } from "./travel";

/** As far as one goes for something one hadn't planned. */
const REACH = { walk: { km: 2, minutes: 20 }, transit: { km: 9, minutes: 45 } };
type Way = keyof typeof REACH;
const MOST = 12;
const SAME_KM = 0.05;
/** A place that many go to is worth this many more minutes for each step of its popularity. */
const MINUTES_A_STEP = 4;

type Stop = Point & { title: string | Said };
export type Nearby = { place: Found; fact: Prose; way: Way; minutes: number; from: string | Said; open: Window[]; visit: number };

/** `taken`: ids of places that are in the plan already, on whichever day. The most worthwhile first. */
export function nearbyPlaces(stops: readonly Stop[], day: string, taken: ReadonlySet<string>, way: Way = "walk"): Nearby[] {
  if (stops.length === 0) return [];
  const reach = REACH[way];
  const found = guidesAround(stops, reach.km + 60).flatMap((city) =>
    city.places.flatMap((place): (Nearby & { worth: number })[] => {
      const id = `${city.slug}/${place.id}`;
      const nearest = stops.reduce((best, stop) => (distanceKm(stop, place) < distanceKm(best, place) ? stop : best));
      const km = distanceKm(nearest, place);
      if (taken.has(id) || place.kind === "dayTrip" || km > reach.km || km < SAME_KM) return [];
      const { minutes } = estimateLegBy(way, nearest, place);
      const open = openOn(place.hours, day);
      if (minutes > reach.minutes || open.length === 0) return [];
      return [{ place: guidePlace(city, place), fact: place.fact, way, minutes, from: nearest.title, open, visit: place.visit[1], worth: place.popularity * MINUTES_A_STEP - minutes }];
    }),
  );
  return found
    .sort((a, b) => b.worth - a.worth || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ worth: _worth, ...nearby }) => nearby);
}
