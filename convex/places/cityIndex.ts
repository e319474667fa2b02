// Which cities we hold places for, without loading their files. `cityIndex.json` is written by
// scripts/buildCityIndex.ts.
import index from "./cityIndex.json";
import { distanceKm } from "./distance";
import { searchKey } from "./searchKey";
import type { City } from "./types";

export type HeldCity = (typeof index)[number];

/** So near its centre, a place under another name (a quarter, a suburb) is planned with the city. */
const SUBURB_KM = 8;
const SAME_NAME_KM = 60;

/** The city file that serves a place, or null. */
export function heldCity(place: { name: string; countryCode: string; lat: number; lng: number }): HeldCity | null {
  const key = searchKey(place.name);
  const near = index
    .filter((city) => city.countryCode === place.countryCode)
    .map((city) => ({ city, km: distanceKm(place, city) }))
    .filter(({ city, km }) => km <= (names(city).includes(key) ? SAME_NAME_KM : SUBURB_KM))
    .sort((a, b) => a.km - b.km);
  return near[0]?.city ?? null;
}

/** Those of a country, in the order of the index. */
export const heldCities = (countryCode: string): HeldCity[] => index.filter((city) => city.countryCode === countryCode);

type Transit = City["transit"]["mode"] | "transit";

/** How people get about in a city that we hold; public transport in general elsewhere. */
export function transitOf(citySlug: string | null): Transit {
  return (index.find((city) => city.slug === citySlug)?.transit as Transit | undefined) ?? "transit";
}

const names = (city: HeldCity) => [city.name, ...city.aliases].map(searchKey);
