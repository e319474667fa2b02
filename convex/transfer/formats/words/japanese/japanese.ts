// A confirmation in Japanese, whose words have no spaces and whose labels stand before everything. Its lines are `plainLines`. Pure.
import type { ReadItem } from "../../../types";
import type { Language } from "../../../../words/languages";
import { japaneseFlights } from "./flights";
import { japaneseRides } from "./rides";
import { japaneseCars, japaneseStays, japaneseTables, japaneseVisits } from "./stays";

export function itemsInJapanese(lines: readonly string[], language: Language): ReadItem[] {
  const flights = japaneseFlights(lines, language);
  const found = [...flights, ...japaneseCars(lines, language), ...japaneseStays(lines, language)];
  const rides = flights.length > 0 ? [] : japaneseRides(lines, language);
  const all = [...found, ...rides];
  if (all.length > 0) return all;
  const tables = japaneseTables(lines, language);
  return tables.length > 0 ? tables : japaneseVisits(lines);
}
