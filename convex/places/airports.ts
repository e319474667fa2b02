// Airports as people say them: by the code on a ticket, by name, or as their city's. A city with several has none of that name alone: which of them is
// meant has to be said, except where one is the city's own beside smaller ones. Pure.
import { LANGUAGES } from "../words/languages";
import { airportOf, airports, cityOfAirport, cityServedIn, type Airport } from "./airportTable";
import { peopleOf, searchGazetteer, type GazetteerCity } from "./gazetteer";
import { searchKey } from "./searchKey";

/** Where a city has several, what one says for each. */
export const SAID_AIRPORTS: [string, string][] = [
  ["LHR", "heathrow"], ["LGW", "gatwick"], ["STN", "stansted"], ["LTN", "luton"], ["LCY", "london city"], ["JFK", "kennedy|new york jfk"], ["LGA", "la ?guardia"], ["EWR", "newark"], ["HND", "haneda"], ["NRT", "narita"],
  ["KIX", "kansai"], ["ITM", "itami"], ["CDG", "charles de gaulle|roissy"], ["ORY", "orly"], ["MXP", "malpensa"], ["LIN", "linate"], ["ORD", "o['’]?hare"], ["MDW", "midway"], ["IAD", "dulles"], ["DCA", "reagan"],
  ["GMP", "gimpo"], ["ICN", "incheon"], ["BKK", "suvarnabhumi"], ["DMK", "don mueang"], ["BER", "berlin"], ["PVG", "pudong"], ["SHA", "hongqiao"], ["PEK", "beijing capital"], ["PKX", "daxing"],
  ["FCO", "fiumicino|leonardo da vinci"], ["CIA", "ciampino"], ["BGY", "orio al serio"], ["SAW", "sabiha g[öo]k[çc]en"], ["SVO", "sheremetyevo"], ["DME", "domodedovo"], ["EZE", "ezeiza"], ["AEP", "aeroparque"], ["GRU", "guarulhos"], ["CGH", "congonhas"],
  ["GIG", "gale[ãa]o"], ["SDU", "santos dumont"], ["BVA", "beauvais"], ["CRL", "charleroi"], ["TSA", "songshan"], ["ARN", "arlanda"], ["BMA", "bromma"], ["OSL", "gardermoen"], ["AMS", "schiphol"], ["TLV", "ben gurion"],
  ["MAD", "barajas"], ["BCN", "el prat"], ["CPH", "kastrup"], ["SIN", "changi"], ["BOS", "logan"], ["TXL", "tegel"], ["HKG", "chek lap kok"], ["KUL", "klia"], ["VIE", "schwechat"], ["YYZ", "pearson"],
];

/** Of several large ones, that of the city itself. */
const MAIN = new Set(["FCO", "SEA", "DXB", "MCO", "JNB", "BNE", "FRA", "VLC", "NCL", "PDX", "RMO"]);

/** A code, and what people say for the airport. */
export type AirportNamed = { code: string; says: string };

const AIRPORT_WORD = /(?<!\p{L})(?:(?:international|regional|municipal) airport|(?:inter)?national airport|airport|airfield|aéroport|aeropuerto|aeroporto|(?:verkehrs|regional)?flughafen|lufthavn|flygplats|havalimanı|intl)(?!\p{L})/giu;
const withoutWord = (text: string) => text.replace(AIRPORT_WORD, " ").replace(/\s+/g, " ").trim();
/** Of a name alone they tell nothing. */
const FILLERS = new Set("international internacional regional municipal airport airfield airstrip aerodrome aeropuerto aeroporto aeroport intl de of the".split(" "));
const saidAs = SAID_AIRPORTS.map(([code, words]) => ({ code, pattern: new RegExp(`^(?:\\p{L}+ )?(?:${words})$`, "iu") }));
const SHORTEST_NAME = 5;

/**
 * The airport that is meant by a code alone ("HND", "Tokyo (HND)"), by its own name, or by its city's with the word for an airport; null for
 * anything else. `anyCase`: in a search "muc" is a code, of a large airport at least; in a text it isn't.
 */
export function airportNamed(text: string, { anyCase = false } = {}): AirportNamed | null {
  const typed = text.trim();
  const name = withoutWord(typed);
  const isAirport = name !== typed && name !== "";
  const bracketed = /\(([A-Za-z]{3})\)$/.exec(typed)?.[1];
  const coded = airportOf((bracketed ?? (/^[A-Za-z]{3}$/.test(name) ? name : "")).toUpperCase());
  if (coded && (bracketed || name === coded.code || (anyCase && !isAirport && coded.isLarge))) return named(coded);
  const key = searchKey(name);
  if (key === "") return null;
  const { full, own, short, cities } = index();
  const exact = full.get(searchKey(typed));
  // "London Airport" is also what London in Ontario calls its own.
  if (exact?.length === 1 && isAirport && searchKey(typed) !== `${key} airport`) return named(exact[0]!);
  const said = saidAs.find(({ pattern }) => pattern.test(name));
  // "Berlin" alone is the city.
  if (said && (isAirport || !cities.has(key))) return named(airportOf(said.code)!);
  const served = cities.get(key);
  const called = own.get(nameKey(typed)) ?? [];
  if (isAirport) {
    const isOwn = called.length === 1 && (called[0]!.isLarge || !served || served.includes(called[0]!));
    const found = isOwn ? called[0]! : (mainOf(served) ?? (served ? null : mainOf(short.get(key))));
    return found || !coded ? found && named(found) : named(coded);
  }
  if (key.length < SHORTEST_NAME || served || isCity(key)) return null;
  const wellKnown = short.get(key)?.filter(({ isLarge }) => isLarge) ?? [];
  const only = wellKnown.length === 1 ? wellKnown[0] : key.includes(" ") && called.length === 1 ? called[0] : undefined;
  return only ? named(only) : null;
}

/** What `airportNamed` finds, else all airports of the city that is named with the word for an airport: "London airport". */
export function airportsNamed(text: string): Airport[] {
  const found = airportNamed(text, { anyCase: true });
  if (found) return [airportOf(found.code)!];
  const name = withoutWord(text);
  return name === text.trim() ? [] : (index().cities.get(searchKey(name)) ?? []);
}

/** The airport of a city, by any of its names; null where it has several of a size, or none. */
export const airportOfCity = (city: string): Airport | null => mainOf(index().cities.get(searchKey(city)));

/** Where one flies from or to, as it is written there: an airport, a city with one, or a code in small letters. */
export function airportAt(text: string): Airport | null {
  const found = airportOf(airportNamed(text, { anyCase: true })?.code ?? "") ?? airportOfCity(text);
  const typed = text.trim();
  return found ?? (/^[a-z]{3}$/.test(typed) && !isCity(typed) ? airportOf(typed.toUpperCase()) : null);
}

const isCity = (key: string) => searchGazetteer(key, 3).some(({ name, matched }) => [name, matched ?? ""].map(searchKey).includes(key));

const named = (airport: Airport): AirportNamed => ({ code: airport.code, says: saysOf(airport) });

/** One alone, or the large one beside small ones. */
function mainOf(found: Airport[] = []): Airport | null {
  if (found.length === 1) return found[0]!;
  const large = found.filter(({ isLarge }) => isLarge);
  return large.length === 1 ? large[0]! : (found.find(({ code }) => MAIN.has(code)) ?? null);
}

/** What one asks a service for: "haneda airport", "Munich airport". */
function saysOf(airport: Airport): string {
  const own = SAID_AIRPORTS.find(([code]) => code === airport.code)?.[1].split("|")[0]!.replace(/\W\?|\[([^\]])[^\]]*\]/g, "$1");
  return own !== undefined || airportOfCity(airport.city) === airport ? `${own ?? airport.called} airport` : airport.name;
}

/** "Keflavik International Airport" is "keflavik". */
const nameKey = (name: string) => searchKey(name).split(" ").filter((word) => !FILLERS.has(word)).join(" ");

type Index = { full: Map<string, Airport[]>; own: Map<string, Airport[]>; short: Map<string, Airport[]>; cities: Map<string, Airport[]> };
let known: Index | null = null;
/** By their names in full, and without what says nothing; by those without their city's; by their cities in each language. */
function index(): Index {
  if (known) return known;
  known = { full: new Map(), own: new Map(), short: new Map(), cities: new Map() };
  const add = (to: Map<string, Airport[]>, key: string, airport: Airport) => key !== "" && to.set(key, [...(to.get(key) ?? []), airport]);
  for (const airport of airports().values()) {
    const cities = new Set([airport.city, airport.called, ...LANGUAGES.map((language) => cityServedIn(airport, language))].map(searchKey));
    const own = nameKey(airport.name);
    add(known.full, searchKey(airport.name), airport);
    // One that is closed is its city's no more, and only found by its whole name or what sets it apart.
    if (!airport.isClosed) {
      for (const city of cities) add(known.cities, city, airport);
      add(known.own, own, airport);
    }
    const short = [...cities].reduce((name, city) => ` ${name} `.replace(` ${city} `, " ").trim(), own);
    for (const name of new Set([own, short])) add(known.short, name, airport);
  }
  // Of several cities of a name, people mean the largest.
  for (const [key, found] of known.cities) {
    if (new Set(found.map(({ geonameId }) => geonameId)).size === 1) continue;
    const main = found.find(({ code }) => MAIN.has(code));
    const largest = Math.max(...found.map(({ geonameId }) => peopleOf(geonameId)));
    known.cities.set(key, found.filter(({ geonameId }) => (main ? geonameId === main.geonameId : peopleOf(geonameId) === largest)));
  }
  return known;
}

/** The airport whose code this is, and nothing more. */
export function airportOfCode(text: string): Airport | null {
  const found = /^[A-Za-z]{3}$/.test(text.trim()) ? airportNamed(text, { anyCase: true }) : null;
  return found && airportOf(found.code);
}

/** What services are asked for that know no codes: the airport by its name. Anything else as it is. */
export function withoutCode(text: string): string {
  const airport = airportOfCode(text);
  return airport ? saysOf(airport) : text;
}

/** Cities by their names or by the code or name of an airport that serves them; one that is called so itself comes first. */
export function searchCities(text: string, limit: number): GazetteerCity[] {
  const found = searchGazetteer(text, limit);
  const airport = airportNamed(text, { anyCase: true });
  const city = airport && cityOfAirport(airport.code);
  if (!airport || !city) return found;
  const key = searchKey(text);
  const others = found.filter(({ geonameId }) => geonameId !== city.geonameId);
  const called = others.filter(({ name, matched }) => searchKey(name) === key || searchKey(matched ?? "") === key);
  return [...called, { ...city, matched: airport.code }, ...others.filter((one) => !called.includes(one))].slice(0, limit);
}
