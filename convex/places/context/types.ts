// What we know of countries and climates beside the places: facts in our own words, dated, with a
// confidence. `contextData.test.ts` holds the files to these shapes.
import type { Prose } from "../../said";
import type { Confidence } from "../types";

export type CountryFacts = {
  name: string;
  /** Keys of phrases.json, the most useful first; "en" has no phrases. */
  languages: string[];
  greeting: Prose;
  tipping: Prose;
  /** What to wear at religious sites. */
  sacredDress: Prose;
  /** When people eat. */
  meals: Prose;
  /** Quiet, taboo, and what is easily done wrong. */
  manners: Prose[];
  /** Types of sockets by their IEC letters. */
  plugs: string[];
  voltage: number;
  /** `all` serves police, ambulance and fire. Digits only. */
  emergency: Partial<Record<"all" | "police" | "ambulance" | "fire", string>>;
  confidence: Confidence;
};

/** What countries.json holds in English, and de/countries.json in German. */
export type CountryTexts = { greeting: string; tipping: string; sacredDress: string; meals: string; manners: string[] };
export type CountryFile = Omit<CountryFacts, keyof CountryTexts> & CountryTexts;

/** In the reader's language, as written, and how to say it, spelt as the reader's language spells; empty where that is no question. */
export type Phrase = [meaning: string, written: string, spoken: string];
export type Language = { name: Prose; phrases: Record<keyof Prose, Phrase[]> };

/** Average high and low in °C and days with at least 1 mm of rain. */
export type ClimateMonth = [high: number, low: number, rainDays: number];
export type Climate = { confidence: Confidence; /** January first. */ months: ClimateMonth[] };

export type Holiday = { date: string; name: string; country: string; /** False where a moon sighting or decree may shift it by a day. */ certain: boolean };

export type DayTicket = { name: Prose; /** Minor units of the city's currency, one adult. */ price: number };

/** What the agents are given of all this: only what concerns one trip. */
export type TripContext = {
  /** When the facts were last gone through, YYYY-MM. */
  asOf: string;
  /** By country code. */
  countries: Record<string, CountryFacts>;
  /** By the key that countries name. */
  languages: Record<string, Language>;
  /** By city slug. */
  climates: Record<string, Climate>;
  /** Within the trip, in order. */
  holidays: Holiday[];
  /** First day of the fasting month when it touches the trip in a country that keeps it, by country code. */
  ramadan: Record<string, string>;
  /** Countries whose holidays we hold. */
  holidaysKnownFor: string[];
  /** By city slug. */
  dayTickets: Record<string, DayTicket>;
};
