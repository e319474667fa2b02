import { describe, expect, it } from "vitest";
import { rulesFor, withLastDay } from "./dateRules";

const trip = { startDate: "2027-04-10", endDate: "2027-04-16", openDates: null };
const rules = (start: string, end: string, of: Parameters<typeof rulesFor>[0] = trip) => rulesFor(of, { start, end }).map(({ rule }) => rule);

describe("ways for the days to follow new dates", () => {
  it("are those that make a difference, the likeliest first", () => {
    expect(rules("2027-04-10", "2027-04-16")).toEqual(["keep"]);
    expect(rules("2027-04-12", "2027-04-18")).toEqual(["fromStart", "keep"]);
    expect(rules("2027-06-12", "2027-06-18")).toEqual(["fromStart"]);
    expect(rules("2027-04-10", "2027-04-14")).toEqual(["keep", "fromEnd"]);
    expect(rules("2027-04-12", "2027-04-16")).toEqual(["keep", "fromStart"]);
    expect(rules("2027-04-08", "2027-04-20")).toEqual(["keep", "fromStart", "fromEnd"]);
    expect(rules("2027-04-11", "2027-04-14")).toEqual(["keep", "fromStart", "fromEnd"]);
    expect(rules("2027-04-12", "2027-04-20")).toEqual(["fromStart", "fromEnd", "keep"]);
    expect(rules("2027-06-01", "2027-06-02")).toEqual(["fromStart", "fromEnd"]);
  });

  it("never keep dates that only stood in", () => {
    const open = { ...trip, openDates: { month: null } };
    expect(rules("2027-04-12", "2027-04-16", open)).toEqual(["fromStart", "fromEnd"]);
    expect(rules("2027-04-12", "2027-04-18", open)).toEqual(["fromStart"]);
    expect(rulesFor(trip, 7).map(({ rule }) => rule)).toEqual(["fromStart"]);
    expect(rulesFor(trip, 5).map(({ rule }) => rule)).toEqual(["fromStart", "fromEnd"]);
  });
});

describe("the last day of a trip that had no dates", () => {
  const none = { start: "", end: "" };
  it("follows from the first and the days that there are, until it is chosen", () => {
    expect(withLastDay(none, { start: "2027-04-10", end: "" }, 60)).toEqual({ start: "2027-04-10", end: "2027-06-08" });
    expect(withLastDay(none, { start: "2027-04-10", end: "" }, 1)).toEqual({ start: "2027-04-10", end: "2027-04-10" });
    expect(withLastDay(none, { start: "2027-04-10", end: "2027-04-12" }, 60).end).toBe("2027-04-12");
    expect(withLastDay({ start: "2027-04-10", end: "2027-06-08" }, { start: "2027-04-10", end: "" }, 60).end).toBe("");
    expect(withLastDay(none, { start: "", end: "2027-04-12" }, 60)).toEqual({ start: "", end: "2027-04-12" });
  });
});
