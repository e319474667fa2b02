import { describe, expect, it } from "vitest";
import type { Id } from "../../_generated/dataModel";
import { hotelLegs } from "./hotelLegs";
import { travelLegs } from "./legs";

const DAY = "2027-04-10";
type Row = Parameters<typeof travelLegs>[0][number];
const MEMBERS = ["ada", "ben", "cleo"] as NonNullable<Row["participants"]>;
const [ADA, BEN, CLEO] = MEMBERS as [Id<"users">, Id<"users">, Id<"users">];
const row = (id: string, lat: number, participants?: Id<"users">[]) => ({ _id: id, day: DAY, type: "sightseeing", lat, lng: 16.37, destinationId: null, ...(participants && { participants }) }) as Row;
const ways = (rows: Row[]) => travelLegs(rows, [], MEMBERS).map(({ fromId, toId, people }) => `${fromId} – ${toId}${people ? `: ${people.join(", ")}` : ""}`);

describe("ways of a group that splits up", () => {
  it("go from and to what the same people do, and say whose they are where they meet again", () => {
    const day = [row("castle", 48.2), row("dive", 48.21, [ADA]), row("museum", 48.22, [BEN, CLEO]), row("lunch", 48.23)];
    expect(ways(day)).toEqual(["castle – dive", "dive – lunch: ada", "castle – museum", "museum – lunch: ben, cleo"]);
  });

  it("pass by what only others do", () => {
    expect(ways([row("castle", 48.2), row("dive", 48.21, [ADA]), row("lunch", 48.23)])).toEqual(["castle – dive", "dive – lunch: ada", "castle – lunch: ben, cleo"]);
  });

  it("are as ever where nobody goes a way of their own", () => {
    expect(ways([row("castle", 48.2), row("lunch", 48.23)])).toEqual(["castle – lunch"]);
    expect(ways([row("castle", 48.2), row("lunch", 48.23, MEMBERS)])).toEqual(["castle – lunch"]);
  });

  it("lead out of the hotel to what each does first", () => {
    const hotel = { ...row("inn", 48.25), type: "hotel" as const, day: "2027-04-09", endDay: DAY };
    const out = hotelLegs([hotel, row("dive", 48.21, [ADA]), row("museum", 48.22, [BEN, CLEO]), row("lunch", 48.23)], [], MEMBERS);
    expect(out.map(({ way, activityId }) => `${way} ${activityId}`)).toEqual(["out dive", "out museum"]);
  });
});
