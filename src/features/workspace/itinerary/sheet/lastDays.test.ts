import { describe, expect, it } from "vitest";
import { journeyOf } from "../journey";
import type { Activity, Destination } from "../../useItinerary";
import { arrivalOf, lastDays } from "./lastDays";

const TOKYO = { _id: "tokyo", timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-13" } as unknown as Destination;
const HONOLULU = { _id: "honolulu", timeZone: "Pacific/Honolulu", arrival: "2027-04-13", departure: "2027-04-15" } as unknown as Destination;
const days = ["2027-04-10", "2027-04-11", "2027-04-12", "2027-04-13"].map((date) => ({ date }));
const station = (name: string, timeZone: string | null) => ({ name, lat: null, lng: null, timeZone });
const journey = (fields: Partial<Activity>) =>
  ({ type: "transport", day: "2027-04-11", endDay: null, start: "22:00", end: "07:00", destinationId: null, transport: { mode: "train", from: station("Tokyo", "Asia/Tokyo"), to: station("Aomori", "Asia/Tokyo") }, ...fields }) as Activity;
const flight = journey({ day: "2027-04-13", start: "00:05", end: "12:30", transport: { mode: "flight", from: station("Haneda", "Asia/Tokyo"), to: station("Honolulu", "Pacific/Honolulu") } });
const cities = [TOKYO, HONOLULU];

describe("the day of arrival", () => {
  it("is the next one by itself for what arrives in the morning, and can be another", () => {
    const { day, saved } = arrivalOf(journey({}), cities);
    expect(day).toBe("2027-04-12");
    expect([saved("2027-04-12"), saved("2027-04-13"), saved("2027-04-11")]).toEqual([null, "2027-04-13", "2027-04-11"]);
    expect(arrivalOf(journey({ endDay: "2027-04-13" }), cities).day).toBe("2027-04-13");
    expect(arrivalOf(journey({ end: "23:00" }), cities).day).toBe("2027-04-11");
  });

  it("is the day before over the date line, by the stations' clocks or those of the trip's cities", () => {
    expect(arrivalOf(flight, cities).day).toBe("2027-04-12");
    expect(arrivalOf({ ...flight, transport: null }, cities).day).toBe("2027-04-12");
  });

  it("is offered from the day before for a journey, from the next for a stay, with what is chosen", () => {
    const offered = (type: Activity["type"], chosen: string | null) => lastDays({ type, day: "2027-04-12" }, chosen, days).map(({ date }) => date.slice(8));
    expect([offered("transport", null), offered("hotel", null), offered("hotel", "2027-04-10"), offered("transport", "2027-04-14")]).toEqual([["11", "12", "13"], ["13"], ["10", "13"], ["11", "12", "13", "14"]]);
  });

  it("is said in the words of the journey, whether somebody set it or not", () => {
    expect(journeyOf(journey({}), cities)?.arrival).toBe("arrives +1 day");
    expect(journeyOf(flight, cities)?.arrival).toMatch(/^arrives −1 day, GMT\+9 to GMT-10$/);
    expect(journeyOf(journey({ end: "23:00" }), cities)?.arrival).toBeNull();
  });
});
