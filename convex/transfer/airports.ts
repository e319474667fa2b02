// Airports and stations as files name them: an airport with its own place and clock, a station with that of the city that it is named after, as far
// as it is known. Another code stays a name.
import { airportAt, airportNamed, airportOfCity, SAID_AIRPORTS } from "../places/airports";
import { airportOf, airports, cityServedIn } from "../places/airportTable";
import { searchGazetteer, type GazetteerCity } from "../places/gazetteer";
import { searchKey } from "../places/searchKey";
import { LANGUAGES, type Language } from "../words/languages";
import type { ReadItem } from "./types";

type Station = NonNullable<NonNullable<ReadItem["transport"]>["from"]>;

/** Capitals in a confirmation that are also codes: days, months, sums, clocks, what stands on a ticket, airlines. */
const NO_CODES = new Set(
  "SAT SUN MON TUE WED THU FRI JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC DEZ OKT MAI THE AND FOR NOT ARE YOU ALL ANY OUR NEW DIE DER DAS UND SEE EUR USD GBP CHF CAD AUD SEK NOK DKK INR TRY MAD BUS CAR TRN STD STA ETD ETA PNR REF CDT EDT EST PST CET UTC GMT TAP SAS KLM LOT ANA JAL ITA BAG DAY MAX INF CHD ADT MRS TAX VAT ROW VIA PER MAN ADD INN HOT PDF APP VIP WEB TEL FAX ECO BIZ HRS MIN PAX SPA BAR TOP OFF OUT ONE TWO AIR".split(" "),
);
/** "Reservation code (PNR)" is in no town in Congo. */
const NO_BRACKETED = new Set(["PNR", "REF", "VAT", "STD", "STA", "ETD", "ETA"]);
/** Beside these a word is where a journey begins or ends. */
const WAY = String.raw`(?:[-–—→✈>/]|\b(?:to|from|nach|von|ab|an|bis|departs?|departure|arrives?|arrival|abflug|ankunft)\b)`;
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}`;
const BARE = /\b([A-Z]{3})\b(?! [A-Z]{4,}\b)/g;
const BEFORE = new RegExp(String.raw`(?:^|\n|${WAY}|${CLOCK}(?: ?(?:Uhr|[ap]\.?m\.?))?|:)[ \t]*$`, "iu");
const AFTER = new RegExp(String.raw`^[ \t]*(?:$|\n|,|\(|${WAY}|${CLOCK}|airport\b|flughafen\b)`, "iu");
const NEAR = 24;
const LONGEST_NAME = 4;
const MUCH_LARGER = 5;
const MOST_TEXT = 2000;

const isAtEnd = (text: string, from: number, until: number) => BEFORE.test(text.slice(Math.max(0, from - NEAR), from)) && AFTER.test(text.slice(until, until + NEAR));

/** A large airport's code stands for it anywhere; a small one's, or one that is a word besides, only where a journey begins or ends. */
function isMeant(code: string, text: string, at: number): boolean {
  const airport = airportOf(code);
  if (!airport || (NO_CODES.has(code) && !WELL_KNOWN.has(code))) return false;
  return airport.isLarge || isAtEnd(text, at, at + code.length);
}
/** Words, too, but seen on tickets every day. */
const WELL_KNOWN = new Set(["MRS", "MAD", "INN", "PER", "MAN", "ADD"]);

type Names = { cities: Map<string, string>; said: RegExp };
let names: Names | null = null;

/** By what one says for it, or by its city where that has no other. */
function airportNames(): Names {
  if (names) return names;
  const cities = new Map<string, string>();
  for (const airport of airports().values()) {
    for (const name of [airport.called, ...LANGUAGES.map((language) => cityServedIn(airport, language))]) {
      const main = cities.has(searchKey(name)) ? null : airportOfCity(name);
      if (main) cities.set(searchKey(name), main.code);
    }
  }
  names = { cities, said: new RegExp(`(?<!\\p{L})(?:${SAID_AIRPORTS.map(([code, words]) => `(?<${code}>${words})`).join("|")})(?!\\p{L})`, "giu") };
  return names;
}

/** The airports that a text names, in its order, each once: by their codes in brackets, else by bare ones, else by their names. */
export function airportsIn(text: string): string[] {
  const bracketed = [...new Set([...text.matchAll(/\(([A-Z]{3})\)/g)].map(([, code]) => code!).filter((code) => isAirport(code) && !NO_BRACKETED.has(code)))];
  if (bracketed.length >= 2) return bracketed;
  // "SAN FRANCISCO" isn't San Diego.
  const bare = [...new Set([...text.matchAll(BARE)].filter(({ 1: code, index }) => isMeant(code!, text, index)).map(([, code]) => code!))];
  if (bare.length >= 2) return bare;
  const named = namedIn(text.slice(0, MOST_TEXT)).sort((a, b) => a.at - b.at || b.until - a.until);
  return [...new Set(named.filter(({ at }, index) => !named.slice(0, index).some(({ until }) => at < until)).map(({ code }) => code))];
}

function namedIn(text: string): { at: number; until: number; code: string }[] {
  const { cities, said } = airportNames();
  const found = [...text.matchAll(said)].map(({ 0: words, index, groups }) => ({ at: index, until: index + words.length, code: Object.entries(groups ?? {}).find(([, one]) => one !== undefined)![0] }));
  const words = [...text.matchAll(/[\p{L}\p{M}'’.-]+/gu)].map(({ 0: word, index }) => ({ at: index, until: index + word.length }));
  for (const [from, { at }] of words.entries()) {
    for (const { until } of words.slice(from, from + LONGEST_NAME).reverse()) {
      const name = text.slice(at, until);
      const code = /\n/.test(name) || !/^\p{Lu}|^[^\p{L}]/u.test(name) ? undefined : cities.get(searchKey(name));
      if (code === undefined || !(airportOf(code)!.isLarge || isAtEnd(text, at, until))) continue;
      found.push({ at, until, code });
      break;
    }
  }
  return found;
}

export const isAirport = (code: string): boolean => airportOf(code) !== null;

/** "Tokyo (HND)", with its own place and clock; in German "Tokio (HND)", where the file gives it no name. */
export function airport(code: string, language: Language, name = ""): Station {
  const known = airportOf(code);
  const called = name && name.toUpperCase() !== code ? name : known ? cityServedIn(known, language) : "";
  return { name: called ? `${called} (${code})` : code, lat: known?.lat ?? null, lng: known?.lng ?? null, timeZone: known?.timeZone ?? null };
}

/**
 * A station, a port, a city by its name: the clock of the city that it is named after, where there is one. An airport by its code or by its name with
 * the word for one; with `flies` by its city alone, too.
 */
export function stationNamed(name: string, language: Language, { flies = false } = {}): Station {
  const code = /\(([A-Z]{3})\)\s*$/.exec(name)?.[1] ?? (/^[A-Z]{3}$/.test(name) ? name : null);
  if (code && isAirport(code)) return airport(code, language, name.replace(/\s*\([A-Z]{3}\)\s*$/, ""));
  const meant = flies ? airportAt(name) : airportOf(airportNamed(name)?.code ?? "");
  if (meant) return { name, lat: meant.lat, lng: meant.lng, timeZone: meant.timeZone };
  const words = name.replace(/\b(station|airport|central|centraal|hbf|hauptbahnhof|gare( de)?|terminal|port|st\.?)\b/gi, " ").replace(/[,(].*$/, "").trim();
  const isCalled = (found: GazetteerCity) => [found.name, found.matched].some((one) => one?.toLowerCase() === words.toLowerCase());
  const [city, other] = words.length > 2 ? searchGazetteer(words, 8).filter(isCalled).sort((a, b) => b.population - a.population) : [];
  // There is a Newcastle on three continents: a clock that may be another's is none.
  const isMeant = city !== undefined && (other === undefined || other.timeZone === city.timeZone || city.population > MUCH_LARGER * other.population);
  return { name, lat: null, lng: null, timeZone: isMeant ? city.timeZone : null };
}
