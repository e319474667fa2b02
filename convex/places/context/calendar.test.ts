import { describe, expect, it } from "vitest";
import { holidaysIn, ramadanIn } from "./holidays";
import { sunOn } from "./sun";

const named = (country: string, year: number, name: RegExp) =>
  holidaysIn(country, `${year}-01-01`, `${year}-12-31`).filter((holiday) => name.test(holiday.name)).map(({ date }) => date);

describe("public holidays", () => {
  it.each([
    ["Easter moves by the western rule", "DE", 2027, /Easter Monday/, ["2027-03-29"]],
    ["and in a leap year", "FR", 2028, /Easter Monday/, ["2028-04-17"]],
    ["Greece keeps the eastern one", "GR", 2027, /^Orthodox Good Friday/, ["2027-04-30"]],
    ["Egypt greets spring the day after it", "EG", 2026, /Sham/, ["2026-04-13"]],
    ["the fourth Thursday of November", "US", 2027, /Thanksgiving/, ["2027-11-25"]],
    ["the last Monday of May", "US", 2027, /Memorial/, ["2027-05-31"]],
    ["the moon's new year of Korea may be a day after China's", "KR", 2027, /Seollal/, ["2027-02-06", "2027-02-07", "2027-02-08"]],
    ["a Sunday gives the Monday off in Japan", "JP", 2027, /Vernal/, ["2027-03-21", "2027-03-22"]],
    ["past the days that are taken", "JP", 2026, /Constitution/, ["2026-05-03", "2026-05-06"]],
    ["Christmas on a weekend moves in Britain", "GB", 2027, /Christmas|Boxing/, ["2027-12-25", "2027-12-26", "2027-12-27", "2027-12-28"]],
    ["a Christmas of three days", "DK", 2027, /Christmas/, ["2027-12-24", "2027-12-25", "2027-12-26"]],
  ] as const)("%s", (_said, country, year, name, dates) => {
    expect(named(country, year, name)).toEqual(dates);
  });

  it("keeps to the days asked for, in order, and says which may shift", () => {
    const days = holidaysIn("TR", "2027-03-09", "2027-04-23");
    expect(days.map(({ date, certain }) => [date, certain])).toEqual([["2027-03-10", false], ["2027-03-11", false], ["2027-03-12", false], ["2027-04-23", true]]);
    expect(holidaysIn("XX", "2027-01-01", "2027-12-31")).toEqual([]);
  });

  it("sees Ramadan only where it is kept", () => {
    expect(ramadanIn("MA", "2027-03-01", "2027-03-05")).toBe("2027-02-08");
    expect(ramadanIn("MA", "2027-03-12", "2027-03-15")).toBeNull();
    expect(ramadanIn("ES", "2027-03-01", "2027-03-05")).toBeNull();
  });
});

describe("the sun", () => {
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  /** Almanac times of the place. */
  it.each([
    ["London at midsummer", "2027-06-21", { lat: 51.5074, lng: -0.1278 }, "Europe/London", 4 * 60 + 43, 21 * 60 + 21],
    ["London at midwinter", "2027-12-21", { lat: 51.5074, lng: -0.1278 }, "Europe/London", 8 * 60 + 4, 15 * 60 + 53],
    ["Sydney at midsummer", "2027-12-21", { lat: -33.8688, lng: 151.2093 }, "Australia/Sydney", 5 * 60 + 41, 20 * 60 + 5],
    ["Tokyo at the equinox", "2027-03-21", { lat: 35.6812, lng: 139.7671 }, "Asia/Tokyo", 5 * 60 + 44, 17 * 60 + 53],
    ["New York in daylight saving time", "2027-07-04", { lat: 40.7128, lng: -74.006 }, "America/New_York", 5 * 60 + 29, 20 * 60 + 30],
  ])("rises and sets in %s", (_said, date, at, zone, rise, set) => {
    const sun = sunOn(date, at, zone);
    if (sun.kind !== "rises") throw new Error(sun.kind);
    expect(Math.abs(sun.rise - rise), clock(sun.rise)).toBeLessThanOrEqual(4);
    expect(Math.abs(sun.set - set), clock(sun.set)).toBeLessThanOrEqual(4);
  });

  it("stays up, or down, beyond the polar circle", () => {
    const tromso = { lat: 69.65, lng: 18.96 };
    expect(sunOn("2027-06-21", tromso, "Europe/Oslo").kind).toBe("alwaysUp");
    expect(sunOn("2027-12-21", tromso, "Europe/Oslo").kind).toBe("alwaysDown");
  });
});
