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
  const station = (name: string, timeZone: string) => ({ name, timeZone, lat: null, lng: null });
  const flight = { mode: "flight" as const, carrier: "NZ", number: "10", from: station("Auckland", "Pacific/Auckland"), to: station("Honolulu", "Pacific/Honolulu") };

  it("over the date line arrives the day before", () => {
    expect(journeyOf({ transport: flight, day: "2027-04-10", endDay: "2027-04-09", destinationId: null }, [])).toEqual({
      from: "Auckland",
      to: "Honolulu",
      by: "Flight NZ 10",
      arrival: "arrives −1 day, GMT+12 to GMT-10",
    });
  });

  it("says nothing of the clock where it stays", () => {
    const train = { mode: "train" as const, from: station("Kyoto", "Asia/Tokyo"), to: null };
    expect(journeyOf({ transport: train, day: "2027-04-10", endDay: "2027-04-11", destinationId: null }, [])).toMatchObject({ by: "Train", to: null, arrival: "arrives +1 day" });
    expect(journeyOf({ transport: train, day: null, endDay: null, destinationId: null }, [])?.arrival).toBeNull();
    expect(journeyOf({ transport: null, day: null, endDay: null, destinationId: null }, [])).toBeNull();
  });
});
