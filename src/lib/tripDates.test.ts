import { describe, expect, it } from "vitest";
import { formatCountdown, formatTripDates, monthsAhead } from "./tripDates";

const trip = { startDate: "2027-04-10", endDate: "2027-04-14", openDates: null, status: "planned" };
const open = (month: string | null) => ({ ...trip, openDates: { month } });

describe("when a trip is", () => {
  it("is its dates, or how long it is while there are none", () => {
    expect(formatTripDates(trip)).toMatch(/10.*14.*2027/);
    expect(formatTripDates(open("2027-05"))).toBe("5 days in May 2027");
    expect(formatTripDates({ ...open(null), endDate: "2027-04-10" })).toBe("1 day, no dates yet");
  });

  it.each([
    [trip, "2027-03-29", "In 12 days"],
    [trip, "2027-04-12", "Day 3 of 5"],
    [trip, "2027-04-16", "Ended 2 days ago"],
    [open("2027-05"), "2027-04-12", "No dates yet"],
    [{ ...trip, status: "cancelled" }, "2027-03-29", "Cancelled"],
  ])("is counted down to from today", (which, on, words) => {
    expect(formatCountdown(which, on)).toBe(words);
  });

  it("may be in any of the months ahead", () => {
    expect(monthsAhead("2026-11-21", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
  });
});
