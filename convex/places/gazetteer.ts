// The bundled world gazetteer: cities by the beginning of any of their names. Built by
// scripts/buildGazetteer.ts; names are sorted, so that a search is a binary search.
import { countries, type TCountryCode } from "countries-list";
import { LANGUAGES } from "../words/languages";
import { heldCity } from "./cityIndex";
import { distanceKm, type Point } from "./distance";
import germanRegions from "./context/de/regions.json";
import data from "./gazetteer.json";
import { searchKey } from "./searchKey";

export type GazetteerCity = {
  geonameId: number;
  name: string;
  /** The other spelling that matched what was typed. */
  matched: string | null;
  region: string;
  countryCode: string;
  country: string;
  lat: number;
  lng: number;
  timeZone: string;
  population: number;
  /** We hold places for it, so that the assistant can plan there. */
  hasPlaces: boolean;
};

let lines: { rows: string[]; keys: string[] } | null = null;
/** Split at the first search: most functions of a deployment never need it. */
const gazetteer = () => (lines ??= { rows: data.rows.split("\n"), keys: data.keys.split("\n") });

let points: Point[] | null = null;
/** Where each row is, read once: rows stand in the order of their people, the most first. */
const positions = () =>
  (points ??= gazetteer().rows.map((row) => {
    const [, , , , lat, lng] = row.split("\t");
    return { lat: Number(lat), lng: Number(lng) };
  }));

let rowsById: Map<number, string> | null = null;
const rowOfId = (geonameId: number) => (rowsById ??= new Map(gazetteer().rows.map((row) => [Number(row.slice(0, row.indexOf("\t"))), row]))).get(geonameId);

/** The city of that number of GeoNames'. */
export function cityOfId(geonameId: number): GazetteerCity | null {
  const row = rowOfId(geonameId);
  return row === undefined ? null : parseRow(row, "");
}

/** How many live there; 0 where the gazetteer doesn't have it. */
export const peopleOf = (geonameId: number | null): number => Number((geonameId === null ? "" : (rowOfId(geonameId) ?? "")).split("\t").at(-1));

export type Box = { west: number; south: number; east: number; north: number };

/** The largest cities within a box, the largest first. A box that crosses the date line has its west east of its east. */
export function townsWithin({ west, south, east, north }: Box, limit: number): GazetteerCity[] {
  const found: GazetteerCity[] = [];
  for (const [index, { lat, lng }] of positions().entries()) {
    if (found.length >= limit) break;
    const isBetween = west <= east ? west <= lng && lng <= east : lng >= west || lng <= east;
    if (isBetween && south <= lat && lat <= north) found.push(parseRow(gazetteer().rows[index]!, ""));
  }
  return found;
}

/** The nearest town; null where there is none within so many kilometres. */
export function nearestTown(point: Point, withinKm: number): GazetteerCity | null {
  const margin = withinKm / 111;
  let best: { index: number; km: number } | null = null;
  for (const [index, at] of positions().entries()) {
    if (Math.abs(at.lat - point.lat) > margin) continue;
    const km = distanceKm(at, point);
    if (km <= (best?.km ?? withinKm)) best = { index, km };
  }
  return best && parseRow(gazetteer().rows[best.index]!, "");
}

const countryName = (code: string) => countries[code as TCountryCode]?.name ?? code;

let translators: Intl.DisplayNames[] | null = null;
/** In each language that people read Caravan in. */
const countryNames = (code: string) => (translators ??= LANGUAGES.map((tag) => new Intl.DisplayNames([tag], { type: "region" }))).map((names) => names.of(code) ?? code);

const regionsInGerman: Partial<Record<string, string>> = germanRegions;
const regionInGerman = ({ region, countryCode }: GazetteerCity): string => regionsInGerman[`${region}|${countryCode}`] ?? region;

/** Cities one of whose names begins with `text`, a country's name after a comma allowed; the largest first. */
export function searchGazetteer(text: string, limit: number): GazetteerCity[] {
  const [cityText = "", countryText = ""] = text.split(",");
  const prefix = searchKey(cityText);
  const country = searchKey(countryText);
  if (prefix === "") return [];
  const { rows, keys } = gazetteer();
  const best = new Map<number, { exact: boolean; matched: string }>();
  for (let index = firstFrom(keys, prefix); index < keys.length && keys[index]!.startsWith(prefix); index++) {
    const [key, row, matched = ""] = keys[index]!.split("\t");
    const exact = key === prefix;
    const known = best.get(Number(row));
    if (!known || (exact && !known.exact)) best.set(Number(row), { exact, matched });
  }
  return [...best]
    .map(([row, hit]) => ({ ...hit, city: parseRow(rows[row]!, hit.matched) }))
    .filter(({ city }) => country === "" || city.countryCode.toLowerCase() === country || [city.country, city.region, regionInGerman(city), ...countryNames(city.countryCode)].some((name) => searchKey(name).startsWith(country)))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, limit)
    .map(({ city }) => city);
}

/** A full name counts as ten times the people, a city that we can plan as three times. */
const weight = ({ exact, city }: { exact: boolean; city: GazetteerCity }) =>
  (city.population + 1000) * (exact ? 10 : 1) * (city.hasPlaces ? 3 : 1);

function firstFrom(keys: string[], prefix: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parseRow(row: string, matched: string): GazetteerCity {
  const [id, name, region, countryCode, lat, lng, zone, population] = row.split("\t") as [
    string, string, string, string, string, string, string, string,
  ];
  const place = { name, countryCode, lat: Number(lat), lng: Number(lng) };
  return {
    ...place,
    geonameId: Number(id),
    matched: matched === "" ? null : matched,
    region,
    country: countryName(countryCode),
    timeZone: data.zones[Number(zone)]!,
    population: Number(population),
    hasPlaces: heldCity(place) !== null,
  };
}
