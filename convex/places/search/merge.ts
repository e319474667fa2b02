// Makes one list of what several sources found: the same place once, with what each knows of it, the likeliest first. Pure.
import { distanceKm, type Point } from "../distance";
import { heldPlace } from "../catalog";
import { namesOfPlace, nameWords } from "../placeNames";
import { searchKey } from "../searchKey";
import { bestMatch, likeness } from "./likeness";
import type { Found, Source } from "./types";

const SAME_NAME = 0.85;
const SAME_KM = 0.15;
/** Where the middle of a town is, sources don't agree. */
const SAME_TOWN_KM = 15;
export const TOWN_KINDS: ReadonlySet<string> = new Set(["city", "town", "village"]);

/** Services put an airport at its tower, its terminal or a runway's middle. */
const SAME_AIRPORT_KM = 4;

/** Whose facts are shown when several have them. */
const TRUST: Source[] = ["guide", "own", "gazetteer", "photon", "openMeteo"];
const trustOf = (found: Found) => TRUST.indexOf(found.sources[0]!);

/** A guide's place by all of its names: services have it by any of them. */
function namesOf({ name, localName, placeId }: Found): string[] {
  const known = placeId === null ? null : heldPlace(placeId);
  return [...new Set([name, ...(localName === undefined ? [] : [localName]), ...(known ? namesOfPlace(known.place) : [])])];
}

/** A service that doesn't say what a thing is has it as something else. */
const isOneType = (a: Found, b: Found) => a.type === b.type || [a, b].some(({ type, kind }) => type === "other" && kind === "place");

/** "Hotel Granvia" and "Hotel Granvia Kyoto", "Museu Picasso" and "Picasso Museum". */
function sameWords(a: Found, b: Found): boolean {
  const without = `${a.area} ${b.area}`;
  const words = namesOf(a).flatMap((name) => nameWords(name, without) ?? []);
  return namesOf(b).some((name) => words.includes(nameWords(name, without) ?? ""));
}

/** Whether two finds are one place. */
export function isSame(a: Found, b: Found): boolean {
  if (a.id === b.id || (a.placeId !== null && a.placeId === b.placeId)) return true;
  const km = distanceKm(a, b);
  if (TOWN_KINDS.has(a.kind) && TOWN_KINDS.has(b.kind)) return km <= SAME_TOWN_KM && searchKey(a.name) === searchKey(b.name);
  if (a.kind === "airport" && b.kind === "airport" && ![a, b].some(({ name }) => /terminal/i.test(name))) return km <= SAME_AIRPORT_KM;
  if (km > SAME_KM) return false;
  return namesOf(a).some((one) => namesOf(b).some((other) => likeness(one, other) >= SAME_NAME)) || (isOneType(a, b) && sameWords(a, b));
}

function joined(a: Found, b: Found): Found {
  // An airport of one's own is called as one typed it once: "HND".
  const isKnown = ({ id }: Found) => id.startsWith("iata:");
  const [first, second] = isKnown(a) || (!isKnown(b) && trustOf(a) <= trustOf(b)) ? [a, b] : [b, a];
  const localName = first.localName ?? second.localName;
  const names = first.names ?? second.names;
  const used = first.used ?? second.used;
  const popularity = first.popularity ?? second.popularity;
  return {
    ...first,
    address: first.address ?? second.address,
    area: first.area || second.area,
    countryCode: first.countryCode ?? second.countryCode,
    placeId: first.placeId ?? second.placeId,
    sources: [...new Set([...first.sources, ...second.sources])],
    ...(localName !== undefined && { localName }),
    ...(names !== undefined && { names }),
    ...(used !== undefined && { used }),
    ...(popularity !== undefined && { popularity }),
  };
}

/** Every place once. Whatever the order in which sources answered, the same places come out. */
export function merged(found: readonly Found[]): Found[] {
  const byTrust = [...found].sort((a, b) => trustOf(a) - trustOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const places: Found[] = [];
  for (const next of byTrust) {
    const at = places.findIndex((place) => isSame(place, next));
    if (at < 0) places.push(next);
    else places[at] = joined(places[at]!, next);
  }
  return places;
}

/** A service finds more than names; what it gives without one of the words is still worth something. */
const UNNAMED = 0.35;
const FAR = 0.5;

/** Higher is likelier: how well the name fits, how near it is, whether one has been there or many go. */
export function scoreOf(found: Found, text: string, near: Point | null): number {
  const [nameText = ""] = text.split(",");
  const fit = Math.max(UNNAMED, bestMatch(searchKey(nameText), namesOf(found)));
  const km = near === null ? 0 : distanceKm(near, found);
  const distance = Math.min(FAR, Math.log10(1 + km / 5) * 0.16);
  return fit - distance + (found.used ? 0.2 : 0) + (found.popularity ?? 0) * 0.02 + (found.sources[0] === "openMeteo" ? -0.02 : 0);
}

/** `near`: the nearest of the points that matter, for each find its own. */
export function ranked(found: readonly Found[], text: string, near: readonly Point[]): Found[] {
  const nearest = (place: Found) => near.reduce<Point | null>((best, point) => (best === null || distanceKm(point, place) < distanceKm(best, place) ? point : best), null);
  return merged(found)
    .map((place) => ({ place, score: scoreOf(place, text, nearest(place)) }))
    .sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1))
    .map(({ place }) => place);
}
