// Writes convex/places/cityIndex.json: which cities we hold places for, so that nobody has to load
// their files to know.
//
//   npm run cities
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { City } from "../convex/places/types";

const places = new URL("../convex/places/", import.meta.url);

/** One entry a file, in the order of slugs. */
export function cityIndex() {
  return readdirSync(new URL("data/", places))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const city = JSON.parse(readFileSync(new URL(`data/${name}`, places), "utf8")) as City;
      const aliases = [...new Set([...(city.aliases ?? []), ...(city.localName ? [city.localName] : [])])];
      return { slug: city.slug, name: city.name, aliases, countryCode: city.countryCode, lat: city.lat, lng: city.lng, transit: city.transit.mode, count: city.places.length };
    });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const index = cityIndex();
  writeFileSync(new URL("cityIndex.json", places), `[\n${index.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
  console.log(`${index.length} cities, ${index.reduce((sum, city) => sum + city.count, 0)} places`);
}
