// The facts on countries, languages, climates and holidays that concern one trip.
import { proseOf } from "../prose";
import climate from "./climate.json";
import countries from "./countries.json";
import dayTickets from "./dayTickets.json";
import germanCountries from "./de/countries.json";
import germanDayTickets from "./de/dayTickets.json";
import germanPhrases from "./de/phrases.json";
import { holidayCountries, holidaysIn, ramadanIn } from "./holidays";
import phrases from "./phrases.json";
import type { Climate, CountryFacts, CountryFile, CountryTexts, DayTicket, Language, Phrase, TripContext } from "./types";

type Phrasebook = Record<string, { name: string; phrases: Phrase[] }>;
const GERMAN = {
  countries: germanCountries as Record<string, CountryTexts>,
  dayTickets: germanDayTickets as Record<string, string>,
  phrases: germanPhrases as unknown as Phrasebook,
};

export const COUNTRIES = each(countries.countries as unknown as Record<string, CountryFile>, (code, facts): CountryFacts => {
  const german = GERMAN.countries[code];
  const told = (field: Exclude<keyof CountryTexts, "manners">) => proseOf(facts[field], { de: german?.[field] });
  const manners = facts.manners.map((one, index) => proseOf(one, { de: german?.manners[index] }));
  return { ...facts, greeting: told("greeting"), tipping: told("tipping"), sacredDress: told("sacredDress"), meals: told("meals"), manners };
});
export const LANGUAGES = each(phrases as unknown as Phrasebook, (key, { name, phrases: known }): Language => {
  const german = GERMAN.phrases[key];
  return { name: proseOf(name, { de: german?.name }), phrases: { en: known, de: german?.phrases ?? known } };
});
export const CLIMATES = climate.cities as unknown as Record<string, Climate>;
export const DAY_TICKETS = each(dayTickets.cities, (slug, { name, price }): DayTicket => ({ name: proseOf(name, { de: GERMAN.dayTickets[slug] }), price }));

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

function each<Value, Made>(from: Record<string, Value>, make: (key: string, value: Value) => Made): Record<string, Made> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, make(key, value)]));
}

const pick = <Value>(from: Record<string, Value>, keys: string[]): Record<string, Value> =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
