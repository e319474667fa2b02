// Which cities we hold places for, without loading their files. `cityIndex.json` is written by
// scripts/buildCityIndex.ts.
import index from "./cityIndex.json";
import { distanceKm } from "./distance";
import { searchKey } from "./searchKey";

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

const names = (city: HeldCity) => [city.name, ...city.aliases].map(searchKey);
