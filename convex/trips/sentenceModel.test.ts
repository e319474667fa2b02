import { describe, expect, it } from "vitest";
import { readTrip } from "./sentenceModel";

const TODAY = "2026-11-21";
const read = (text: string) => {
  const { cities, ...rest } = readTrip(text, TODAY);
  return { ...rest, cities: cities.map(({ name, nights }) => `${name} ${nights}`) };
};

describe("a trip from a sentence", () => {
  it.each([
    ["a week in Lisbon in May with kids", { cities: ["Lisbon 6"], days: 7, month: "2027-05", startDate: null, travellers: 4, guessed: [] }],
    ["Plan 10 days in Kyoto and Osaka for two", { cities: ["Kyoto 5", "Osaka 4"], days: 10, month: null, travellers: 2, guessed: [] }],
    ["3 nights in Rome and 2 in Florence, 12 - 17 April, under €1,500", { cities: ["Rome 3", "Florence 2"], days: 6, startDate: "2027-04-12", budget: { amount: 150_000, currency: "EUR" } }],
    ["long weekend in new york for 3 friends", { cities: ["New York City 3"], days: 4, travellers: 3 }],
    ["June 3 to 9 in Paris, honeymoon", { cities: ["Paris 6"], days: 7, startDate: "2027-06-03", travellers: 2 }],
    ["two weeks in Japan next spring, family of five", { days: 14, month: "2027-04", travellers: 5 }],
    ["東京", { cities: ["Tokyo 4"], days: 5, guessed: ["days", "travellers"] }],
    ["this weekend in Berlin, alone", { cities: ["Berlin 2"], days: 3, startDate: "2026-11-27", travellers: 1 }],
    ["We may march on, somewhere nice", { cities: [], month: null }],
    ["a fortnight from 20 December in São Paulo", { cities: ["São Paulo 13"], days: 14, startDate: "2026-12-20" }],
  ])("reads “%s”", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it("takes a country for cities of it that we know", () => {
    expect(readTrip("two weeks in Japan", TODAY).cities.map(({ countryCode }) => countryCode)).toEqual(["JP", "JP", "JP"]);
  });

  it("shares out exactly the nights there are", () => {
    for (const text of ["4 days in Rome, Florence and Venice", "a day trip to Bath", "30 days in Paris, London"]) {
      const { cities, days } = readTrip(text, TODAY);
      expect(cities.reduce((sum, { nights }) => sum + nights, 0)).toBe(days - 1);
    }
  });
});
