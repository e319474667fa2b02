// City files, loaded when somebody plans there.
import index from "./cityIndex.json";
import type { City } from "./types";

const held = new Set(index.map((city) => city.slug));

/** The city's places; null for a city that we hold no file of. */
export async function loadCity(slug: string): Promise<City | null> {
  if (!held.has(slug)) return null;
  const file = (await import(`./data/${slug}.json`)) as { default: City };
  return file.default;
}
