import { describe, expect, it } from "vitest";
import { formatDuration } from "../../../../i18n/measures";
import { isHiredCar, wayOf } from "../journey";
import { clocksOf } from "./clocks";
import { eachWords } from "./CostSection";
import { lastsWords, statusesOf, whenLabels } from "./kinds";

const cities = [
  { _id: "tokyo" as never, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-14" },
  { _id: "honolulu" as never, timeZone: "Pacific/Honolulu", arrival: "2027-04-14", departure: "2027-04-16" },
];
const item = { type: "sightseeing" as const, transport: null, day: "2027-04-12" as string | null, endDay: null, destinationId: null };

describe("an item's fields", () => {
  it("are called by its kind", () => {
    expect([whenLabels("hotel").endDay, whenLabels("transport").endDay, whenLabels("other").endDay]).toEqual(["Check-out", "Arrives on", null]);
  });

  it("are of a hired car where it is picked up and given back", () => {
    const car = { day: "2027-04-10", endDay: "2027-04-13", start: "10:00", end: "18:00", transport: { mode: "car" as const, from: { name: "Faro (FAO)", lat: null, lng: null, timeZone: null }, to: { name: "Lisbon", lat: null, lng: null, timeZone: null } } };
    expect(wayOf(car)).toMatch(/^picked up at Faro \(FAO\), given back at Lisbon after 3 days, /);
    expect(wayOf({ ...car, end: null, transport: { ...car.transport, from: null, to: null } })).toBe("given back after 3 days");
    expect([isHiredCar(car), whenLabels("transport", true).endDay]).toEqual([true, "Given back on"]);
    // A drive, also one through the night, goes from here to there.
    for (const drive of [{ ...car, endDay: null }, { ...car, endDay: "2027-04-11", start: "22:00", end: "06:00" }, { ...car, transport: { ...car.transport, mode: "train" as const } }]) {
      expect([isHiredCar(drive), wayOf(drive)]).toEqual([false, "Faro (FAO) → Lisbon"]);
    }
  });

  it("offer the states that a day and a reservation allow", () => {
    expect([statusesOf({ day: null }, false), statusesOf({ day: "2027-04-10" }, false)]).toEqual([["idea", "booked"], ["planned", "booked", "done"]]);
    expect([statusesOf({ day: null }, true), statusesOf({ day: "2027-04-10" }, true)]).toEqual([["booked"], ["booked", "done"]]);
  });

  it("say how long it lasts, where that is one day's clock", () => {
    expect(lastsWords({ type: "sightseeing", start: "09:15", end: "11:45" })).toBe(formatDuration(150));
    expect([lastsWords({ type: "hotel", start: "09:00", end: "11:00" }), lastsWords({ type: "other", start: "09:00", end: null })]).toEqual([null, null]);
  });
});

describe("the clock of an item", () => {
  it("is its city's; an idea has none", () => {
    expect(clocksOf(item, cities)).toBe("Tokyo time (GMT+9)");
    expect(clocksOf(item, cities, true)).toBe("Tokyo time");
    expect(clocksOf({ ...item, day: null }, cities)).toBeNull();
    expect(clocksOf(item, [])).toBeNull();
  });

  it("of a journey is that of where it leaves, and of where it arrives", () => {
    const flight = { ...item, type: "transport" as const, day: "2027-04-14", endDay: "2027-04-14" };
    expect(clocksOf(flight, cities)).toBe("leaves by Tokyo time (GMT+9), arrives by Honolulu time (GMT-10)");
    const to = { name: "LAX", lat: 33.9, lng: -118.4, timeZone: "America/Los_Angeles" };
    expect(clocksOf({ ...flight, transport: { mode: "flight", from: null, to } }, cities)).toContain("arrives by Los Angeles time (GMT-7)");
  });
});

describe("what it costs each", () => {
  it("is told for those who take part, where there are several", () => {
    const cost = { amount: 1200, currency: "JPY" };
    expect(eachWords({ cost, participants: null }, 2)).toMatch(/600 each for 2/);
    expect(eachWords({ cost, participants: ["a", "b", "c"] as never[] }, 2)).toMatch(/400 each for 3/);
    expect([eachWords({ cost, participants: null }, 1), eachWords({ cost: null, participants: null }, 2)]).toEqual([undefined, undefined]);
  });
});
