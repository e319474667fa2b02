import { expect, it } from "vitest";
import type { Activity, Leg, Member } from "../../useItinerary";
import { dayDistance } from "./dayDistance";

type Participants = Activity["participants"];
const [ada, ben] = ["ada", "ben"] as Member["userId"][] as [Member["userId"], Member["userId"]];
const id = (name: string) => name as Activity["_id"];
const row = (name: string, participants: Participants = null, type: Activity["type"] = "sightseeing") => ({ _id: id(name), type, participants });
const way = (fromId: string, toId: string, km: number, people?: Member["userId"][]) => ({ fromId, toId, km, people }) as Leg;
const bed = (which: "out" | "back", activityId: string, km: number, guests: Participants = null) => ({ way: which, activityId: id(activityId), km, guests });

it("is as far as whoever goes farthest where two part for a while, and all of the way where nobody does", () => {
  const rows = [row("breakfast"), row("dive", [ada]), row("museum", [ben]), row("dinner")];
  const ways = [way("breakfast", "dive", 10), way("breakfast", "museum", 1), way("dive", "dinner", 9, [ada]), way("museum", "dinner", 2, [ben])];
  expect(dayDistance(rows, ways, [], [ada, ben])).toBe(19);
  expect(dayDistance(rows.filter(({ _id }) => _id !== "dive"), ways, [], [ada, ben])).toBe(3);
  expect(dayDistance([row("a"), row("b"), row("c")], [way("a", "b", 4), way("b", "c", 5)], [], [ada, ben])).toBe(9);
  expect(dayDistance([row("a")], [way("z", "a", 4)], [], [ada])).toBe(0);
});

it("has the ways from the bed and back to it in it, each of whoever goes it", () => {
  const rows = [row("inn", null, "hotel"), row("swim", [ada]), row("castle"), row("bar", [ben])];
  const ways = [way("swim", "castle", 1), way("castle", "bar", 2)];
  const beds = [bed("out", "swim", 5), bed("out", "castle", 4), bed("back", "castle", 4), bed("back", "bar", 9)];
  expect(dayDistance(rows, ways, beds, [ada])).toBe(10);
  expect(dayDistance(rows, ways, beds, [ben])).toBe(15);
  expect(dayDistance(rows, ways, beds, [ada, ben])).toBe(15);
  expect(dayDistance([row("castle")], [], [bed("out", "castle", 4, [ben]), bed("out", "castle", 7, [ada])], [ada, ben])).toBe(7);
});
