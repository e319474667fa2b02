// Every airport that airlines fly to, by the code on a ticket: what it is called, where it lies, by which clock, and the city that it serves.
// `airports.json` is written by scripts/buildAirports.ts. Pure.
import type { Language } from "../words/languages";
import data from "./airports.json";
import { cityNameIn } from "./cityNames";
import { cityOfId, type GazetteerCity } from "./gazetteer";

export type Airport = {
  code: string;
  /** "Tokyo Haneda International Airport". */
  name: string;
  /** As the gazetteer calls it, where it has it; else as the airport says. */
  city: string;
  /** As it is better known: "Frankfurt". */
  called: string;
  countryCode: string;
  lat: number;
  lng: number;
  timeZone: string;
  /** Of the gazetteer; null where the town isn't in it. */
  geonameId: number | null;
  /** One of the world's 480 largest. */
  isLarge: boolean;
  /** No flight goes there any more: read where older tickets name it, and offered nowhere. */
  isClosed: boolean;
};

let byCode: Map<string, Airport> | null = null;

/** All of them by code, the large ones first. Read at the first question: most functions of a deployment have none. */
export function airports(): ReadonlyMap<string, Airport> {
  const closed = new Set(data.closed.split(" "));
  return (byCode ??= new Map(data.rows.split("\n").map((row, index) => {
    const [code, name, city, countryCode, lat, lng, zone, id = "", called = city] = row.split("\t") as [string, string, string, string, string, string, string, string?, string?];
    const airport = { code, name, city, called, countryCode, lat: Number(lat), lng: Number(lng), timeZone: data.zones[Number(zone)]!, geonameId: id === "" ? null : Number(id), isLarge: index < data.large, isClosed: closed.has(code) };
    return [code, airport];
  })));
}

/** By its code in capitals; null for any other three letters. */
export const airportOf = (code: string): Airport | null => airports().get(code) ?? null;

/** The city that an airport serves, as the gazetteer has it; null where that doesn't have it. */
export function cityOfAirport(code: string): GazetteerCity | null {
  const id = airportOf(code)?.geonameId ?? null;
  return id === null ? null : cityOfId(id);
}

/** What readers of the language call the city that it serves. */
export function cityServedIn({ city, called, countryCode }: Pick<Airport, "city" | "called" | "countryCode">, language: Language): string {
  const name = cityNameIn({ name: city, countryCode }, language);
  return name === city ? called : name;
}

/** "Tokyo (HND)", "Tokio (HND)". */
export const airportLabel = (airport: Airport, language: Language): string => `${cityServedIn(airport, language)} (${airport.code})`;
