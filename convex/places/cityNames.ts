// Cities as readers of other languages call them. What is kept is the gazetteer's own name, so that a trip to Rom is one to Rome;
// a name that somebody gave stays as it is. Screens have the same table (src/i18n/cityName.ts). Pure.
import type { Prose } from "../said";
import type { Language } from "../words/languages";
import german from "./context/de/cities.json";
import { proseOf } from "./prose";

export type NamedCity = { name: string; countryCode: string };

const GERMAN: Record<string, string> = german;

const keyOf = ({ name, countryCode }: NamedCity) => `${name}|${countryCode}`;

/** For what is said; the name alone where all call it that. */
export function cityWord(city: NamedCity): string | Prose {
  const de = GERMAN[keyOf(city)];
  return de === undefined ? city.name : proseOf(city.name, { de });
}

/** Each once. */
export const cityWords = (cities: readonly NamedCity[]): (string | Prose)[] => [...new Map(cities.map((city) => [keyOf(city), cityWord(city)])).values()];

export function cityNameIn(city: NamedCity, language: Language): string {
  const word = cityWord(city);
  return typeof word === "string" ? word : (word[language] ?? word.en);
}

/** Its own name first, then those by which readers of other languages know it. */
export function namesOfCity(city: NamedCity): string[] {
  const word = cityWord(city);
  return typeof word === "string" ? [word] : [...new Set(Object.values(word))];
}

/** What was said of a city, by its own name. */
export const ownName = (said: unknown): unknown => (typeof said === "object" && said !== null && "en" in said ? said.en : said);
