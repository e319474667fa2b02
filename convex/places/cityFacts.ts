// A city of its files: what is told of its places has its translations beside it. Pure.
import type { Prose } from "../said";
import { proseOf, type Translation } from "./prose";
import type { City, CityFacts, CityFile } from "./types";

export function cityOf(file: CityFile, translations: Partial<Record<Translation, CityFacts>>): City {
  const told = (en: string, twinIn: (facts: CityFacts) => string | undefined): Prose =>
    proseOf(en, Object.fromEntries(Object.entries(translations).map(([language, facts]) => [language, twinIn(facts)])));
  return {
    ...file,
    lodging: file.lodging.map((area) => ({ ...area, fact: told(area.fact, ({ lodging }) => lodging[area.area]) })),
    places: file.places.map((place) => ({ ...place, fact: told(place.fact, ({ places }) => places[place.id]) })),
  };
}
