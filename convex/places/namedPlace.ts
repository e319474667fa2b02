// The place that somebody means who writes down its name and nothing else: a known one of the cities they are in, or one that the trip has
// already. Only a whole name counts, its own or another in any of our languages or its own; where two are called so, it is neither. Pure.
import { keysOfPlace, nameWords } from "./placeNames";
import { typeOfKind } from "./search/guides";
import { searchKey } from "./searchKey";
import type { City, Place } from "./types";

type Fields = { type: "sightseeing" | "restaurant" | "hotel" | "transport" | "other"; placeId: string | null; lat: number; lng: number; address?: string };
export type Named = Fields & { /** Of the guide that has it. */ citySlug: string | null };
/** What stands in the trip. */
type Saved = Pick<Fields, "type" | "placeId" | "address"> & { title: string; lat: number | null; lng: number | null };

const pointOf = ({ placeId, lat, lng }: Pick<Fields, "placeId" | "lat" | "lng">) => placeId ?? `${lat.toFixed(4)},${lng.toFixed(4)}`;

/** From the strictest: a name letter by letter, the same words in another order or language ("Museu Gulbenkian"), one of several under a title ("Big Ben"). */
const WAYS: ((title: string) => (place: Place) => boolean)[] = [
  (title) => {
    const key = searchKey(title);
    return (place) => keysOfPlace(place).whole.has(key);
  },
  (title) => {
    const words = nameWords(title);
    return (place) => words !== null && keysOfPlace(place).words.has(words);
  },
  (title) => {
    const key = searchKey(title);
    return (place) => keysOfPlace(place).parts.has(key);
  },
];

/** Null where nothing is called so, or more than one thing. */
export function placeNamed(title: string, cities: readonly City[], saved: readonly Saved[]): Named | null {
  const key = searchKey(title);
  if (key === "") return null;
  const own = saved.flatMap(({ title: called, type, placeId, lat, lng, address }): Named[] =>
    type !== "transport" && lat !== null && lng !== null && searchKey(called) === key ? [{ type, placeId, lat, lng, ...(address && { address }), citySlug: null }] : [],
  );
  for (const way of WAYS) {
    const isCalled = way(title);
    const held = cities.flatMap((city) =>
      city.places.flatMap((place): Named[] => (isCalled(place) ? [{ type: typeOfKind(place.kind), placeId: `${city.slug}/${place.id}`, lat: place.lat, lng: place.lng, citySlug: city.slug }] : [])),
    );
    const found = new Map([...own, ...held].map((one) => [pointOf(one), one]));
    if (found.size > 0) return found.size === 1 ? [...found.values()][0]! : null;
  }
  return null;
}
