// Writes convex/places/cityIndex.json: which cities we hold places for, so that nobody has to load
// their files to know; and convex/places/cityFiles.ts, which names the files for queries.
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

/** The module that imports every file, in the order of slugs. */
export function cityFilesModule(slugs: string[]): string {
  const name = (slug: string) => slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    "// Every city file by its slug, for queries, which can't import as they go. Written by scripts/buildCityIndex.ts.",
    ...slugs.map((slug) => `import ${name(slug)} from "./data/${slug}.json";`),
    "",
    "/** In the shape of `City`; `placeData.test.ts` holds them to it. */",
    "export const CITY_FILES: Record<string, unknown> = {",
    ...slugs.map((slug) => `  "${slug}": ${name(slug)},`),
    "};",
    "",
  ].join("\n");
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const index = cityIndex();
  writeFileSync(new URL("cityIndex.json", places), `[\n${index.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
  writeFileSync(new URL("cityFiles.ts", places), cityFilesModule(index.map(({ slug }) => slug)));
  console.log(`${index.length} cities, ${index.reduce((sum, city) => sum + city.count, 0)} places`);
}
