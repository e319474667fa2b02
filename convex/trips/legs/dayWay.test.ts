import { expect, it } from "vitest";
import type { Doc, Id } from "../../_generated/dataModel";
import { dayWay, type BedWay } from "./dayWay";
import type { Leg } from "./legs";

const [ada, ben] = ["ada", "ben"] as Id<"users">[] as [Id<"users">, Id<"users">];
const id = (name: string) => name as Id<"activities">;
const row = (name: string, participants: Id<"users">[] | null = null, type: Doc<"activities">["type"] = "sightseeing") => ({ _id: id(name), type, participants });
const way = (fromId: string, toId: string, km: number, people?: Id<"users">[]) => ({ fromId, toId, km, minutes: km * 10, people }) as Leg;
const bed = (which: "out" | "back", activityId: string, km: number, guests: BedWay["guests"] = null): BedWay => ({ way: which, activityId: id(activityId), km, minutes: km * 10, guests });
const km = (...given: Parameters<typeof dayWay>) => dayWay(...given).km;

it("is as far as whoever goes farthest where two part for a while, and all of the way where nobody does", () => {
  const rows = [row("breakfast"), row("dive", [ada]), row("museum", [ben]), row("dinner")];
  const ways = [way("breakfast", "dive", 10), way("breakfast", "museum", 1), way("dive", "dinner", 9, [ada]), way("museum", "dinner", 2, [ben])];
  expect(dayWay(rows, ways, [], [ada, ben])).toEqual({ km: 19, minutes: 190 });
  expect(km(rows.filter(({ _id }) => _id !== "dive"), ways, [], [ada, ben])).toBe(3);
  expect(km([row("a"), row("b"), row("c")], [way("a", "b", 4), way("b", "c", 5)], [], [ada, ben])).toBe(9);
  expect(km([row("a")], [way("z", "a", 4)], [], [ada])).toBe(0);
});

it("has the ways from the bed and back to it in it, each of whoever goes it", () => {
  const rows = [row("inn", null, "hotel"), row("swim", [ada]), row("castle"), row("bar", [ben])];
  const ways = [way("swim", "castle", 1), way("castle", "bar", 2)];
  const beds = [bed("out", "swim", 5), bed("out", "castle", 4), bed("back", "castle", 4), bed("back", "bar", 9)];
  expect(km(rows, ways, beds, [ada])).toBe(10);
  expect(km(rows, ways, beds, [ben])).toBe(15);
  expect(km(rows, ways, beds, [ada, ben])).toBe(15);
  expect(km([row("castle")], [], [bed("out", "castle", 4, [ben]), bed("out", "castle", 7, [ada])], [ada, ben])).toBe(7);
});
