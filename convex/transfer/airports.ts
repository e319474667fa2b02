// Airports and stations as files name them: with the clock of the city that they serve, as far as it is known. Another code stays a name.
import { AIRPORTS, cityOfAirport, SAID_AIRPORTS } from "../places/airports";
import { cityNameIn } from "../places/cityNames";
import { searchGazetteer } from "../places/gazetteer";
import type { Language } from "../words/languages";
import type { ReadItem } from "./types";

type Station = NonNullable<NonNullable<ReadItem["transport"]>["from"]>;

function cityServed(code: string, language: Language): string {
  const [name, countryCode] = AIRPORTS[code]?.split(",") ?? [];
  return name && countryCode ? cityNameIn({ name, countryCode }, language) : "";
}

let byName: { pattern: RegExp; code: Map<string, string> } | null = null;

/** By what one says for it, or by its city where that has no other. */
function airportNames() {
  if (byName) return byName;
  const served = new Map<string, string[]>();
  for (const [code, city] of Object.entries(AIRPORTS)) served.set(city, [...(served.get(city) ?? []), code]);
  const code = new Map<string, string>();
  for (const [, codes] of [...served].filter(([, codes]) => codes.length === 1)) {
    for (const language of ["en", "de"] as const) code.set(cityServed(codes[0]!, language).toLowerCase(), codes[0]!);
  }
  const escaped = [...code.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  byName = { pattern: new RegExp(`(?<!\\p{L})(?:${[...SAID_AIRPORTS.map(([iata, words]) => `(?<${iata}>${words})`), ...escaped].join("|")})(?!\\p{L})`, "giu"), code };
  return byName;
}

/** The airports that a text names, in its order, each once: by their codes in brackets, else by bare ones, else by their names. */
export function airportsIn(text: string): string[] {
  const codes = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, code]) => code!).filter(isAirport))];
  const bracketed = codes(/\(([A-Z]{3})\)/g);
  if (bracketed.length >= 2) return bracketed;
  // "SAN FRANCISCO" isn't San Diego.
  const bare = codes(/\b([A-Z]{3})\b(?! [A-Z]{4,}\b)/g);
  if (bare.length >= 2) return bare;
  const { pattern, code } = airportNames();
  const named = [...text.slice(0, 2000).matchAll(pattern)].flatMap(({ 0: words, groups }) => Object.entries(groups ?? {}).find(([, said]) => said !== undefined)?.[0] ?? code.get(words.toLowerCase()) ?? []);
  return [...new Set(named)];
}

export const isAirport = (code: string): boolean => code in AIRPORTS;

/** "Tokyo (HND)", with the city's clock; in German "Tokio (HND)", where the file gives it no name. */
export function airport(code: string, language: Language, name = ""): Station {
  const city = cityOfAirport(code);
  const called = name && name.toUpperCase() !== code ? name : cityServed(code, language);
  return { name: called ? `${called} (${code})` : code, lat: city?.lat ?? null, lng: city?.lng ?? null, timeZone: city?.timeZone ?? null };
}

/** A station, a port, a city by its name: the clock of the city that it is named after, where there is one. */
export function stationNamed(name: string, language: Language): Station {
  const code = /\(([A-Z]{3})\)\s*$/.exec(name)?.[1] ?? (/^[A-Z]{3}$/.test(name) ? name : null);
  if (code && isAirport(code)) return airport(code, language, name.replace(/\s*\([A-Z]{3}\)\s*$/, ""));
  const words = name.replace(/\b(station|airport|central|centraal|hbf|hauptbahnhof|gare( de)?|terminal|port|st\.?)\b/gi, " ").replace(/[,(].*$/, "").trim();
  const city = words.length > 2 ? searchGazetteer(words, 1).find((found) => found.name.toLowerCase() === words.toLowerCase() || found.matched?.toLowerCase() === words.toLowerCase()) : undefined;
  return { name, lat: null, lng: null, timeZone: city?.timeZone ?? null };
}
