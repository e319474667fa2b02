// Writes convex/places/cityIndex.json: which cities we hold places for, and in which languages their facts, so that
// nobody has to load their files to know; and convex/places/cityFiles.ts, which names the files for queries.
//
//   npm run cities
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Translation } from "../convex/places/prose";
import type { CityFile } from "../convex/places/types";

const places = new URL("../convex/places/", import.meta.url);
const TRANSLATIONS: Translation[] = ["de"];

/** One entry a file, in the order of slugs. */
export function cityIndex() {
  return readdirSync(new URL("data/", places))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const city = JSON.parse(readFileSync(new URL(`data/${name}`, places), "utf8")) as CityFile;
      const aliases = [...new Set([...(city.aliases ?? []), ...(city.localName ? [city.localName] : [])])];
      const translations = TRANSLATIONS.filter((language) => existsSync(new URL(`data/${language}/${name}`, places)));
      return { slug: city.slug, name: city.name, aliases, countryCode: city.countryCode, lat: city.lat, lng: city.lng, transit: city.transit.mode, count: city.places.length, translations };
    });
}

/** The module that imports every file, in the order of slugs. */
export function cityFilesModule(index: { slug: string; translations: Translation[] }[]): string {
  const name = (slug: string, language = "") => `${slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}${language && `In${language.charAt(0).toUpperCase()}${language.slice(1)}`}`;
  const slugs = index.map(({ slug }) => slug);
  const translated = TRANSLATIONS.map((language) => [language, index.filter(({ translations }) => translations.includes(language)).map(({ slug }) => slug)] as const);
  return [
    "// Every city file by its slug, for queries, which can't import as they go. Written by scripts/buildCityIndex.ts.",
    'import type { Translation } from "./prose";',
    ...slugs.map((slug) => `import ${name(slug)} from "./data/${slug}.json";`),
    ...translated.flatMap(([language, those]) => those.map((slug) => `import ${name(slug, language)} from "./data/${language}/${slug}.json";`)),
    'import type { CityFacts } from "./types";',
    "",
    "/** In the shape of `CityFile`; `placeData.test.ts` holds them to it. */",
    "export const CITY_FILES: Record<string, unknown> = {",
    ...slugs.map((slug) => `  "${slug}": ${name(slug)},`),
    "};",
    "",
    "/** Their facts in other languages. */",
    "export const CITY_FACTS: Record<Translation, Record<string, CityFacts>> = {",
    ...translated.flatMap(([language, those]) => [`  ${language}: {`, ...those.map((slug) => `    "${slug}": ${name(slug, language)},`), "  },"]),
    "};",
    "",
  ].join("\n");
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const index = cityIndex();
  writeFileSync(new URL("cityIndex.json", places), `[\n${index.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
  writeFileSync(new URL("cityFiles.ts", places), cityFilesModule(index));
  console.log(`${index.length} cities, ${index.reduce((sum, city) => sum + city.count, 0)} places`);
}
