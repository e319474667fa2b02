// Where a trip can go that the gazetteer doesn't have: villages, regions, lakes, islands, as online services know them. Pure.
import tzLookup from "@photostructure/tz-lookup";
import { searchTowns } from "./guides";
import { ranked } from "./merge";
import type { Found } from "./types";

/** A place one can travel to, with what a destination of a trip needs. */
export type Elsewhere = Pick<Found, "id" | "name" | "area" | "lat" | "lng" | "sources"> & { countryCode: string; timeZone: string };

const MOST_ELSEWHERE = 5;
/** As many as the search for cities shows. */
const MOST_KNOWN = 8;
/** Services find hotels and streets by the name of a village, too. */
const DESTINATIONS: ReadonlySet<string> = new Set(["city", "town", "village", "neighbourhood", "island", "mountain", "park", "beach"]);

/** "place" is a region or a lake of Open-Meteo's; of Photon's it may be a car park. */
const isDestination = ({ kind, sources }: Found) => DESTINATIONS.has(kind) || (kind === "place" && sources[0] === "openMeteo");

/** What services found for `text` that isn't a city of ours, the likeliest first. */
export function elsewhere(online: readonly Found[], text: string): Elsewhere[] {
  return ranked([...searchTowns(text, MOST_KNOWN), ...online.filter(isDestination)], text, [])
    .filter(({ sources }) => sources[0] !== "gazetteer")
    .flatMap(({ id, name, area, lat, lng, sources, countryCode }) => (countryCode === null ? [] : [{ id, name, area, lat, lng, sources, countryCode, timeZone: tzLookup(lat, lng) }]))
    .slice(0, MOST_ELSEWHERE);
}
