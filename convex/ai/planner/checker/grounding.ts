// C6: which known place an activity is, if it is one. What claims to be a place and isn't found here by its
// id, name and spot is unverified, and must not be shown as fact.
import { otherNamesOf } from "../../../places/sightNames";
import type { City, Place } from "../../../places/types";
import type { ActivityState } from "../../types";
import type { Cities } from "../draftTypes";
import { kilometres } from "./clock";

const CLAIM_KM = 1.5;
const NAME_LIKENESS = 0.85;

type Claim = Pick<ActivityState, "placeId" | "title" | "lat" | "lng" | "type">;

/**
 * "known": id, name and spot agree with one of our places. "unverified": it claims to be a place and they
 * don't, or nobody gave an id. "none": a bed, a way or time kept for a meal, which claims nothing.
 */
export type Grounding = "known" | "unverified" | "none";

export function groundingOf(claim: Claim, cities: Cities): Grounding {
  if (claim.placeId === null) return claim.type === "sightseeing" ? "unverified" : "none";
  const place = placeOf(claim.placeId, cities);
  return place && isNamedAs(claim.title, place) && isNear(claim, place) ? "known" : "unverified";
}

export function placeOf(placeId: string, cities: Cities): Place | null {
  const [slug, id] = placeId.split("/");
  return cities.get(slug!)?.places.find((place) => place.id === id) ?? null;
}

/** The place of the city whose whole name the title is ("Louvre", "Dinner: Corner Inn"), near its spot; or null. */
export function resolvePlace({ title, lat, lng }: Pick<Claim, "title" | "lat" | "lng">, city: City): Place | null {
  const said = title.slice(title.indexOf(":") + 1);
  let best: Place | null = null;
  let closest = NAME_LIKENESS;
  for (const place of city.places) {
    const alike = Math.max(...namesOf(place).map((name) => resemblance(bareName(said), bareName(name))));
    if (alike < closest || !isNear({ lat, lng }, place)) continue;
    closest = alike;
    best = place;
  }
  return best;
}

export const isNear = ({ lat, lng }: Pick<Claim, "lat" | "lng">, place: Place) => lat === null || lng === null || kilometres({ lat, lng }, place) <= CLAIM_KM;

const namesOf = ({ name, localName, aliases }: Place) => [name, ...(localName ? [localName] : []), ...(aliases ?? []), ...otherNamesOf({ name })];

export const isNamedAs = (title: string, place: Place) => namesOf(place).some((name) => likeness(title, name) >= NAME_LIKENESS);

export const bareName = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** 1 when one is in the other ("Lunch: Nishiki Market"), else how much they resemble each other. */
export function likeness(title: string, name: string): number {
  const [given, known] = [bareName(title), bareName(name)];
  if (!given || !known) return 0;
  return given.includes(known) || (given.length > 3 && known.includes(given)) ? 1 : resemblance(given, known);
}

/** Share of letter pairs in common. */
function resemblance(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  return (2 * [...left].filter((pair) => right.has(pair)).length) / Math.max(1, left.size + right.size);
}
