import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity, Destination } from "../useItinerary";
import { bandsOf, piecesOf } from "./pieces";
import { lengthOf, movedTo, stretchedTo, timeOf } from "./timeEdits";

const TOKYO = { _id: "tokyo", timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-12" } as unknown as Destination;
const LA = { _id: "la", timeZone: "America/Los_Angeles", arrival: "2027-04-12", departure: "2027-04-14" } as unknown as Destination;
const CITIES = [TOKYO, LA];
const item = (fields: Partial<Activity>) => ({ _id: "x", type: "sightseeing", day: "2027-04-10", start: null, end: null, destinationId: null, ...fields }) as Activity;
const drawn = (activity: Activity) => piecesOf(activity, CITIES).map(({ day, from, to, part }) => [day.slice(8), timeOf(from), timeOf(to), part]);

describe("pieces of the grid", () => {
  it("draw an item from its beginning to its end, an hour where no end is said", () => {
    expect(drawn(item({ start: "09:00", end: "10:30" }))).toEqual([["10", "09:00", "10:30", "whole"]]);
    expect(drawn(item({ start: "09:00" }))).toEqual([["10", "09:00", "10:00", "whole"]]);
    expect(drawn(item({ start: "23:30" }))).toEqual([["10", "23:30", "23:59", "whole"]]);
    expect(drawn(item({ start: null }))).toEqual([]);
    expect(drawn(item({ type: "hotel", start: "15:00" }))).toEqual([]);
  });

  it("draw a night train on both of its days", () => {
    expect(drawn(item({ type: "transport", start: "22:00", end: "06:30", endDay: "2027-04-11" }))).toEqual([
      ["10", "22:00", "23:59", "leaves"],
      ["11", "00:00", "06:30", "arrives"],
    ]);
  });

  it("draw a late bar to the end of its day, and on the next until it closes", () => {
    expect(drawn(item({ start: "23:30", end: "01:30" }))).toEqual([
      ["10", "23:30", "23:59", "leaves"],
      ["11", "00:00", "01:30", "arrives"],
    ]);
    expect(drawn(item({ start: "22:00", end: "00:00" }))).toEqual([["10", "22:00", "23:59", "whole"]]);
  });

  it("draw a flight that lands before it left, by the clocks, on the day of its landing", () => {
    const flight = item({ type: "transport", day: "2027-04-12", start: "17:00", end: "10:00", endDay: "2027-04-12" });
    expect(drawn(flight)).toEqual([["12", "17:00", "23:59", "leaves"], ["12", "09:30", "10:00", "arrives"]]);
  });

  it("draw a journey as long as it truly is in each day's own clock", () => {
    const stations = { mode: "flight", from: { name: "LAX", lat: null, lng: null, timeZone: "America/Los_Angeles" }, to: { name: "CDG", lat: null, lng: null, timeZone: "Europe/Paris" } } as const;
    // Ten hours, nineteen by the clock.
    const flight = item({ type: "transport", day: "2027-04-13", start: "13:00", end: "08:00", endDay: "2027-04-14", transport: stations as never });
    expect(drawn(flight)).toEqual([["13", "13:00", "23:00", "leaves"], ["14", "00:00", "08:00", "arrives"]]);
  });

  it("show what somebody spends whole days on", () => {
    expect(drawn(item({ type: "transport", start: "22:00", end: "06:00", endDay: "2027-04-12", destinationId: null, transport: null })).map(([day, , , part]) => [day, part])).toEqual([
      ["10", "leaves"],
      ["11", "through"],
      ["12", "arrives"],
    ]);
  });

  it("lay stays across their nights", () => {
    const dates = ["2027-04-10", "2027-04-11", "2027-04-12"];
    const band = (day: string, endDay: string | null) => bandsOf([item({ type: "hotel", day, endDay })], dates).map(({ first, last }) => [first, last]);
    expect(band("2027-04-10", "2027-04-12")).toEqual([[0, 2]]);
    expect(band("2027-04-11", null)).toEqual([[1, 2]]);
    expect(band("2027-04-12", null)).toEqual([[2, 3]]);
    expect(band("2027-05-01", null)).toEqual([]);
  });
});

describe("dragging on the grid", () => {
  it("keeps an item's length and its day's bounds", () => {
    const row = item({ start: "09:00", end: "10:30" });
    expect(movedTo(row, "2027-04-11", 13 * 60)).toEqual({ day: "2027-04-11", start: "13:00", end: "14:30" });
    expect(movedTo(row, "2027-04-10", 23 * 60 + 30)).toEqual({ day: "2027-04-10", start: "22:30", end: "23:59" });
    expect(movedTo(item({ start: "09:00" }), "2027-04-10", 600)).toEqual({ day: "2027-04-10", start: "10:00" });
    expect(movedTo(item({}), "2027-04-10", 600)).toEqual({ day: "2027-04-10", start: "10:00", end: "11:00" });
  });

  it("takes the arrival of a night train along", () => {
    const train = item({ type: "transport", start: "22:00", end: "06:30", endDay: "2027-04-11" });
    expect(movedTo(train, "2027-04-11", 21 * 60)).toEqual({ day: "2027-04-11", start: "21:00", end: "05:30", endDay: "2027-04-12" });
    expect(movedTo(train, "2027-04-10", 15 * 60)).toEqual({ day: "2027-04-10", start: "15:00", end: "23:30", endDay: "2027-04-10" });
  });

  it("takes a late bar along past midnight, as long as it was", () => {
    const bar = item({ start: "23:30", end: "01:30" });
    expect(movedTo(bar, "2027-04-11", 22 * 60 + 45)).toEqual({ day: "2027-04-11", start: "22:45", end: "00:45" });
    expect(movedTo(bar, "2027-04-10", 20 * 60)).toEqual({ day: "2027-04-10", start: "20:00", end: "22:00" });
    expect(stretchedTo(bar, "end", 23 * 60 + 30 + 135)).toEqual({ start: "23:30", end: "01:45" });
    expect(stretchedTo(bar, "end", 23 * 60 + 30 + 15)).toEqual({ start: "23:30", end: "23:45" });
  });

  it("stretches either edge, and leaves a quarter of an hour", () => {
    const row = item({ start: "09:00", end: "10:30" });
    expect(stretchedTo(row, "end", 12 * 60)).toEqual({ start: "09:00", end: "12:00" });
    expect(stretchedTo(row, "end", 8 * 60)).toEqual({ start: "09:00", end: "09:15" });
    expect(stretchedTo(row, "start", 11 * 60)).toEqual({ start: "10:15" });
    expect(stretchedTo(item({ start: "09:00" }), "start", 8 * 60)).toEqual({ start: "08:00", end: "10:00" });
  });

  it("never changes a length nor leaves the day, wherever an item is dropped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 15 }), fc.integer({ min: -200, max: 1700 }), (start, quarters, minute) => {
        const row = item({ start: timeOf(start * 15), end: timeOf(Math.min(1439, start * 15 + quarters * 15)) });
        const moved = { ...row, ...movedTo(row, "2027-04-11", minute) } as Activity;
        expect(Math.abs(lengthOf(moved)! - lengthOf(row)!)).toBeLessThanOrEqual(1);
        expect(moved.end! >= moved.start!).toBe(true);
      }),
    );
  });
});
