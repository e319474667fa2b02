// A trip from one sentence: "a week in Lisbon in May with kids". Reads where, how long, when, how many and for how much, and says
// what it had to guess. What to do there is the assistant's to read. Pure.
import { countries } from "countries-list";
import { COUNT, countIn, isCalendarWord } from "../../ai/planner/understand/calendar/names";
import type { SaidLength, SaidPlace } from "../../ai/planner/understand/calendar/saidLengths";
import { tripDates, type TripDates } from "../../ai/planner/understand/calendar/tripDates";
import { normalized } from "../../ai/planner/understand/spelling";
import { moneyIn, withoutSums } from "../../ai/planner/understand/sums";
import { heldCities } from "../../places/cityIndex";
import { airportOf, cityOfAirport, type Airport } from "../../places/airportTable";
import { searchGazetteer, type GazetteerCity } from "../../places/gazetteer";
import { searchKey } from "../../places/searchKey";
import { intercityLeg } from "../../places/travel";
import type { MoneyInput } from "../../validation";
import { saidAway } from "./saidAway";
import { misspeltCity } from "./misspeltCity";
import { withoutOrigin } from "./origin";
import { besideFeast, saidFeast, withoutFeastWeekends } from "./saidFeasts";
import { withDatesNamed } from "./saidFigures";
import { sentenceReader } from "./sentenceLanguages";
import { unknownPlaces } from "./unknownPlaces";

export type SaidCity = Pick<GazetteerCity, "name" | "countryCode" | "lat" | "lng" | "timeZone" | "geonameId"> & { nights: number };
export type SaidTrip = {
  cities: SaidCity[];
  /** Names that stand where a place does and aren't known, as they were written. */
  unknown: string[];
  days: number;
  /** YYYY-MM-DD; null: not said. */
  startDate: string | null;
  /** YYYY-MM; null: not said either. */
  month: string | null;
  travellers: number;
  budget: MoneyInput | null;
  /** Where one sets out from: as it is said, else one's home airport; null where neither is known, or it is in the trip. */
  from: SetOut | null;
  /** What wasn't said. */
  guessed: ("days" | "travellers")[];
};

/** `code` is that of an airport; `flightMinutes` a guess from door to door, null where one wouldn't fly. */
export type SetOut = { city: string; countryCode: string; code: string | null; flightMinutes: number | null };

const USUAL_DAYS = 5;
const MAX_DAYS = 60;
const MAX_CITIES = 6;
/** Of a country that is named and no city of it. */
const NIGHTS_A_CITY = 3;
/** Smaller places share their names with too many words. */
const KNOWN_TOWN = 50_000;

/**
 * `today` is the reader's date: a month or a day without a year is the next one. English is understood in any `language`; a sum without
 * a currency is in the reader's, and they leave from their `home` where they don't say from where.
 */
export function readTrip(sentence: string, today: string, language?: string, currency = "EUR", home: Airport | null = null): SaidTrip {
  const reader = sentenceReader(language);
  const text = reader.inEnglish(sentence);
  const said = withDatesNamed(normalized(text), language ?? "en", MAX_DAYS);
  const named = placesIn(text, reader);
  const places = withoutOrigin(text, named, ({ country, cities }) => country === null && home !== null && cities[0]?.geonameId === home.geonameId);
  const { startDate, month, days: length, stays } = saidWhen(withoutFeastWeekends(said), today, places);
  const days = Math.min(MAX_DAYS, Math.max(1, length ?? USUAL_DAYS));
  const travellers = travellersIn(withoutSums(said, currency));
  const cities = withNights(citiesOf(places, days, stays), stays, days - 1);
  return {
    cities,
    unknown: unknownPlaces(sentence, named.map(({ as }) => as), (name) => isNoPlace(name.toLowerCase()) || !text.includes(name), reader.leads),
    days,
    startDate,
    month,
    travellers: travellers ?? 2,
    budget: moneyIn(said, currency, { days, travellers: travellers ?? 2 }),
    from: setOut(cities, named.find((place) => !places.includes(place))?.cities[0] ?? null, home),
    guessed: [...(length === null ? (["days"] as const) : []), ...(travellers === null ? (["travellers"] as const) : [])],
  };
}

function setOut([first, ...others]: SaidCity[], saidFrom: GazetteerCity | null, home: Airport | null): SetOut | null {
  const start = saidFrom ?? home;
  if (!first || !start || [first, ...others].some(({ geonameId }) => geonameId === start.geonameId)) return null;
  const code = home && start.geonameId === home.geonameId ? home.code : null;
  const { mode, minutes } = intercityLeg({ slug: "", name: "", lat: start.lat, lng: start.lng }, { slug: "", name: first.name, lat: first.lat, lng: first.lng });
  const city = saidFrom?.name ?? cityOfAirport(home!.code)?.name ?? home!.called;
  return { city, countryCode: start.countryCode, code, flightMinutes: mode === "flight" ? minutes : null };
}

/** By days and months, by feasts, and by how far off it is; what is told more exactly wins. */
function saidWhen(said: string, today: string, places: readonly NamedPlace[]): TripDates {
  const isCity = places.length === 1 && places[0]!.country === null;
  const away = saidAway(said, today, isCity);
  const dates = tripDates(away?.text ?? said, today, places.map(saidPlace), USUAL_DAYS);
  const beside = besideFeast(said, today, dates.days);
  if (beside) return { ...dates, ...beside, month: null };
  if (dates.startDate !== null) return dates;
  const feast = saidFeast(said, today, dates.days);
  if (feast?.when) return { ...dates, startDate: feast.when.startDate, month: null, days: feast.when.days };
  const startDate = away?.startDate ?? null;
  return { ...dates, startDate, month: startDate ? null : (dates.month ?? feast?.month ?? away?.month ?? null) };
}

function travellersIn(said: string): number | null {
  const family = new RegExp(`\\b(?:family|group|party) of (${COUNT})\\b`).exec(said);
  if (family) return bounded(countIn(family[1]!));
  const children = new RegExp(`\\b(${COUNT}) (?:small |young |little )?(?:kids|children|kid|child|toddlers?|teenagers?)\\b`).exec(said);
  if (children) return bounded(2 + countIn(children[1]!));
  const people = new RegExp(`\\b(${COUNT}) (?:of us|people|adults|friends|persons|travell?ers|guests)\\b|\\bfor (?:us )?(${COUNT})(?=$|[,.!](?!\\d)| in| to| with| for)`).exec(said);
  if (people) return bounded(countIn(people[1] ?? people[2]!));
  if (/\b(kids|children|toddler|family)\b/.test(said)) return 4;
  if (/\b(solo|alone|by myself|on my own)\b/.test(said)) return 1;
  return /\b(honeymoon|couple|my (wife|husband|partner|girlfriend|boyfriend|fianc\S+))\b/.test(said) ? 2 : null;
}

const bounded = (count: number) => Math.min(50, Math.max(1, count));

type Reader = ReturnType<typeof sentenceReader>;
/** `as` it stands in the sentence; a country is all its cities that we know, the best-known first. */
type NamedPlace = { as: string; country: string | null; cities: GazetteerCity[] };

const saidPlace = ({ as, country }: NamedPlace): SaidPlace => ({ name: normalized(as), whole: country !== null });

/** Names that are written large or stand where a place does, the longest first. */
function placesIn(text: string, reader: Reader): NamedPlace[] {
  const words = text.match(/[\p{L}\p{M}'’.-]+/gu) ?? [];
  const found: NamedPlace[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const count of [4, 3, 2, 1]) {
      if (at + count > words.length || !mayBePlace(words, at, count)) continue;
      const before = words[at - 1]?.toLowerCase() ?? "";
      const name = words.slice(at, at + count).join(" ");
      const place = placeCalled(name, reader, PLACE_BEFORE.has(before), !COMPANY_BEFORE.has(before)) ?? (count === 1 ? placeMeant(name, before) : null);
      if (!place) continue;
      found.push(place);
      at += count - 1;
      break;
    }
  }
  return found;
}

/** `stay` is the index of the place whose stay it is. */
type ChosenCity = { city: GazetteerCity; stay: number };

/** Of a country as many as there is time for; none beside its cities that are named, unless their days are counted and aren't all. */
function citiesOf(places: NamedPlace[], days: number, stays: Map<number, SaidLength>): ChosenCity[] {
  const chosen = places.flatMap(({ country, cities }, stay) => {
    if (country === null) return cities.map((city) => ({ city, stay }));
    const named = places.flatMap((other, index) => (other.country === null && other.cities.some(({ countryCode }) => countryCode === country) ? [index] : []));
    const counted = named.flatMap((index) => stays.get(index)?.count ?? []);
    const isAll = named.length > 0 && (counted.length < named.length || counted.reduce((sum, count) => sum + count, 0) >= days - 1);
    return isAll ? [] : cities.slice(0, Math.max(1, Math.floor(days / NIGHTS_A_CITY))).map((city) => ({ city, stay: places.findIndex((place) => place.country === null && place.cities.some(({ geonameId }) => geonameId === city.geonameId)) }));
  });
  return chosen.filter(({ city }, index) => chosen.findIndex((other) => other.city.geonameId === city.geonameId) === index).slice(0, MAX_CITIES);
}

const PLACE_BEFORE = new Set(["in", "to", "around", "via", "visit", "visiting", "through", "from", "and", "then", "near"]);
const WITH = new Set(["with", "mit"]);
const COMPANY_BEFORE = new Set([...WITH, "and", "und"]);
const NO_PLACE = new Set(["a", "i", "we", "us", "our", "the", "plan", "show", "make", "take", "me", "my", "next", "this", "with", "for", "day", "days", "week", "weeks", "kids", "family", "easter", "christmas"]);
const isNoPlace = (word: string) => NO_PLACE.has(word) || isCalendarWord(word);

function mayBePlace(words: string[], at: number, count: number): boolean {
  const name = words.slice(at, at + count);
  if (isNoPlace(name[0]!.toLowerCase()) || isNoPlace(name.at(-1)!.toLowerCase())) return false;
  return /^\p{Lu}|^[^\p{Ll}\p{Lu}]/u.test(name[0]!) || PLACE_BEFORE.has(words[at - 1]?.toLowerCase() ?? "");
}

function placeCalled(name: string, reader: Reader, ledTo: boolean, isAlone: boolean): NamedPlace | null {
  const key = searchKey(name);
  const country = Object.entries(countries).find(([code, each]) => searchKey(each.name) === key || searchKey(reader.country(code) ?? "") === key)?.[0];
  const known = country === undefined ? [] : heldCities(country);
  if (country !== undefined && known.length > 0) {
    return { as: name, country, cities: known.flatMap((city) => searchGazetteer(city.name, 3).find((each) => each.countryCode === country) ?? []) };
  }
  // A country without a guide of ours is its capital: a name of somebody who comes along is none.
  const capital = country === undefined || !(ledTo || isAlone) ? null : capitalOf(country);
  if (capital) return { as: name, country: null, cities: [capital] };
  const airport = ledTo && /^[A-Z]{3}$/.test(name) ? airportOf(name) : null;
  const served = airport?.isLarge ? cityOfAirport(airport.code) : null;
  if (served) return { as: name, country: null, cities: [served] };
  const [city] = searchGazetteer(name, 1);
  const isIt = city && (searchKey(city.name) === key || (city.matched !== null && searchKey(city.matched) === key));
  const isSign = /^\p{Lu}/u.test(name) && (ledTo || !reader.largeNouns);
  return !isIt || (city.population < KNOWN_TOWN && !city.hasPlaces && !isSign) ? null : { as: name, country: null, cities: [city] };
}

/** A slip of the pen in a city's name, unless it is somebody who comes along. */
function placeMeant(name: string, before: string): NamedPlace | null {
  const city = WITH.has(before) ? null : misspeltCity(name.replace(/[.'’-]+$/, ""));
  return city && { as: name, country: null, cities: [city] };
}

/** "South Tarawa" is known as Tarawa. */
function capitalOf(country: string): GazetteerCity | null {
  const { capital } = (countries as Record<string, { capital: string }>)[country]!;
  const called = (name: string) => searchGazetteer(name, 3).find(({ countryCode }) => countryCode === country);
  return called(capital) ?? called(capital.split(" ").at(-1)!) ?? null;
}

/** As far as they are said; the rest is shared evenly. */
function withNights(chosen: ChosenCity[], stays: Map<number, SaidLength>, total: number): SaidCity[] {
  let left = total;
  // "Three nights in Rome, then Florence": three is not all of it, whatever the length that is known.
  const isCounted = chosen.every(({ stay }) => stays.has(stay));
  const said = chosen.map(({ stay }) => {
    const length = stays.get(stay);
    const nights = length && (isCounted || length.count < total) ? Math.min(left, length.count) : null;
    left -= nights ?? 0;
    return nights;
  });
  if (!said.includes(null) && chosen.length > 0) said[chosen.length - 1] = said.at(-1)! + left;
  const open = said.filter((nights) => nights === null).length;
  let index = 0;
  return chosen.map(({ city }, at) => {
    const { name, countryCode, lat, lng, timeZone, geonameId } = city;
    return { name, countryCode, lat, lng, timeZone, geonameId, nights: said[at] ?? Math.floor(left / open) + (index++ < left % open ? 1 : 0) };
  });
}
