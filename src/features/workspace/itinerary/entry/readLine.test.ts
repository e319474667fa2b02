import { describe, expect, it } from "vitest";
import { costProblem, readCost } from "./readCost";
import { readLine, readLines } from "./readLine";
import { readTimes } from "./readTimes";

describe("times as people type them", () => {
  it.each([
    ["9", "09:00", null],
    ["930", "09:30", null],
    ["1430", "14:30", null],
    ["9:30pm", "21:30", null],
    ["12am", "00:00", null],
    ["12 pm", "12:00", null],
    ["19h30", "19:30", null],
    ["noon", "12:00", null],
    ["9-11", "09:00", "11:00"],
    ["9–11pm", "21:00", "23:00"],
    ["11-1pm", "11:00", "13:00"],
    ["9:15 to 10.45", "09:15", "10:45"],
    ["9 +90m", "09:00", "10:30"],
    ["22:00 for 1.5h", "22:00", "23:30"],
    ["23 +3h", "23:00", "02:00"],
    ["23:30-1:30", "23:30", "01:30"],
    ["22-24", "22:00", "00:00"],
    ["18:00 until 24:00", "18:00", "00:00"],
    ["until 11", null, "11:00"],
    ["9-", "09:00", null],
    ["", null, null],
  ])("%j", (text, start, end) => expect(readTimes(text)).toEqual({ start, end }));

  it.each(["25", "24:00", "22-24:30", "9 +30h", "9:60", "soon", "9-99", "13pm", "0pm", "12345", "9:3"])("%j can't be read", (text) => expect(readTimes(text)).toBeNull());
});

describe("times in German", () => {
  it.each([
    ["19 Uhr", "19:00", null],
    ["19 Uhr 30", "19:30", null],
    ["9 bis 11 Uhr", "09:00", "11:00"],
    ["bis 11", null, "11:00"],
    ["mittags", "12:00", null],
    ["halb 8", "07:30", null],
    ["halb acht", "07:30", null],
    ["halb eins", "12:30", null],
    ["halb neun bis 10", "08:30", "10:00"],
    ["9 für 2 Stunden", "09:00", "11:00"],
    ["noon to 3pm", "12:00", "15:00"],
  ])("%j", (text, start, end) => expect(readTimes(text, "de")).toEqual({ start, end }));

  it("are no times where the screen speaks English", () => expect(readTimes("19 Uhr", "en")).toBeNull());
});

describe("costs as people type them", () => {
  it.each([
    ["40", { amount: 4000, currency: "EUR" }],
    ["€12.50", { amount: 1250, currency: "EUR" }],
    ["3,000 ¥", { amount: 3000, currency: "JPY" }],
    ["3000 jpy", { amount: 3000, currency: "JPY" }],
    ["$5", { amount: 500, currency: "USD" }],
    ["free", { amount: 0, currency: "EUR" }],
    ["5 euros", { amount: 500, currency: "EUR" }],
    ["500 yen", { amount: 500, currency: "JPY" }],
    ["20 dollars", { amount: 2000, currency: "USD" }],
    ["30 CHF", { amount: 3000, currency: "CHF" }],
    ["80 francs", { amount: 8000, currency: "CHF" }],
    ["", null],
  ])("%j", (text, cost) => expect(readCost(text, "EUR")).toEqual({ cost }));

  it.each(["kostenlos", "free"])("%j is free in German", (text) => expect(readCost(text, "EUR", "de")).toEqual({ cost: { amount: 0, currency: "EUR" } }));
  it("takes a sign or a word that several share as the trip's own", () => {
    expect(readCost("$5", "CAD")).toEqual({ cost: { amount: 500, currency: "CAD" } });
    expect(readCost("5 dollars", "CAD")).toEqual({ cost: { amount: 500, currency: "CAD" } });
    expect(readCost("200 pesos", "ARS")).toEqual({ cost: { amount: 20_000, currency: "ARS" } });
    expect(readCost("200 pesos", "EUR")).toBeNull();
  });
  it.each([
    ["¥500.5", "EUR", "JPY has no decimals. Write a whole amount like 1,200."],
    ["500,5", "JPY", "JPY has no decimals. Write a whole amount like 1,200."],
    ["500.5 yen", "EUR", "JPY has no decimals. Write a whole amount like 1,200."],
    ["12.345.6", "EUR", "Write an amount like 1,200 or 12.50."],
    ["some", "JPY", "Write an amount like 1,200 or 12.50."],
  ])("say what is wrong with %j in %s", (text, currency, problem) => {
    expect(readCost(text, currency)).toBeNull();
    expect(costProblem(text, currency)).toBe(problem);
  });
  it.each(["forty", "4 apples", "-3", "€", "12.345"])("%j can't be read as euros, or isn't one amount", (text) => {
    expect(readCost(text, "EUR")?.cost ?? null).toEqual(text === "12.345" ? { amount: 1_234_500, currency: "EUR" } : null);
  });
});

describe("a line", () => {
  const fields = (line: string) => {
    const { title, start, end, cost } = readLine(line, "EUR")!;
    return [title, start, end, cost && `${cost.amount} ${cost.currency}`];
  };
  it.each([
    ["Dinner at Nanzenji 19:00 €40", "Dinner at Nanzenji", "19:00", null, "4000 EUR"],
    ["9-11 Nishiki Market", "Nishiki Market", "09:00", "11:00", null],
    ["Fushimi Inari from 6:30 to 9", "Fushimi Inari", "06:30", "09:00", null],
    ["Tea ceremony at 3pm, 2500 JPY", "Tea ceremony", "15:00", null, "2500 JPY"],
    ["7pm–9pm Jazz bar ($20)", "Jazz bar", "19:00", "21:00", "2000 USD"],
    ["- Walk at noon", "Walk", "12:00", null, null],
    ["1. Castle", "Castle", null, null, null],
    ["Museum 21_21", "Museum 21_21", null, null, null],
    ["Terminal 2", "Terminal 2", null, null, null],
    ["Meet at the station", "Meet at the station", null, null, null],
    ["Route 66", "Route 66", null, null, null],
    ["Bus 100 to Ginkakuji", "Bus 100 to Ginkakuji", null, null, null],
    ["東京タワー 18:00", "東京タワー", "18:00", null, null],
    ["19:00", "19:00", null, null, null],
    ["The 12 bus", "The 12 bus", null, null, null],
    ["Late bar 23:30-01:30 €40", "Late bar", "23:30", "01:30", "4000 EUR"],
    ["Club 23-2:30", "Club", "23:00", "02:30", null],
    ["Fireworks 22:00-24:00", "Fireworks", "22:00", "00:00", null],
    ["Talk 10:00-9:00", "Talk 10:00-9:00", null, null, null],
    ["Hike 10-12", "Hike", "10:00", "12:00", null],
    ["Hike, 10 – 12 500 yen", "Hike", "10:00", "12:00", "500 JPY"],
    ["Rooms 10-12", "Rooms 10-12", null, null, null],
    ["Match 3-1", "Match 3-1", null, null, null],
    ["Hike 10-12 km", "Hike 10-12 km", null, null, null],
    ["Ramen 900 yen", "Ramen", null, null, "900 JPY"],
  ])("%j", (line, ...expected) => {
    // A line that is nothing but a time keeps it as its name.
    const [title, start, end, cost] = fields(line);
    expect([title, line === "19:00" ? null : start, end, cost]).toEqual(expected);
  });

  it("says what kind of thing it is", () => {
    expect(readLine("Late lunch", "EUR")).toMatchObject({ type: "restaurant", meal: "lunch" });
    expect(readLine("Train to Osaka", "EUR")).toMatchObject({ type: "transport", meal: null });
  });

  it("is understood in German, and in English still, where the screen is German", () => {
    const german = (line: string) => {
      const { title, start, end, cost, type, meal } = readLine(line, "EUR", "de")!;
      return [title, start, end, cost && `${cost.amount} ${cost.currency}`, meal ?? type];
    };
    expect(german("Abendessen am Hafen um 19 Uhr, 40 Euro")).toEqual(["Abendessen am Hafen", "19:00", null, "4000 EUR", "dinner"]);
    expect(german("Fushimi Inari von 6:30 bis 9 Uhr")).toEqual(["Fushimi Inari", "06:30", "09:00", null, "sightseeing"]);
    expect(german("Zug nach Köln ab 14.05 Uhr")).toEqual(["Zug nach Köln", "14:05", null, null, "transport"]);
    expect(german("Mittagessen mittags")).toEqual(["Mittagessen mittags", null, null, null, "lunch"]);
    expect(german("Treffen um halb 8")).toEqual(["Treffen", "07:30", null, null, "sightseeing"]);
    expect(german("Spaziergang von halb neun bis 10 am Lungomare")).toEqual(["Spaziergang am Lungomare", "08:30", "10:00", null, "sightseeing"]);
    expect(german("Eis um 3 am Strand")).toEqual(["Eis am Strand", "03:00", null, null, "sightseeing"]);
    expect(german("Abfahrt 8 am, Gleis 3")).toEqual(["Abfahrt, Gleis 3", "08:00", null, null, "sightseeing"]);
    expect(german("Lunch at 12:30 €15")).toEqual(["Lunch", "12:30", null, "1500 EUR", "lunch"]);
    expect(german("Besuch von 3 Freunden")).toEqual(["Besuch von 3 Freunden", null, null, null, "sightseeing"]);
    expect(german("Bäckerei, 12,50 €")).toEqual(["Bäckerei", null, null, "1250 EUR", "restaurant"]);
  });

  it("comes many at a time, without the empty ones, and never too long", () => {
    expect(readLines("* A\r\n\n  \n• B 9:00\n" + "x".repeat(300), "EUR").map(({ title }) => title)).toEqual(["A", "B", "x".repeat(200)]);
  });
});

describe("journeys as people jot them down", () => {
  const modeOf = (line: string, language: string) => readLine(line, "EUR", language)?.transport?.mode;

  it.each([
    ["Flug nach Lissabon", "de", "flight"],
    ["Flug LH 1166", "de", "flight"],
    ["Rückflug 18:40", "de", "flight"],
    ["vuelo a Madrid", "en", "flight"],
    ["Flight to Rome 9:00 €120", "de", "flight"],
    ["LH 1166 FRA-LIS", "en", "flight"],
    ["ICE nach Köln", "de", "train"],
    ["Zug zur Fähre", "de", "train"],
    ["Fähre nach Naxos", "de", "ferry"],
    ["Fernbus nach Porto", "de", "bus"],
    ["Mietwagen abholen", "de", "car"],
    ["Rental car 10:00", "en", "car"],
    ["Taxi zum Flughafen", "de", "taxi"],
    ["Shinkansen to Osaka", "en", "train"],
    ["Transfer to the hotel", "en", undefined],
  ])("%s goes by its own means", (line, language, mode) => {
    expect(readLine(line, "EUR", language)?.type).toBe("transport");
    expect(modeOf(line, language)).toBe(mode);
  });

  it("arrive on the next day, or by an earlier clock", () => {
    expect(readLine("Flight NH 204 from FRA to HND 11:15-7:05", "EUR", "en")).toMatchObject({ title: "Flight NH 204 from FRA to HND", start: "11:15", end: "07:05" });
    expect(readLine("Museum 11:15-7:05", "EUR", "en")).toMatchObject({ title: "Museum 11:15-7:05", start: null });
  });

  it.each(["Biergarten am Flugplatz", "Nice", "The bar", "SEE-DOM", "Museum of flying boats and trainers"])("%s is none that says so", (line) => {
    expect(readLine(line, "EUR", "en")?.transport?.from ?? null).toBeNull();
  });

  it.each([
    ["Flug nach Lissabon 10:15", "de", null, "Lissabon", undefined],
    ["Flug LH 1166 nach Lissabon", "de", null, "Lissabon", "LH 1166"],
    ["Flug von München nach Lissabon LH1780 12:30-14:45", "de", "München", "Lissabon", "LH 1780"],
    ["Flight FRA-LIS", "en", "FRA", "LIS", undefined],
    ["Flight from New York (JFK) to Rome, seats 12A", "en", "New York (JFK)", "Rome", undefined],
    ["Flug Frankfurt – Lissabon", "de", "Frankfurt", "Lissabon", undefined],
    ["Flight home from Lisbon", "en", "Lisbon", null, undefined],
    ["Flug", "de", null, null, undefined],
  ])("%s has its ends and its number", (line, language, from, to, number) => {
    const { transport } = readLine(line, "EUR", language)!;
    expect([transport?.from?.name ?? null, transport?.to?.name ?? null, transport?.number]).toEqual([from, to, number]);
  });
});
