// The trip behind "Try it with a sample trip": cities and dates only; the assistant does the rest.
import { say } from "../../said";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import type { TripInput } from "../model";

export const SAMPLE_PROMPT = say("Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners");

/** A week in April of the first spring that begins on or after `from` (YYYY-MM-DD). */
export function sampleTrip(from: string, language: Language = "en"): TripInput {
  const year = Number(from.slice(0, 4)) + (from.slice(5) > "04-10" ? 1 : 0);
  const on = (day: number) => `${year}-04-${day}`;
  return {
    title: written(write("Japan in spring"), language),
    startDate: on(10),
    endDate: on(16),
    travellers: 2,
    budget: { amount: 240_000, currency: "EUR" },
    destinations: [
      { name: "Kyoto", countryCode: "JP", lat: 35.0211, lng: 135.7539, timeZone: "Asia/Tokyo", geonameId: 1857910, arrival: on(10), departure: on(14) },
      { name: "Osaka", countryCode: "JP", lat: 34.6938, lng: 135.5011, timeZone: "Asia/Tokyo", geonameId: 1853909, arrival: on(14), departure: on(16) },
    ],
  };
}
