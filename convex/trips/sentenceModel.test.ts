import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTrip } from "./sentenceModel";

/** What the screen offers as examples, in German. */
const germanTrips = JSON.parse(readFileSync(new URL("../../src/i18n/de/trips.json", import.meta.url), "utf8")) as Record<string, string>;

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
    ["six days in Rome from the third of May", { days: 6, startDate: "2027-05-03" }],
    ["Rome from the third to the ninth of May", { cities: ["Rome 6"], days: 7, startDate: "2027-05-03" }],
    ["Lisbon, May 3rd to 8th", { cities: ["Lisbon 5"], days: 6, startDate: "2027-05-03" }],
    ["a relaxed week in Rome", { cities: ["Rome 6"], days: 7, guessed: ["travellers"] }],
    ["Porto in the first week of May", { cities: ["Porto 6"], days: 7, month: "2027-05" }],
    ["Porto next week", { days: 5, guessed: ["days", "travellers"] }],
    ["May 3 to 8 people each", { startDate: "2027-05-03", travellers: 8 }],
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

describe("a trip from a German sentence", () => {
  const german = (text: string) => {
    const { cities, ...rest } = readTrip(text, TODAY, "de");
    return { ...rest, cities: cities.map(({ name, nights }) => `${name} ${nights}`) };
  };
  it("is read whole where the screen offers it as an example", () => {
    expect(german(germanTrips["A week in Lisbon in May with kids"]!)).toMatchObject({ cities: ["Lisbon 6"], days: 7, month: "2027-05", travellers: 4, guessed: [] });
    expect(german(germanTrips["Long weekend in Rome for two, good food"]!)).toMatchObject({ cities: ["Rome 3"], days: 4, travellers: 2, guessed: [] });
    expect(german(germanTrips["10 days in Tokyo and Kyoto, temples and ramen, under €3,000"]!)).toMatchObject({ cities: ["Tokyo 5", "Kyoto 4"], days: 10, budget: { amount: 300_000, currency: "EUR" }, guessed: ["travellers"] });
  });

  it.each([
    ["5 Tage in Wien Anfang Mai zu viert", { cities: ["Vienna 4"], days: 5, month: "2027-05", travellers: 4 }],
    ["vom 12. bis 17. April nach Florenz, höchstens 1.500 Euro", { cities: ["Florence 5"], startDate: "2027-04-12", days: 6, budget: { amount: 150_000, currency: "EUR" } }],
    ["sechs Tage in Rom ab dem dritten Mai", { cities: ["Rome 5"], days: 6, startDate: "2027-05-03" }],
    ["Rom vom ersten bis zum neunten Mai", { cities: ["Rome 8"], days: 9, startDate: "2027-05-01" }],
    ["3.5. bis 9.5. in Rom", { cities: ["Rome 6"], days: 7, startDate: "2027-05-03" }],
    ["ab dem 3.5. eine Woche nach Rom", { cities: ["Rome 6"], days: 7, startDate: "2027-05-03" }],
    ["Entspannte Woche in Rom für uns sechs", { cities: ["Rome 6"], days: 7, travellers: 6 }],
    ["Plane uns sechs Tage in Rom und Florenz ab 3. Mai", { cities: ["Rome 3", "Florence 2"], days: 6, startDate: "2027-05-03" }],
    ["Eine Woche in Rom, Zu Sechst", { days: 7, travellers: 6 }],
    ["12.–17. April in Prag", { cities: ["Prague 5"], startDate: "2027-04-12", days: 6 }],
    ["3 Nächte in Rom und 2 Nächte in Florenz mit meiner Frau", { cities: ["Rome 3", "Florence 2"], days: 6, travellers: 2 }],
    ["zwei Wochen Japan im Frühling, Familie mit zwei Kindern", { days: 14, month: "2027-04", travellers: 4 }],
    ["nächstes Wochenende in Kopenhagen, allein", { cities: ["Copenhagen 2"], days: 3, startDate: "2026-12-04", travellers: 1 }],
    ["eine Woche ab 20. Dezember in São Paulo", { cities: ["São Paulo 6"], days: 7, startDate: "2026-12-20" }],
    ["Gutes Essen und Kunst in Essen, drei Tage", { cities: ["Essen 2"], days: 3 }],
    ["Ein Wochenende mit Strand, Museen und Märkten", { cities: [], days: 3 }],
    ["a week in Lisbon in May", { cities: ["Lisbon 6"], days: 7, month: "2027-05" }],
  ])("reads “%s”", (text, expected) => expect(german(text)).toMatchObject(expected));

  it("is English to a reader of English", () => expect(read("eine Woche in Lissabon")).toMatchObject({ days: 5 }));
});
