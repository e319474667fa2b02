import { describe, expect, it } from "vitest";
import { journeyOf } from "../journey";
import { nowIndex, timeOn } from "./useNow";

describe("now", () => {
  it("is the clock of the place, on its own date", () => {
    const instant = Date.parse("2027-04-10T15:30:00Z");
    expect(timeOn("2027-04-11", "Asia/Tokyo", instant)).toBe("00:30");
    expect(timeOn("2027-04-10", "Asia/Tokyo", instant)).toBeNull();
    expect(timeOn("2027-04-10", "Pacific/Honolulu", instant)).toBe("05:30");
  });

  it("stands before the first row that begins later, and untimed ones don't stop it", () => {
    const rows = [{ start: "09:00", type: "other" }, { start: null, type: "other" }, { start: "12:00", type: "other" }];
    expect(nowIndex(rows, "08:00")).toBe(0);
    expect(nowIndex(rows, "10:00")).toBe(2);
    expect(nowIndex(rows, "12:00")).toBe(3);
  });
});

describe("a journey", () => {
  const open = { type: "transport" as const, start: null, end: null, destinationId: null };
  const station = (name: string, timeZone: string) => ({ name, timeZone, lat: null, lng: null });
  const flight = { mode: "flight" as const, carrier: "NZ", number: "10", from: station("Auckland", "Pacific/Auckland"), to: station("Honolulu", "Pacific/Honolulu") };

  it("over the date line arrives the day before", () => {
    expect(journeyOf({ ...open, transport: flight, day: "2027-04-10", endDay: "2027-04-09" }, [])).toEqual({
      from: "Auckland",
      to: "Honolulu",
      way: "Auckland → Honolulu",
      isHired: false,
      by: "Flight NZ 10",
      arrival: "arrives −1 day, GMT+12 to GMT-10",
    });
  });

  it("says nothing of the clock where it stays", () => {
    const train = { mode: "train" as const, from: station("Kyoto", "Asia/Tokyo"), to: null };
    expect(journeyOf({ ...open, transport: train, day: "2027-04-10", endDay: "2027-04-11" }, [])).toMatchObject({ by: "Train", to: null, arrival: "arrives +1 day" });
    expect(journeyOf({ ...open, transport: train, day: null, endDay: null }, [])?.arrival).toBeNull();
    expect(journeyOf({ ...open, transport: null, day: null, endDay: null }, [])).toBeNull();
  });
});
