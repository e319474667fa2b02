import { describe, expect, it } from "vitest";
import { hotelLegs } from "./hotelLegs";

const [FIRST, SECOND, THIRD] = ["2027-04-10", "2027-04-11", "2027-04-12"] as const;
type Row = Parameters<typeof hotelLegs>[0][number];
const row = (id: string, said: Partial<Omit<Row, "_id">> = {}) => ({ _id: id, day: FIRST, type: "sightseeing", lat: 48.2, lng: 16.37, destinationId: null, ...said }) as Row;
const hotel = (id: string, day: string, endDay: string, said: Partial<Omit<Row, "_id">> = {}) => row(id, { type: "hotel", day, endDay, lat: 48.22, ...said });
const ways = (rows: Row[]) => hotelLegs(rows, []).map(({ way, day, hotelId, activityId }) => `${day.slice(8)} ${way}: ${hotelId}, ${activityId}`);

describe("ways to and from the hotel (TREK #2157, #929, #1465)", () => {
  it("go out from where one has slept and back to where one will, once a day each", () => {
    const rows = [row("castle"), row("market"), hotel("Old", FIRST, SECOND), row("park", { day: SECOND }), row("opera", { day: SECOND }), hotel("New", SECOND, THIRD)];
    expect(ways(rows)).toEqual(["10 back: Old, market", "11 out: Old, park", "11 back: New, opera"]);
  });

  it("on the day of check-out lead out and not back", () => {
    expect(ways([hotel("Old", FIRST, SECOND), row("park", { day: SECOND })])).toEqual(["11 out: Old, park"]);
  });

  it("aren't guessed between two hotels, around a journey, to another town, or where one is there already", () => {
    expect(ways([row("castle"), hotel("Old", FIRST, SECOND), hotel("Inn", FIRST, SECOND)])).toEqual([]);
    expect(ways([row("castle"), row("train", { type: "transport" }), hotel("Old", FIRST, SECOND)])).toEqual([]);
    expect(ways([row("castle", { lat: 49.9 }), hotel("Old", FIRST, SECOND)])).toEqual([]);
    expect(ways([row("check-in", { lat: 48.22 }), hotel("Old", FIRST, SECOND)])).toEqual([]);
    expect(ways([row("somewhere", { lat: null }), hotel("Old", FIRST, SECOND)])).toEqual([]);
  });
});
