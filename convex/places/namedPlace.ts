// The place that somebody means who writes down its name and nothing else: a known one of the cities they are in, or one that the trip has
// already. Only a whole name counts, its own or another in any of our languages; where two are called so, it is neither. Pure.
import sights from "./germanSights.json";
import { typeOfKind } from "./search/guides";
import { searchKey } from "./searchKey";
import type { City, Place } from "./types";

type Fields = { type: "sightseeing" | "restaurant" | "hotel" | "transport" | "other"; placeId: string | null; lat: number; lng: number; address?: string };
export type Named = Fields & { /** Of the guide that has it. */ citySlug: string | null };
/** What stands in the trip. */
type Saved = Pick<Fields, "type" | "placeId" | "address"> & { title: string; lat: number | null; lng: number | null };

let germanNames: Map<string, string[]> | null = null;
/** By the English name that the guides know. */
const germanOf = (key: string): string[] =>
  (germanNames ??= new Map(Object.entries(sights).map(([english, names]) => [searchKey(english), names.map(searchKey)]))).get(key) ?? [];

function isCalled({ name, localName, aliases = [] }: Place, key: string): boolean {
  const own = [name, ...(localName === undefined ? [] : [localName]), ...aliases].map(searchKey);
  return own.includes(key) || own.some((one) => germanOf(one).includes(key));
}

const pointOf = ({ placeId, lat, lng }: Pick<Fields, "placeId" | "lat" | "lng">) => placeId ?? `${lat.toFixed(4)},${lng.toFixed(4)}`;

/** Null where nothing is called so, or more than one thing. */
export function placeNamed(title: string, cities: readonly City[], saved: readonly Saved[]): Named | null {
  const key = searchKey(title);
  if (key === "") return null;
  const held = cities.flatMap((city) =>
    city.places.flatMap((place): Named[] => (isCalled(place, key) ? [{ type: typeOfKind(place.kind), placeId: `${city.slug}/${place.id}`, lat: place.lat, lng: place.lng, citySlug: city.slug }] : [])),
  );
  const own = saved.flatMap(({ title: called, type, placeId, lat, lng, address }): Named[] =>
    type !== "transport" && lat !== null && lng !== null && searchKey(called) === key ? [{ type, placeId, lat, lng, ...(address && { address }), citySlug: null }] : [],
  );
  const found = new Map([...own, ...held].map((one) => [pointOf(one), one]));
  return found.size === 1 ? [...found.values()][0]! : null;
}
