import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { today } from "./dates";
import { clockIn, instantAt } from "./instants";

describe("instants", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("are what the clock of a place shows", () => {
    expect(instantAt("2027-04-10", "09:00", "Asia/Tokyo")).toBe(Date.UTC(2027, 3, 10, 0));
    expect(instantAt("2027-01-10", "00:30", "America/New_York")).toBe(Date.UTC(2027, 0, 10, 5, 30));
    expect(clockIn("Pacific/Auckland", Date.UTC(2027, 0, 9, 12))).toEqual({ date: "2027-01-10", time: "01:00" });
  });

  it("are the same in a browser that writes all dates as 4/10/2027", () => {
    vi.spyOn(Intl.DateTimeFormat.prototype as { format: object }, "format", "get").mockReturnValue(() => "4/10/2027, 00:30:00");
    expect(clockIn("Asia/Tokyo", Date.UTC(2027, 3, 9, 15, 5))).toEqual({ date: "2027-04-10", time: "00:05" });
    expect(today("Asia/Tokyo", Date.UTC(2027, 3, 9, 15, 5))).toBe("2027-04-10");
    expect(instantAt("2027-04-10", "09:00", "Asia/Tokyo")).toBe(Date.UTC(2027, 3, 10, 0));
  });

  it("go on when clocks leave an hour out", () => {
    // In Rome, 2:30 on 28 March 2027 doesn't exist.
    expect(clockIn("Europe/Rome", instantAt("2027-03-28", "02:30", "Europe/Rome"))).toEqual({ date: "2027-03-28", time: "03:30" });
  });

  it("come back as the clock that they were made from, wherever that clock showed it once", () => {
    const zone = fc.constantFrom("Asia/Tokyo", "Asia/Kathmandu", "Pacific/Apia", "America/Los_Angeles", "UTC");
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 364 }), fc.integer({ min: 300, max: 1439 }), (timeZone, day, minute) => {
        const shown = { date: new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10), time: new Date(minute * 60_000).toISOString().slice(11, 16) };
        expect(clockIn(timeZone, instantAt(shown.date, shown.time, timeZone))).toEqual(shown);
      }),
    );
  });
});
