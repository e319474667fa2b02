// City files, loaded when somebody plans there.
import { CITY_FILES } from "./cityFiles";
import index from "./cityIndex.json";
import type { City } from "./types";

const held = new Set(index.map((city) => city.slug));

/** The city's places; null for a city that we hold no file of. */
export async function loadCity(slug: string): Promise<City | null> {
  if (!held.has(slug)) return null;
  const file = (await import(`./data/${slug}.json`)) as { default: City };
  return file.default;
}

/** The same for queries, which can't load as they go. */
export const heldCityFile = (slug: string): City | null => (CITY_FILES[slug] as City | undefined) ?? null;
