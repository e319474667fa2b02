// The facts on countries, languages, climates and holidays that concern one trip.
import climate from "./climate.json";
import countries from "./countries.json";
import dayTickets from "./dayTickets.json";
import { holidayCountries, holidaysIn, ramadanIn } from "./holidays";
import phrases from "./phrases.json";
import type { Climate, CountryFacts, DayTicket, Language, TripContext } from "./types";

export const COUNTRIES = countries.countries as unknown as Record<string, CountryFacts>;
export const LANGUAGES = phrases as unknown as Record<string, Language>;
export const CLIMATES = climate.cities as unknown as Record<string, Climate>;
export const DAY_TICKETS: Record<string, DayTicket> = dayTickets.cities;

type Stay = { countryCode: string; citySlug: string | null; arrival: string; departure: string };

/** What isn't known is left out: an agent says so rather than guess. */
export function contextOf(stays: Stay[]): TripContext {
  const codes = [...new Set(stays.map(({ countryCode }) => countryCode))];
  const slugs = [...new Set(stays.flatMap(({ citySlug }) => citySlug ?? []))];
  const facts = pick(COUNTRIES, codes);
  const holidays = stays.flatMap(({ countryCode, arrival, departure }) => holidaysIn(countryCode, arrival, departure));
  const ramadan = stays.flatMap(({ countryCode, arrival, departure }) => {
    const first = ramadanIn(countryCode, arrival, departure);
    return first ? [[countryCode, first] as const] : [];
  });
  return {
    asOf: countries.asOf,
    countries: facts,
    languages: pick(LANGUAGES, Object.values(facts).flatMap(({ languages }) => languages)),
    climates: pick(CLIMATES, slugs),
    holidays: holidays.filter((one, index) => holidays.findIndex(({ date, name, country }) => date === one.date && name === one.name && country === one.country) === index),
    ramadan: Object.fromEntries(ramadan),
    holidaysKnownFor: codes.filter((code) => holidayCountries.includes(code)),
    dayTickets: pick(DAY_TICKETS, slugs),
  };
}

const pick = <Value>(from: Record<string, Value>, keys: string[]): Record<string, Value> =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
