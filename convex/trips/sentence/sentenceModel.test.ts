import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { airportOf } from "../../places/airportTable";
import { readTrip } from "./sentenceModel";

/** What the screen offers as examples, in German. */
const germanTrips = JSON.parse(readFileSync(new URL("../../../src/i18n/de/trips.json", import.meta.url), "utf8")) as Record<string, string>;

const TODAY = "2026-11-21";
const read = (text: string) => {
  const { cities, ...rest } = readTrip(text, TODAY);
  return { ...rest, cities: cities.map(({ name, nights }) => `${name} ${nights}`) };
};

describe("a trip from a sentence of somebody who leaves from Berlin", () => {
  const from = (text: string, language = "en") => {
    const { cities, from: start } = readTrip(text, TODAY, language, "EUR", airportOf("BER"));
    return [cities.map(({ name }) => name).join(), start?.city, start?.code, start?.flightMinutes != null];
  };
  it.each([
    ["a week in Lisbon in May", ["Lisbon", "Berlin", "BER", true]],
    ["Berlin to Rome for 5 days", ["Rome", "Berlin", "BER", true]],
    ["Berlin – Hamburg, 3 days", ["Hamburg", "Berlin", "BER", false]],
    ["5 days in Rome from Munich", ["Rome", "Munich", null, true]],
    ["5 days in Tokyo from Munich", ["Tokyo", "Munich", null, true]],
    ["Berlin and Hamburg, 3 days", ["Berlin,Hamburg", undefined, undefined, false]],
    ["a weekend in Berlin", ["Berlin", undefined, undefined, false]],
    ["road trip from Berlin to Munich, a week", ["Berlin,Munich", undefined, undefined, false]],
    ["somewhere nice", ["", undefined, undefined, false]],
  ])("%s", (text, expected) => expect(from(text)).toEqual(expected));

  it("is the same in German, and without a home nobody's", () => {
    expect(from("5 Tage von Berlin nach Rom", "de")).toEqual(["Rome", "Berlin", "BER", true]);
    expect(from("Berlin nach Rom, 5 Tage", "de")).toEqual(["Rome", "Berlin", "BER", true]);
    expect(readTrip("a week in Lisbon", TODAY).from).toBeNull();
    expect(readTrip("Berlin to Rome for 5 days", TODAY).cities.map(({ name }) => name)).toEqual(["Berlin", "Rome"]);
  });
});

describe("a trip from a sentence", () => {
  it.each([
    ["a week in Lisbon in May with kids", { cities: ["Lisbon 6"], days: 7, month: "2027-05", startDate: null, travellers: 4, guessed: [] }],
    ["Plan 10 days in Kyoto and Osaka for two", { cities: ["Kyoto 5", "Osaka 4"], days: 10, month: null, travellers: 2, guessed: [] }],
    ["3 nights in Rome and 2 in Florence, 12 - 17 April, under €1,500", { cities: ["Rome 3", "Florence 2"], days: 6, startDate: "2027-04-12", budget: { amount: 150_000, currency: "EUR" } }],
    ["long weekend in new york for 3 friends", { cities: ["New York City 3"], days: 4, travellers: 3 }],
    ["June 3 to 9 in Paris, honeymoon", { cities: ["Paris 6"], days: 7, startDate: "2027-06-03", travellers: 2 }],
    ["two weeks in Japan next spring, family of five", { days: 14, month: "2027-04", travellers: 5 }],
    ["東京", { cities: ["Tokyo 4"], days: 5, guessed: ["days", "travellers"] }],
    ["5 days in FAO", { cities: ["Faro 4"], days: 5 }],
    ["a week in the USA", { cities: expect.not.arrayContaining([expect.stringContaining("Concord")]) }],
    ["this weekend in Berlin, alone", { cities: ["Berlin 2"], days: 3, startDate: "2026-11-27", travellers: 1 }],
    ["We may march on, somewhere nice", { cities: [], month: null }],
    ["six days in Rome from the third of May", { days: 6, startDate: "2027-05-03" }],
    ["Rome from the third to the ninth of May", { cities: ["Rome 6"], days: 7, startDate: "2027-05-03" }],
    ["Lisbon, May 3rd to 8th", { cities: ["Lisbon 5"], days: 6, startDate: "2027-05-03" }],
    ["a relaxed week in Rome", { cities: ["Rome 6"], days: 7, guessed: ["travellers"] }],
    ["Porto in the first week of May", { cities: ["Porto 6"], days: 7, startDate: "2027-05-01" }],
    ["a few days in Porto in the last week of May", { days: 3, startDate: "2027-05-25" }],
    ["Lisbon 03/05/2027 – 09/05/2027", { days: 7, startDate: "2027-05-03" }],
    ["Lisbon 13/05 to 20/05", { days: 8, startDate: "2027-05-13" }],
    ["4/5 days in Rome", { days: 5, startDate: null }],
    ["mid June for ten days in Greece", { days: 10, month: "2027-06" }],
    ["the weekend after Easter in Prague", { days: 3, startDate: "2027-04-02" }],
    ["Prague, the weekend before Christmas", { days: 3, startDate: "2026-12-18" }],
    ["Prague the week after Easter", { days: 7, startDate: "2027-03-30" }],
    ["four days in Amsterdm and Barcelna", { cities: ["Amsterdam 2", "Barcelona 1"], unknown: [] }],
    ["5 days in Lisbonn with Marcela", { cities: ["Lisbon 4"], unknown: [] }],
    ["Rome then Florence then Venice, 3 nights each", { cities: ["Rome 3", "Florence 3", "Venice 3"], days: 10 }],
    ["three days in Rome, then Florence for two days", { cities: ["Rome 3", "Florence 1"], days: 5 }],
    ["5 days in Rome from Berlin", { cities: ["Rome 4"] }],
    ["from Berlin to Rome for 5 days in May", { cities: ["Rome 4"], days: 5, month: "2027-05" }],
    ["10 days from Rome to Venice", { cities: ["Rome 5", "Venice 4"] }],
    ["road trip from Munich to Venice, a week", { cities: ["Munich 3", "Venice 3"] }],
    ["Frankfurt 5 days", { days: 5, budget: null }],
    ["Paris, hotel 90 euros a night, under 1200 euros each", { budget: { amount: 240_000, currency: "EUR" } }],
    ["10 days in Tokyo with children, €200 per person per day", { travellers: 4, budget: { amount: 800_000, currency: "EUR" } }],
    ["Porto next week", { days: 5, guessed: ["days", "travellers"] }],
    ["May 3 to 8 people each", { startDate: "2027-05-03", travellers: 8 }],
    ["three days in Rome, two days in Florence", { cities: ["Rome 3", "Florence 1"], days: 5, guessed: ["travellers"] }],
    ["3 nights in Rome and 2 in Florence", { cities: ["Rome 3", "Florence 2"], days: 6 }],
    ["spend 2 days in Bruges and 1 in Ghent", { cities: ["Brugge 2", "Gent 0"], days: 3 }],
    ["10 days in Italy: 4 days Rome, 3 Florence, 3 Venice", { cities: ["Rome 4", "Florence 3", "Venice 2"], days: 10 }],
    ["two weeks in Japan, 3 days of it in Kyoto", { cities: ["Kyoto 3", "Osaka 5", "Tokyo 5"], days: 14 }],
    ["2 nights each in Rome, Florence and Venice", { cities: ["Rome 2", "Florence 2", "Venice 2"], days: 7 }],
    ["Rome from Friday to Sunday", { cities: ["Rome 2"], days: 3, startDate: "2026-11-27", guessed: ["travellers"] }],
    ["Rome until Tuesday", { cities: ["Rome 3"], days: 4, startDate: "2026-11-21" }],
    ["Rome until 9 May", { days: 5, startDate: "2027-05-05", guessed: ["days", "travellers"] }],
    ["Rome from 3 May through 9 May", { days: 7, startDate: "2027-05-03" }],
    ["Fri 4 June to Sun 6 June in Berlin", { cities: ["Berlin 2"], days: 3, startDate: "2027-06-04" }],
    ["Paris, flying out on Thursday and back on Sunday", { days: 4, startDate: "2026-11-26" }],
    ["Rome, 3 May 2028, a week", { days: 7, startDate: "2028-05-03" }],
    ["Rome, 50 euros a day", { days: 5, guessed: ["days", "travellers"] }],
    ["by Friday I need a plan for 3 days in Rome", { days: 3, startDate: null }],
    ["Sun and beach in Faro, a week", { cities: ["Faro 6"], days: 7, startDate: null }],
    ["a fortnight from 20 December in São Paulo", { cities: ["São Paulo 13"], days: 14, startDate: "2026-12-20" }],
    ["Rome in three weeks", { cities: ["Rome 4"], days: 5, startDate: "2026-12-12", guessed: ["days", "travellers"] }],
    ["in 10 days to Rome for a weekend", { days: 3, startDate: "2026-12-01" }],
    ["Japan in two weeks", { days: 14, startDate: null }],
    ["Rome next month for 4 days", { days: 4, startDate: null, month: "2026-12" }],
    ["Rome over Easter", { cities: ["Rome 3"], days: 4, startDate: "2027-03-26" }],
    ["Lisbon over Easter for a week", { days: 7, startDate: "2027-03-26" }],
    ["Easter weekend 2028 in Rome", { days: 4, startDate: "2028-04-14" }],
    ["Rome over the Easter holidays", { startDate: null, month: "2027-03" }],
    ["5 days on Easter Island in May", { startDate: null, month: "2027-05" }],
    ["Paris over New Year", { days: 3, startDate: "2026-12-30" }],
    ["Chinese New Year in Hong Kong", { startDate: null }],
    ["a week in Kiribati", { cities: ["Tarawa 6"] }],
    ["a week in Iceland with Chad", { cities: ["Reykjavík 6"] }],
    ["New York 5 days with $2,000", { days: 5, travellers: 2, budget: { amount: 200_000, currency: "USD" } }],
    ["4 days in Zurich for 1,500 CHF", { days: 4, travellers: 2, budget: { amount: 150_000, currency: "CHF" }, guessed: ["travellers"] }],
    ["Zürich, CHF 1'500", { budget: { amount: 150_000, currency: "CHF" } }],
    ["Budapest for 200,000 forints", { travellers: 2, budget: { amount: 20_000_000, currency: "HUF" } }],
    ["3 days in Tokyo for two, 50,000 yen per person per day", { days: 3, travellers: 2, budget: { amount: 300_000, currency: "JPY" } }],
    ["Rome, 4 days, 50 euros a day", { budget: { amount: 20_000, currency: "EUR" } }],
    ["try 5 days in Rome", { days: 5, budget: null }],
  ])("reads “%s”", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each([
    ["en-US", "2027-03-05"],
    ["en-GB", "2027-05-03"],
    ["de", "2027-05-03"],
  ])("reads a day in figures as who writes %s does", (language, startDate) => expect(readTrip("Rome 3/5/2027, 4 days", TODAY, language).startDate).toBe(startDate));

  it("takes a budget without a currency for one in the reader's own", () => expect(readTrip("Rome, budget 1.5k", TODAY, "en", "JPY").budget).toEqual({ amount: 1500, currency: "JPY" }));

  it.each([
    ["Four days in Zermatt and Lisbon in May with Anna", ["Zermatt"]],
    ["In Hallstatt and L'Alpe d'Huez, then to Lake Bled", ["Hallstatt", "L'Alpe d'Huez"]],
    ["a week in Cinque Terre May 3 to 8", ["Cinque Terre"]],
    ["a week in Lisbon in May with Kids and Art, 900 in EUR", []],
    ["10 days in New York City and Kyoto, Temples and Ramen", []],
  ])("tells which places of “%s” it doesn't know", (text, unknown) => expect(readTrip(text, TODAY).unknown).toEqual(unknown));

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
    ["Rom, letzte Maiwoche", { days: 7, startDate: "2027-05-25" }],
    ["am Wochenende nach Ostern nach Prag", { cities: ["Prague 2"], days: 3, startDate: "2027-04-02" }],
    ["Prag in der Woche vor Weihnachten", { days: 7, startDate: "2026-12-17" }],
    ["eine Woche Barcelna", { cities: ["Barcelona 6"] }],
    ["Wochenende in Kopenhagn", { cities: ["Copenhagen 2"], unknown: [] }],
    ["ab München eine Woche Lissabon im Juni, 800 Euro pro Person", { cities: ["Lisbon 6"], budget: { amount: 160_000, currency: "EUR" } }],
    ["12.–17. April in Prag", { cities: ["Prague 5"], startDate: "2027-04-12", days: 6 }],
    ["3 Nächte in Rom und 2 Nächte in Florenz mit meiner Frau", { cities: ["Rome 3", "Florence 2"], days: 6, travellers: 2 }],
    ["zwei Wochen Japan im Frühling, Familie mit zwei Kindern", { days: 14, month: "2027-04", travellers: 4 }],
    ["nächstes Wochenende in Kopenhagen, allein", { cities: ["Copenhagen 2"], days: 3, startDate: "2026-12-04", travellers: 1 }],
    ["Drei Tage Rom, zwei Tage Florenz", { cities: ["Rome 3", "Florence 1"], days: 5, guessed: ["travellers"] }],
    ["drei Nächte in Rom und zwei in Florenz", { cities: ["Rome 3", "Florence 2"], days: 6 }],
    ["erst Rom (3 Tage), dann Florenz (2 Tage), danach Venedig (2 Tage)", { cities: ["Rome 3", "Florence 2", "Venice 1"], days: 7 }],
    ["zwei Wochen Japan, davon drei Tage Kyoto", { cities: ["Kyoto 3", "Osaka 5", "Tokyo 5"], days: 14 }],
    ["Rom von Freitag bis Sonntag", { cities: ["Rome 2"], days: 3, startDate: "2026-11-27", guessed: ["travellers"] }],
    ["Wien Do–So", { cities: ["Vienna 3"], days: 4, startDate: "2026-11-26" }],
    ["Rom bis Dienstag", { cities: ["Rome 3"], days: 4, startDate: "2026-11-21" }],
    ["Rom, eine Woche bis 9. Mai", { days: 7, startDate: "2027-05-03" }],
    ["Fr. 4.6. bis So. 6.6. Rom", { days: 3, startDate: "2027-06-04" }],
    ["03.05.2028 bis 09.05.2028 Rom", { days: 7, startDate: "2028-05-03" }],
    ["vom 28. bis zum 3. Mai nach Rom", { days: 6, startDate: "2027-04-28" }],
    ["Freitag nach Wien, Sonntag zurück", { cities: ["Vienna 2"], days: 3, startDate: "2026-11-27" }],
    ["Anreise 3. Mai, Abreise 9. Mai, Rom", { days: 7, startDate: "2027-05-03" }],
    ["in 3 Wochen nach Rom, vier Tage", { days: 4, startDate: "2026-12-12" }],
    ["14-tägige Rundreise durch Portugal", { days: 14 }],
    ["kommendes Wochenende nach Prag", { days: 3, startDate: "2026-11-27" }],
    ["nächste Woche drei Tage Wien", { days: 3 }],
    ["Rom im Mai, am Montag keine Museen", { startDate: null, month: "2027-05" }],
    ["in drei Wochen nach Rom", { days: 5, startDate: "2026-12-12", guessed: ["days", "travellers"] }],
    ["in drei Wochen eine Woche nach Rom", { days: 7, startDate: "2026-12-12" }],
    ["heute in einer Woche nach Rom", { days: 5, startDate: "2026-11-28" }],
    ["nächsten Monat 4 Tage nach Rom", { days: 4, month: "2026-12" }],
    ["Pfingsten in Paris", { cities: ["Paris 2"], days: 3, startDate: "2027-05-15" }],
    ["über Pfingsten vier Tage nach Paris", { days: 4, startDate: "2027-05-14" }],
    ["Rom in den Osterferien", { startDate: null, month: "2027-03" }],
    ["über Fronleichnam nach Rom", { days: 4, startDate: "2027-05-27" }],
    ["Silvester in Edinburgh", { cities: ["Edinburgh 2"], startDate: "2026-12-30" }],
    ["Rom vom 3. auf den 5. Mai", { days: 3, startDate: "2027-05-03" }],
    ["Wochenendtrip nach Rom", { days: 3, guessed: ["travellers"] }],
    ["ein langes Wochenende im Mai in Wien", { days: 4, startDate: null, month: "2027-05" }],
    ["4 Tage Budapest mit 300.000 Forint", { days: 4, budget: { amount: 30_000_000, currency: "HUF" } }],
    ["5 Tage Rom zu dritt für 1.500 € pro Person", { travellers: 3, budget: { amount: 450_000, currency: "EUR" } }],
    ["eine Woche ab 20. Dezember in São Paulo", { cities: ["São Paulo 6"], days: 7, startDate: "2026-12-20" }],
    ["Gutes Essen und Kunst in Essen, drei Tage", { cities: ["Essen 2"], days: 3 }],
    ["Ein Wochenende mit Strand, Museen und Märkten", { cities: [], days: 3 }],
    ["a week in Lisbon in May", { cities: ["Lisbon 6"], days: 7, month: "2027-05" }],
  ])("reads “%s”", (text, expected) => expect(german(text)).toMatchObject(expected));

  it.each([
    ["Vier Tage in Zermatt und Lissabon im Mai mit Oma und Hund", ["Zermatt"]],
    ["nach Florenz und Umgebung, Rom und Giverny, mit Museen und Essen", ["Giverny"]],
    ["Drei Tage in Ruhe nach Wien, im Hotel, in Begleitung", []],
  ])("tells which places of “%s” it doesn't know", (text, unknown) => expect(readTrip(text, TODAY, "de").unknown).toEqual(unknown));

  it("is English to a reader of English", () => expect(read("eine Woche in Lissabon")).toMatchObject({ days: 5 }));
});
