// Holds the files on countries, languages, climates and day tickets to their shapes and to what nature
// and telephones allow. Facts themselves can't be proved here.
import { describe, expect, it } from "vitest";
import cities from "../cityIndex.json";
import { CLIMATES, contextOf, COUNTRIES, DAY_TICKETS, LANGUAGES } from "./catalog";
import germanHolidays from "./de/holidays.json";
import { holidayCountries, holidaysIn } from "./holidays";
import table from "./holidays.json";

describe.each(Object.entries(COUNTRIES))("the country %s", (code, facts) => {
  it("has whole facts of a readable length", () => {
    expect(code).toMatch(/^[A-Z]{2}$/);
    for (const text of [facts.greeting, facts.tipping, facts.sacredDress, facts.meals, ...facts.manners]) {
      const { en, de = "" } = text;
      expect([en, de].map(({ length }) => length).every((length) => length > 4 && length <= 160), en).toBe(true);
      for (const told of [en, de]) expect(told, told).toMatch(/[.?]$/);
      expect(de).not.toBe(en);
    }
    expect(facts.manners.length).toBeGreaterThanOrEqual(2);
    expect(["high", "medium", "low"]).toContain(facts.confidence);
  });

  it("has sockets, a voltage and numbers that can be dialled", () => {
    expect(facts.plugs.every((plug) => /^[A-O]$/.test(plug))).toBe(true);
    expect(facts.plugs.length).toBeGreaterThan(0);
    expect(facts.voltage >= 100 && facts.voltage <= 127 || facts.voltage >= 220 && facts.voltage <= 240).toBe(true);
    const { all, police, ambulance, fire } = facts.emergency;
    expect(all ?? (police && ambulance && fire)).toBeTruthy();
    for (const number of Object.values(facts.emergency)) expect(number).toMatch(/^\d{2,5}$/);
  });

  it("names languages that we hold phrases of", () => {
    expect(facts.languages.length).toBeGreaterThan(0);
    expect(facts.languages.filter((language) => language !== "en" && !LANGUAGES[language])).toEqual([]);
  });
});

describe.each(Object.entries(LANGUAGES))("the phrases of %s", (key, { name, phrases }) => {
  it.each(["en", "de"] as const)("are five, each with its sound in Latin letters as its readers spell: %s", (language) => {
    expect(name[language]).toBeTruthy();
    expect(phrases[language]).toHaveLength(5);
    for (const [meaning, written, spoken] of phrases[language]) {
      expect(meaning && written).toBeTruthy();
      // Nobody is told how to say words of their own language.
      expect(spoken).toMatch(language === key ? /^[a-zA-ZäöüÄÖÜ -]*$/ : /^[a-zA-ZäöüÄÖÜ’ ,()-]+$/);
    }
  });

  it("are the same for all readers but those whose language it is", () => {
    const written = (language: "en" | "de") => phrases[language].map(([, text]) => text.replace(/ \([^)]*\)/g, ""));
    if (key !== "de") expect(written("de")).toEqual(written("en"));
  });
});

it("calls every holiday by a German name, and no others", () => {
  const names = Object.values(table.countries).flatMap(({ days }) => (days as unknown as [string][]).map(([name]) => name));
  expect(Object.keys(germanHolidays).sort()).toEqual([...new Set(names)].sort());
});

describe.each(Object.entries(CLIMATES))("the climate of %s", (slug, { months }) => {
  it("has twelve possible months", () => {
    expect(months).toHaveLength(12);
    for (const [high, low, rainDays] of months) {
      expect(high, slug).toBeGreaterThan(low);
      expect(high - low, slug).toBeLessThanOrEqual(22);
      expect(high >= -10 && high <= 45 && low >= -20 && low <= 33).toBe(true);
      expect(Number.isInteger(rainDays) && rainDays >= 0 && rainDays <= 28).toBe(true);
    }
  });

  it("changes from month to month as weather does", () => {
    for (const [month, [high]] of months.entries()) expect(Math.abs(high - months[(month + 11) % 12]![0]), `${slug} ${month + 1}`).toBeLessThanOrEqual(10);
  });
});

describe("climates", () => {
  it.each(cities.map(({ slug, lat }) => [slug, lat] as const))("has %s, with its summer on the right side of the year", (slug, lat) => {
    expect(Object.keys(CLIMATES)).toContain(slug);
    const { months } = CLIMATES[slug]!;
    const mean = (from: number) => [0, 1, 2].reduce((sum, month) => sum + months[(from + month) % 12]![0] + months[(from + month) % 12]![1], 0) / 6;
    const [winter, summer] = lat > 0 ? [mean(11), mean(5)] : [mean(5), mean(11)];
    if (Math.abs(lat) > 23.5) expect(summer).toBeGreaterThan(winter + 2);
    else expect(Math.abs(summer - winter)).toBeLessThan(16);
  });
});

describe("the context of a trip", () => {
  it("knows the country of every city that we hold, and its holidays", () => {
    for (const { countryCode } of cities) {
      expect(COUNTRIES[countryCode], countryCode).toBeDefined();
      expect(holidayCountries, countryCode).toContain(countryCode);
      expect(holidaysIn(countryCode, "2027-01-01", "2027-12-31").length, countryCode).toBeGreaterThanOrEqual(6);
    }
  });

  it("dates every moving feast once a year, in order", () => {
    const named = Object.values(table.countries).flatMap(({ days }) => (days as unknown as [string, string][]).filter(([, on]) => on.startsWith("moving")).map(([name]) => name));
    for (const name of [...new Set(named), ...table.uncertain]) expect(Object.keys(table.moving), name).toContain(name);
    for (const [name, dates] of Object.entries(table.moving)) {
      expect(dates.map((date) => Number(date.slice(0, 4))), name).toEqual([2026, 2027, 2028, 2029, 2030]);
      for (const date of dates) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    }
  });

  it("has day tickets only of cities that we hold, dearer than nothing", () => {
    const held = cities.map(({ slug }) => slug);
    for (const [slug, { name, price }] of Object.entries(DAY_TICKETS)) {
      expect(held).toContain(slug);
      expect(name.en && name.de, slug).toBeTruthy();
      expect(Number.isInteger(price) && price > 0).toBe(true);
    }
  });

  it("holds what concerns the trip and leaves out the rest", () => {
    const context = contextOf([
      { countryCode: "JP", citySlug: "kyoto", arrival: "2027-04-27", departure: "2027-05-04" },
      { countryCode: "XX", citySlug: null, arrival: "2027-05-04", departure: "2027-05-06" },
    ]);
    expect(Object.keys(context.countries)).toEqual(["JP"]);
    expect(Object.keys(context.languages)).toEqual(["ja"]);
    expect(Object.keys(context.climates)).toEqual(["kyoto"]);
    expect(context.holidays.map(({ date, name }) => `${date} ${name}`)).toEqual(["2027-04-29 Shōwa Day", "2027-05-03 Constitution Day", "2027-05-04 Greenery Day"]);
    expect(context.holidaysKnownFor).toEqual(["JP"]);
  });
});
