import type { City, Place } from "../../../places/types";
import type { PlanContext } from "../draftTypes";

/** "<city>/<place>" among the cities of the trip; null when there is none. */
export function knownPlace({ cities }: Pick<PlanContext, "cities">, placeId: string): { place: Place; city: City } | null {
  const [slug, id] = placeId.split("/");
  const city = cities.get(slug!);
  const place = city?.places.find((candidate) => candidate.id === id);
  return city && place ? { city, place } : null;
}
