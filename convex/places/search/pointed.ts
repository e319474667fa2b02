// A point that was pasted in place of a name: as maps and devices write coordinates, or inside the address of a map. Pure.
import { distanceKm, type Point } from "../distance";
import { nearestTown } from "../gazetteer";
import { guidePlace, guidesAround } from "./guides";
import { isSame } from "./merge";
import type { Found } from "./types";

/** What was pasted: what it calls the place, and where that is, each as far as it says so. */
export type Pasted = { name: string | null; point: Point | null };

const MOST_TEXT = 2000;
const MOST_NAME = 80;
const NUMBER = String.raw`-?\d{1,3}(?:\.\d+)?`;
/** In a map's address, the place itself before what the window shows. */
const IN_ADDRESS = [
  String.raw`!3d(${NUMBER})!4d(${NUMBER})`,
  String.raw`[?&](?:q|query|ll|destination|daddr|center|mlat|sll)=(?:loc:)?(${NUMBER})(?:,\s*|&mlon=)(${NUMBER})`,
  String.raw`@(${NUMBER}),(${NUMBER})`,
  String.raw`#map=\d+(?:\.\d+)?/(${NUMBER})/(${NUMBER})`,
  String.raw`/(${NUMBER}),\+?(${NUMBER})(?:[/?]|$)`,
].map((pattern) => new RegExp(pattern));
const GEO = new RegExp(String.raw`^geo:(${NUMBER}),(${NUMBER})`, "i");
/** Fewer decimals are a sum, a date or a score. */
const DECIMALS = /^\(?(-?\d{1,2}[.,]\d{3,})°?\s*([NS])?(?:\s*[,;/]\s*|\s+)(-?\d{1,3}[.,]\d{3,})°?\s*([EWO])?\)?$/i;
const ANGLE = String.raw`(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?`;
const DEGREES = new RegExp(`^${ANGLE}([NS])[\\s,;]*${ANGLE}([EWO])$`, "i");

const pointOf = (lat: number, lng: number): Point | null => (Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null);
const number = (text = "0") => Number(text.replace(",", "."));
/** "W" and "S" lie the other way; "O" is the east of Germans. */
const signed = (value: number, side = "") => (/[SW]/i.test(side) ? -value : value);

/** Null where it is words: what one would search for. */
export function pastedPlace(text: string): Pasted | null {
  const typed = text.slice(0, MOST_TEXT).trim();
  if (/^https?:\/\//i.test(typed)) return inAddress(typed);
  const geo = GEO.exec(typed);
  if (geo) return { name: null, point: pointOf(Number(geo[1]), Number(geo[2])) };
  const decimals = DECIMALS.exec(typed);
  if (decimals) return { name: null, point: pointOf(signed(number(decimals[1]), decimals[2]), signed(number(decimals[3]), decimals[4])) };
  const degrees = DEGREES.exec(typed);
  if (!degrees) return null;
  const angle = (from: number) => number(degrees[from]) + number(degrees[from + 1]) / 60 + number(degrees[from + 2]) / 3600;
  return { name: null, point: pointOf(signed(angle(1), degrees[4]), signed(angle(5), degrees[8])) };
}

function inAddress(address: string): Pasted | null {
  const url = decoded(address);
  const found = IN_ADDRESS.map((pattern) => pattern.exec(url)).find((match) => match !== null);
  const called = /\/maps\/(?:place|search)\/([^/@?]+)/.exec(address)?.[1] ?? /[?&](?:q|query)=([^&#]+)/.exec(address)?.[1];
  const name = called === undefined ? null : decoded(called.replace(/\+/g, " ")).trim().slice(0, MOST_NAME);
  const isName = name !== null && /\p{L}{2}/u.test(name) && !/^(?:loc|geo):/i.test(name) && pastedPlace(name) === null;
  return { name: isName ? name : null, point: found ? pointOf(Number(found[1]), Number(found[2])) : null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const BESIDE_KM = 0.12;
const TOWN_KM = 30;

/** The guides' places that one would mean by the point, the nearest first, then the point itself; where it has another name, what is beside it comes last. */
export function placesAt({ name, point }: { name: string | null; point: Point }): Found[] {
  const beside = guidesAround([point], 40)
    .flatMap((city) => city.places.map((place) => ({ found: guidePlace(city, place), km: distanceKm(point, place) })))
    .filter(({ km }) => km <= BESIDE_KM)
    .sort((a, b) => a.km - b.km)
    .map(({ found }) => found);
  const town = nearestTown(point, TOWN_KM);
  const written = `${point.lat.toFixed(5)}, ${point.lng.toFixed(5)}`;
  const itself: Found = {
    id: `at:${written}`,
    placeId: null,
    name: name ?? written,
    kind: "place",
    type: "other",
    area: town ? [...new Set([town.name, town.country])].join(", ") : "",
    address: name === null ? null : written,
    ...point,
    countryCode: town?.countryCode ?? null,
    sources: [],
    asOf: null,
  };
  const meant = (place: Found) => name === null || isSame(place, itself);
  return [...beside.filter(meant), itself, ...beside.filter((place) => !meant(place))];
}
