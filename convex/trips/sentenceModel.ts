// A trip from one sentence: "a week in Lisbon in May with kids". Reads where, how long, when, how many and for how much, and says
// what it had to guess. What to do there is the assistant's to read. Pure.
import { countries } from "countries-list";
import { COUNTS, moneyIn, ORDINALS } from "../ai/planner/understand/amounts";
import { escaped, normalized } from "../ai/planner/understand/spelling";
import { addDays, daysBetween, weekdayIndex } from "../dates";
import { searchGazetteer, type GazetteerCity } from "../places/gazetteer";
import { heldCities } from "../places/cityIndex";
import { searchKey } from "../places/searchKey";
import type { MoneyInput } from "../validation";
import { sentenceReader } from "./sentenceLanguages";

export type SaidCity = Pick<GazetteerCity, "name" | "countryCode" | "lat" | "lng" | "timeZone" | "geonameId"> & { nights: number };
export type SaidTrip = {
  cities: SaidCity[];
  days: number;
  /** YYYY-MM-DD; null: not said. */
  startDate: string | null;
  /** YYYY-MM; null: not said either. */
  month: string | null;
  travellers: number;
  budget: MoneyInput | null;
  /** What wasn't said. */
  guessed: ("days" | "travellers")[];
};

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})`;
const SEASONS: Record<string, number> = { spring: 4, summer: 7, autumn: 10, fall: 10, winter: 1 };
const NUMBER = `(\\d{1,3}|${Object.keys(COUNTS).join("|")})`;
/** The longest first: "twenty-first" is no "first". */
const ORDINAL = `(${[...ORDINALS].reverse().join("|")})`;
const TO = "(?:-|–|to|until|till)(?: the)?";
/** Between a number and its weeks. */
const MOODS = "(?:relaxed|quiet|calm|easy|lazy|slow|busy|full|whole|long|short|nice|lovely|romantic|cheap)";
const USUAL_DAYS = 5;
const MAX_DAYS = 60;
const MAX_CITIES = 6;
/** Of a country that is named and no city of it. */
const NIGHTS_A_CITY = 3;
/** Smaller places share their names with too many words. */
const KNOWN_TOWN = 50_000;

const numberOf = (text: string) => COUNTS[text] ?? Number(text);

/** `today` is the reader's date: a month or a day without a year is the next one. English is understood in any `language`. */
export function readTrip(sentence: string, today: string, language?: string): SaidTrip {
  const reader = sentenceReader(language);
  const text = reader.inEnglish(sentence);
  const said = inFigures(normalized(text));
  const dates = datesIn(said, today);
  const length = dates.days ?? lengthIn(said);
  const days = Math.min(MAX_DAYS, Math.max(1, length ?? USUAL_DAYS));
  const travellers = travellersIn(said);
  return {
    cities: withNights(citiesIn(text, days, reader), said, days - 1),
    days,
    startDate: dates.startDate,
    month: dates.startDate ? null : dates.month,
    travellers: travellers ?? 2,
    budget: moneyIn(said, "EUR"),
    guessed: [...(length === null ? (["days"] as const) : []), ...(travellers === null ? (["travellers"] as const) : [])],
  };
}

/** "The third to the ninth of May" as "the 3 to the 9 of may"; a third night stays one. */
const inFigures = (said: string): string => said.replace(new RegExp(`\\b${ORDINAL}(?=(?: of)? ${MONTH}\\b| ?${TO} (?:\\d|${ORDINAL}))`, "g"), (ordinal) => String(ORDINALS.indexOf(ordinal) + 1));

/** Counts days, as people do: a weekend is three, "five nights" are six. */
function lengthIn(said: string): number | null {
  if (/\blong weekend\b/.test(said)) return 4;
  if (/\bweekend\b/.test(said)) return 3;
  if (/\bfortnight\b/.test(said)) return 14;
  const weeks = new RegExp(`\\b${NUMBER}(?: ${MOODS})?[ -]weeks?\\b`).exec(said);
  if (weeks) return numberOf(weeks[1]!) * 7;
  const nights = [...said.matchAll(new RegExp(`\\b${NUMBER}[ -]nights?\\b`, "g"))].map((match) => numberOf(match[1]!));
  if (nights.length > 0) return nights.reduce((sum, each) => sum + each, 0) + 1;
  const days = new RegExp(`\\b${NUMBER}[ -](?:full )?days?\\b`).exec(said);
  if (days) return numberOf(days[1]!);
  if (/\bday trip\b/.test(said)) return 1;
  // "The first week of June"; next week is when, not how long.
  return /(?<!\b(?:next|this|per|every|each) )\bweek\b/.test(said) ? 7 : null;
}

type Dates = { startDate: string | null; month: string | null; days: number | null };

function datesIn(said: string, today: string): Dates {
  const range = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: ${MONTH}[a-z]*)? ?${TO} ?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`).exec(said);
  if (range) return spanOf(Number(range[1]), range[2] ?? range[4]!, Number(range[3]), range[4]!, today);
  const turned = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)? ?${TO} ?(?:${MONTH} )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:day|night|people|of us))`).exec(said);
  if (turned) return spanOf(Number(turned[2]), turned[1]!, Number(turned[4]), turned[3] ?? turned[1]!, today);
  const day = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`).exec(said) ?? new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?:day|night|people|of us))`).exec(said);
  if (day) return { startDate: /^\d/.test(day[1]!) ? nextDate(Number(day[1]), day[2]!, today) : nextDate(Number(day[2]), day[1]!, today), month: null, days: null };
  if (/\b(this|next|the) weekend\b/.test(said)) return { startDate: addDays(today, ((4 - weekdayIndex(today) + 7) % 7) + (/\bnext weekend\b/.test(said) ? 7 : 0)), month: null, days: null };
  return { startDate: null, month: monthIn(said, today), days: null };
}

function monthIn(said: string, today: string): string | null {
  // "May" and "march" are words of their own: they need a word before them that leads to a month.
  const named = new RegExp(`\\b(?:in|of|during|early|mid|late|next|this|sometime|around|end of|for)[ -](?:early |mid |mid-|late )?${MONTH}\\b`).exec(said) ?? /\b(january|february|april|june|july|august|september|october|november|december)\b/.exec(said);
  const season = /\b(spring|summer|autumn|fall|winter)\b/.exec(said);
  const number = named ? monthNumber(named[1]!) : season ? SEASONS[season[1]!]! : null;
  if (number === null) return null;
  const year = Number(/\b(20\d\d)\b/.exec(said)?.[1] ?? today.slice(0, 4));
  const month = `${year}-${String(number).padStart(2, "0")}`;
  return month >= today.slice(0, 7) ? month : `${Number(today.slice(0, 4)) + (month.slice(5) >= today.slice(5, 7) ? 0 : 1)}${month.slice(4)}`;
}

const monthNumber = (name: string) => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;

/** The next such day that exists; null for the 31st of a month that has none. */
function nextDate(day: number, month: string, today: string): string | null {
  const on = (year: number) => `${year}-${String(monthNumber(month)).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const isReal = (date: string) => !Number.isNaN(Date.parse(date)) && new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date;
  const year = Number(today.slice(0, 4));
  return [year, year + 1].map(on).find((date) => isReal(date) && date >= today) ?? null;
}

function spanOf(first: number, firstMonth: string, last: number, lastMonth: string, today: string): Dates {
  const startDate = nextDate(first, firstMonth, today);
  const endDate = startDate && nextDate(last, lastMonth, startDate);
  return { startDate, month: null, days: startDate && endDate ? daysBetween(startDate, endDate) + 1 : null };
}

function travellersIn(said: string): number | null {
  const family = new RegExp(`\\b(?:family|group|party) of ${NUMBER}\\b`).exec(said);
  if (family) return bounded(numberOf(family[1]!));
  const children = new RegExp(`\\b${NUMBER} (?:small |young |little )?(?:kids|children|kid|child|toddlers?|teenagers?)\\b`).exec(said);
  if (children) return bounded(2 + numberOf(children[1]!));
  const people = new RegExp(`\\b${NUMBER} (?:of us|people|adults|friends|persons|travell?ers|guests)\\b|\\bfor (?:us )?${NUMBER}(?=$|[,.!]| in| to| with)`).exec(said);
  if (people) return bounded(numberOf(people[1] ?? people[2]!));
  if (/\b(kids|children|toddler|family)\b/.test(said)) return 4;
  if (/\b(solo|alone|by myself|on my own)\b/.test(said)) return 1;
  return /\b(honeymoon|couple|my (wife|husband|partner|girlfriend|boyfriend|fianc\S+))\b/.test(said) ? 2 : null;
}

const bounded = (count: number) => Math.min(50, Math.max(1, count));

type Reader = ReturnType<typeof sentenceReader>;
/** `as` it stands in the sentence. */
type NamedCity = Omit<SaidCity, "nights"> & { as: string };

/** Names that are written large or stand where a place does, the longest first; a country is its best-known cities. */
function citiesIn(text: string, days: number, reader: Reader): NamedCity[] {
  const words = text.match(/[\p{L}\p{M}'’.-]+/gu) ?? [];
  const found: NamedCity[] = [];
  for (let at = 0; at < words.length; at++) {
    const length = [4, 3, 2, 1].find((count) => at + count <= words.length && mayBePlace(words, at, count) && add(found, words.slice(at, at + count).join(" "), days, reader, PLACE_BEFORE.has(words[at - 1]?.toLowerCase() ?? "")));
    if (length) at += length - 1;
  }
  return found.slice(0, MAX_CITIES);
}

const PLACE_BEFORE = new Set(["in", "to", "around", "via", "visit", "visiting", "through", "from", "and", "then", "near"]);
const NO_PLACE = new Set([...MONTHS, ...MONTHS.map((name) => name.slice(0, 3)), ...Object.keys(SEASONS), "a", "i", "we", "us", "our", "the", "plan", "show", "make", "take", "me", "my", "next", "this", "with", "for", "day", "days", "week", "weeks", "kids", "family", "easter", "christmas"]);

function mayBePlace(words: string[], at: number, count: number): boolean {
  const name = words.slice(at, at + count);
  if (NO_PLACE.has(name[0]!.toLowerCase()) || NO_PLACE.has(name.at(-1)!.toLowerCase())) return false;
  return /^\p{Lu}|^[^\p{Ll}\p{Lu}]/u.test(name[0]!) || PLACE_BEFORE.has(words[at - 1]?.toLowerCase() ?? "");
}

function add(found: NamedCity[], name: string, days: number, reader: Reader, ledTo: boolean): boolean {
  const key = searchKey(name);
  const country = Object.entries(countries).find(([code, each]) => searchKey(each.name) === key || searchKey(reader.country(code) ?? "") === key)?.[0];
  if (country) {
    const known = heldCities(country).slice(0, Math.max(1, Math.floor(days / NIGHTS_A_CITY)));
    for (const city of known) push(found, searchGazetteer(city.name, 3).find((each) => each.countryCode === country), city.name);
    if (known.length > 0) return true;
  }
  const [city] = searchGazetteer(name, 1);
  const isIt = city && (searchKey(city.name) === key || (city.matched !== null && searchKey(city.matched) === key));
  const isSign = /^\p{Lu}/u.test(name) && (ledTo || !reader.largeNouns);
  if (!isIt || (city.population < KNOWN_TOWN && !city.hasPlaces && !isSign)) return false;
  push(found, city, name);
  return true;
}

function push(found: NamedCity[], city: GazetteerCity | undefined, as: string) {
  if (!city || found.some(({ geonameId }) => geonameId === city.geonameId)) return;
  const { name, countryCode, lat, lng, timeZone, geonameId } = city;
  found.push({ name, countryCode, lat, lng, timeZone, geonameId, as });
}

/** "Three nights in Rome and two in Florence", as far as they are said; the rest is shared evenly. */
function withNights(cities: NamedCity[], said: string, total: number): SaidCity[] {
  let left = total;
  const chosen = cities.map(({ as }) => {
    const named = escaped(normalized(as));
    // "For two in Rome" counts people.
    const before = new RegExp(`(?<!\\bfor )\\b${NUMBER}(?: nights?| days?)? in ${named}|\\b${NUMBER} (?:nights?|days?) ${named}`).exec(said);
    // "10 days in Kyoto and Osaka" says how long the whole is.
    const stay = before ? numberOf((before[1] ?? before[2])!) : null;
    const nights = stay !== null && stay < total ? Math.min(left, stay) : null;
    left -= nights ?? 0;
    return nights;
  });
  if (!chosen.includes(null) && cities.length > 0) chosen[cities.length - 1] = chosen.at(-1)! + left;
  const open = chosen.filter((nights) => nights === null).length;
  let index = 0;
  return cities.map(({ as: _, ...city }, at) => ({ ...city, nights: chosen[at] ?? Math.floor(left / open) + (index++ < left % open ? 1 : 0) }));
}
