// Airports as one types, to choose one of: by code, by city in any language of ours, by a word of their name. Pure.
import { appError } from "../errors";
import { LANGUAGES } from "../words/languages";
import { airportOf, airports, cityServedIn, type Airport } from "./airportTable";
import { searchKey } from "./searchKey";

type Keyed = { airport: Airport; cities: string[]; words: string[] };

let known: Keyed[] | null = null;
const keyed = (): Keyed[] =>
  (known ??= [...airports().values()].filter(({ isClosed }) => !isClosed).map((airport) => {
    const cities = [...new Set([airport.city, airport.called, ...LANGUAGES.map((language) => cityServedIn(airport, language))].map(searchKey))];
    return { airport, cities, words: [airport.code.toLowerCase(), ...cities, searchKey(airport.name)].join(" ").split(" ") };
  }));

/** Those in which every word of the text begins one: the code itself first, then those of a city that begins so, the world's large ones before others. */
export function findAirports(text: string, limit: number): Airport[] {
  const key = searchKey(text);
  if (key === "") return [];
  const typed = key.split(" ");
  const found = keyed().filter(({ words }) => typed.every((word) => words.some((each) => each.startsWith(word))));
  const rank = ({ airport, cities }: Keyed) => (airport.code.toLowerCase() === key ? 0 : cities.includes(key) ? 1 : cities.some((city) => city.startsWith(key)) ? 2 : 3);
  return found
    .map((each) => ({ airport: each.airport, rank: rank(each) }))
    .sort((a, b) => a.rank - b.rank || Number(b.airport.isLarge) - Number(a.airport.isLarge))
    .slice(0, limit)
    .map(({ airport }) => airport);
}

/** The code of an airport that is known and flown to. Throws VALIDATION_ERROR. */
export function airportCode(code: string, field: string): string {
  const airport = airportOf(code.trim().toUpperCase());
  if (!airport || airport.isClosed) throw appError("VALIDATION_ERROR", "Caravan doesn't know this airport. Choose one of those in the list.", { field });
  return airport.code;
}
