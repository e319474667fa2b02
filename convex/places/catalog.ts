// Cities of their files: loaded when somebody plans there, at hand for queries.
import { cityOf } from "./cityFacts";
import { CITY_FACTS, CITY_FILES } from "./cityFiles";
import index from "./cityIndex.json";
import type { Translation } from "./prose";
import type { City, CityFacts, CityFile, Place } from "./types";

const held = new Map(index.map(({ slug, translations }) => [slug, translations as Translation[]]));

/** The city's places; null for a city that we hold no file of. */
export async function loadCity(slug: string): Promise<City | null> {
  const translations = held.get(slug);
  if (!translations) return null;
  const factsIn = async (language: Translation) => [language, ((await import(`./data/${language}/${slug}.json`)) as { default: CityFacts }).default] as const;
  const [file, ...facts] = await Promise.all([import(`./data/${slug}.json`) as Promise<{ default: CityFile }>, ...translations.map(factsIn)]);
  return cityOf(file.default, Object.fromEntries(facts));
}

const cities = new Map<string, City>();

/** The same for queries, which can't load as they go. */
export function heldCityFile(slug: string): City | null {
  const file = CITY_FILES[slug] as CityFile | undefined;
  if (!file) return null;
  const city = cities.get(slug) ?? cityOf(file, Object.fromEntries(Object.entries(CITY_FACTS).flatMap(([language, facts]) => (facts[slug] ? [[language, facts[slug]]] : []))));
  cities.set(slug, city);
  return city;
}

/** "<city>/<place>"; null for what isn't held. */
export function heldPlace(placeId: string): { city: City; place: Place } | null {
  const [slug = "", id] = placeId.split("/");
  const city = heldCityFile(slug);
  const place = city?.places.find((one) => one.id === id);
  return city && place ? { city, place } : null;
}
