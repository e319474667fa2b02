import { describe, expect, it } from "vitest";
import { addDays, daysBetween, daysOn, eachDay, formatDateRange, formatHour, formatTime, formatTimes, formatTiming, isDate, today, tripTiming } from "./dates";

describe("calendar dates", () => {
  it("count across months, leap days and clock changes", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2027-03-28", 1)).toBe("2027-03-29");
    expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2);
    expect(eachDay("2027-12-30", "2028-01-01")).toEqual(["2027-12-30", "2027-12-31", "2028-01-01"]);
    expect(eachDay("2027-01-02", "2027-01-01")).toEqual([]);
  });

  it("are only those that exist", () => {
    expect(isDate("2027-04-10")).toBe(true);
    expect(isDate("2027-02-29")).toBe(false);
    expect(isDate("10.4.2027")).toBe(false);
    expect(isDate("")).toBe(false);
  });

  it("are the day at the destination, not the reader's", () => {
    const lateEvening = Date.parse("2027-04-10T22:30:00Z");
    expect(today("UTC", lateEvening)).toBe("2027-04-10");
    expect(today("Asia/Tokyo", lateEvening)).toBe("2027-04-11");
  });

  it("say a range without repeating the year", () => {
    expect(formatDateRange("2027-04-10", "2027-04-16").match(/2027/g)).toHaveLength(1);
    expect(formatDateRange("2027-04-10", "2027-04-16", "day")).not.toMatch(/2027|Apr.*Apr/);
  });
});

describe("a full hour", () => {
  it("has minutes only where people write them, and is short in either case", () => {
    expect([0, 9, 12, 22].map((hour) => formatHour(hour, "en-US").replace(/\s/, " "))).toEqual(["12 AM", "9 AM", "12 PM", "10 PM"]);
    expect([9, 22].map((hour) => formatHour(hour, "de-DE"))).toEqual([expect.stringMatching(/^0?9:00$/), "22:00"]);
    for (const locale of ["en-GB", "en-AU", "en-CA", "en-IN", "de-AT", "de-CH", "fr", "es-MX", "hi", "ko", "ar"]) {
      for (const hour of [1, 10, 23]) expect(formatHour(hour, locale).length).toBeLessThanOrEqual(8);
    }
  });
});

describe("where a trip stands", () => {
  it("counts down, counts along and looks back", () => {
    expect(tripTiming("2027-04-10", "2027-04-16", "2027-04-07")).toEqual({ kind: "upcoming", days: 3 });
    expect(tripTiming("2027-04-10", "2027-04-16", "2027-04-10")).toEqual({ kind: "now", day: 1, of: 7 });
    expect(tripTiming("2027-04-10", "2027-04-16", "2027-04-16")).toEqual({ kind: "now", day: 7, of: 7 });
    expect(tripTiming("2027-04-10", "2027-04-16", "2027-04-18")).toEqual({ kind: "past", days: 2 });
  });

  it("is said in words", () => {
    expect(formatTiming({ kind: "upcoming", days: 1 })).toBe("tomorrow");
    expect(formatTiming({ kind: "upcoming", days: 140 })).toBe("in 5 months");
    expect(formatTiming({ kind: "now", day: 2, of: 7 })).toBe("day 2 of 7");
  });
});

describe("from when until when", () => {
  const words = (times: Parameters<typeof daysOn>[0]) => formatTimes(times, daysOn(times)).replaceAll(/\s/g, " ");
  it("says how many days later it ends, but of a stay", () => {
    const [start, end] = [formatTime("23:30"), formatTime("01:30")].map((time) => time.replaceAll(/\s/g, " "));
    expect(words({ start: "23:30", end: "01:30" })).toBe(`${start}–${end} +1`);
    expect(words({ start: "23:30", end: "01:30", day: "2027-04-10", endDay: "2027-04-12" })).toBe(`${start}–${end} +2`);
    expect(words({ start: "23:30", end: "01:30", day: "2027-04-10", endDay: "2027-04-09" })).toMatch(/ [-−]1$/);
    expect(words({ type: "hotel", start: "23:30", end: "01:30", day: "2027-04-10", endDay: "2027-04-12" })).toBe(`${start}–${end}`);
    expect([words({ start: "23:30", end: null }), words({ start: null, end: "01:30" }), words({ start: null, end: null })]).toEqual([start, `–${end}`, ""]);
  });
});
