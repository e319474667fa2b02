import { describe, expect, it } from "vitest";
import { instantAt, instantsOf } from "./timing";

const KYOTO = { timeZone: "Asia/Tokyo" };

describe("the clock of the destination", () => {
  it("is an instant, whatever the clocks there are ahead or behind, and when they change", () => {
    expect(instantAt("2027-04-10", "15:00", "Asia/Tokyo")).toBe(Date.UTC(2027, 3, 10, 6));
    expect(instantAt("2027-07-01", "12:00", "America/New_York")).toBe(Date.UTC(2027, 6, 1, 16));
    expect(instantAt("2027-01-01", "12:00", "Asia/Kathmandu")).toBe(Date.UTC(2027, 0, 1, 6, 15));
    // Clocks in Lisbon go from 01:00 to 02:00 on 28 March 2027, and back on 31 October.
    expect(instantAt("2027-03-28", "03:00", "Europe/Lisbon")).toBe(Date.UTC(2027, 2, 28, 2));
    expect(instantAt("2027-03-28", "00:30", "Europe/Lisbon")).toBe(Date.UTC(2027, 2, 28, 0, 30));
    expect(instantAt("2027-10-31", "12:00", "Europe/Lisbon")).toBe(Date.UTC(2027, 9, 31, 12));
  });

  it("gives what is without a time its whole day, and what runs past midnight its morning after", () => {
    const day = { day: "2027-04-10", endDay: null, ...KYOTO };
    expect(instantsOf({ ...day, start: null, end: null })).toEqual({ startsAt: Date.UTC(2027, 3, 9, 15), endsAt: Date.UTC(2027, 3, 10, 15) });
    expect(instantsOf({ ...day, start: "22:00", end: "01:00" }).endsAt).toBe(Date.UTC(2027, 3, 10, 16));
    expect(instantsOf({ ...day, start: "15:00", endDay: "2027-04-12", end: "11:00" }).endsAt).toBe(Date.UTC(2027, 3, 12, 2));
    expect(instantsOf({ ...day, day: null, start: "15:00", end: null })).toEqual({ startsAt: null, endsAt: null });
  });
});
