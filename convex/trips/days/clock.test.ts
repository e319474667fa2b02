import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endDayOf, instantAt, localAt, minutesTaken, occurrences, spanOf } from "./clock";

const HOUR = 3_600_000;
const journey = (day: string, start: string, end: string, from: string, to: string, endDay: string | null = null) => ({ timed: { day, endDay, start, end }, zones: { from, to } });
const taken = ({ timed, zones }: ReturnType<typeof journey>) => ({ day: endDayOf(timed, zones), hours: minutesTaken(timed, zones)! / 60 });

describe("local times as instants", () => {
  it("are found again from the instant, wherever and whenever that is", () => {
    const zone = fc.constantFrom("Asia/Tokyo", "Europe/Lisbon", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns");
    fc.assert(
      fc.property(zone, fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) }), (timeZone, at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const { day, time } = localAt(minute, timeZone);
        const back = instantAt(day, time, timeZone);
        if (occurrences(day, time, timeZone) === "once") expect(back).toBe(minute);
        else expect(occurrences(day, time, timeZone)).toBe("twice");
        expect(localAt(back, timeZone)).toEqual({ day, time });
      }),
      { numRuns: 300 },
    );
  });

  it("in the hour that is left out go on as if clocks hadn't changed, in the one that comes twice are the first", () => {
    // Lisbon: forward at 01:00 on 28 March 2027, back at 02:00 on 31 October.
    expect(occurrences("2027-03-28", "01:30", "Europe/Lisbon")).toBe("never");
    expect(instantAt("2027-03-28", "01:30", "Europe/Lisbon")).toBe(Date.UTC(2027, 2, 28, 1, 30));
    expect(occurrences("2027-10-31", "01:30", "Europe/Lisbon")).toBe("twice");
    expect(instantAt("2027-10-31", "01:30", "Europe/Lisbon")).toBe(Date.UTC(2027, 9, 31, 0, 30));
    expect(occurrences("2027-10-31", "02:00", "Europe/Lisbon")).toBe("once");
    // Lord Howe changes by half an hour, Samoa once left out a whole day.
    expect(occurrences("2027-10-03", "02:15", "Australia/Lord_Howe")).toBe("never");
    expect(occurrences("2011-12-30", "12:00", "Pacific/Apia")).toBe("never");
  });
});

describe("a flight (TREK #456, AdventureLog #603, #771, #927, surmai #346)", () => {
  it("from Auckland to Honolulu arrives before it leaves by the calendar, and not by the clock on one's wrist", () => {
    expect(taken(journey("2027-04-10", "23:55", "09:00", "Pacific/Auckland", "Pacific/Honolulu"))).toEqual({ day: "2027-04-10", hours: 7 + 5 / 60 });
    expect(taken(journey("2027-04-10", "09:00", "19:00", "Pacific/Auckland", "Pacific/Honolulu"))).toEqual({ day: "2027-04-09", hours: 8 });
  });

  it("from Honolulu to Auckland loses a day", () => {
    expect(taken(journey("2027-04-10", "14:00", "21:00", "Pacific/Honolulu", "Pacific/Auckland"))).toEqual({ day: "2027-04-11", hours: 9 });
  });

  it("from Tokyo to Los Angeles lands the same morning", () => {
    expect(taken(journey("2027-04-10", "17:00", "10:30", "Asia/Tokyo", "America/Los_Angeles"))).toEqual({ day: "2027-04-10", hours: 9.5 });
  });

  it("keeps the day that is said, also where that can't be", () => {
    expect(taken(journey("2027-04-10", "23:00", "09:30", "Europe/London", "Asia/Tokyo", "2027-04-10"))).toEqual({ day: "2027-04-10", hours: -21.5 });
    expect(taken(journey("2027-04-10", "13:00", "09:30", "Europe/London", "Asia/Tokyo", "2027-04-11"))).toEqual({ day: "2027-04-11", hours: 12.5 });
  });
});

describe("nights and whole days", () => {
  it("a train at night ends the next morning", () => {
    expect(taken(journey("2027-04-10", "22:10", "06:40", "Europe/Vienna", "Europe/Vienna"))).toEqual({ day: "2027-04-11", hours: 8.5 });
  });

  it("a night in which clocks change is an hour shorter or longer", () => {
    expect(taken(journey("2027-03-27", "22:00", "06:00", "Europe/Vienna", "Europe/Vienna")).hours).toBe(7);
    expect(taken(journey("2027-10-30", "22:00", "06:00", "Europe/Vienna", "Europe/Vienna")).hours).toBe(9);
  });

  it("a whole day is that day there, and never the one before or after", () => {
    for (const zone of ["Pacific/Auckland", "Pacific/Honolulu", "Asia/Tokyo", "America/New_York"]) {
      const { from, to } = spanOf({ day: "2027-04-10", start: null, end: null }, { from: zone, to: zone })!;
      expect(localAt(from, zone)).toEqual({ day: "2027-04-10", time: "00:00" });
      expect(localAt(to - 60_000, zone)).toEqual({ day: "2027-04-10", time: "23:59" });
      expect(to - from).toBe(24 * HOUR);
    }
    const { from, to } = spanOf({ day: "2027-03-28", start: null, end: null }, { from: "Europe/Vienna", to: "Europe/Vienna" })!;
    expect(to - from).toBe(23 * HOUR);
  });

  it("a stay lasts until the morning of its last day", () => {
    const { from, to } = spanOf({ day: "2027-04-10", endDay: "2027-04-12", start: "15:00", end: "11:00" }, { from: "Asia/Tokyo", to: "Asia/Tokyo" })!;
    expect([localAt(from, "Asia/Tokyo").day, localAt(to, "Asia/Tokyo")]).toEqual(["2027-04-10", { day: "2027-04-12", time: "11:00" }]);
  });

  it("ideas have no instants", () => {
    expect(spanOf({ day: null, start: "10:00", end: "11:00" }, { from: "Asia/Tokyo", to: "Asia/Tokyo" })).toBeNull();
  });
});
