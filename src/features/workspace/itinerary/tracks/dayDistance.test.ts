import { expect, it } from "vitest";
import type { Activity, Leg, Member } from "../../useItinerary";
import { dayDistance } from "./dayDistance";

const [ada, ben] = ["ada", "ben"] as Member["userId"][] as [Member["userId"], Member["userId"]];
const row = (name: string, participants: Member["userId"][] | null = null) => ({ _id: name as Activity["_id"], participants });
const way = (fromId: string, toId: string, km: number, people?: Member["userId"][]) => ({ fromId, toId, km, people }) as Leg;

it("is as far as whoever goes farthest where two part for a while, and all of the way where nobody does", () => {
  const rows = [row("breakfast"), row("dive", [ada]), row("museum", [ben]), row("dinner")];
  const ways = [way("breakfast", "dive", 10), way("breakfast", "museum", 1), way("dive", "dinner", 9, [ada]), way("museum", "dinner", 2, [ben])];
  expect(dayDistance(rows, ways, [ada, ben])).toBe(19);
  expect(dayDistance(rows.filter(({ _id }) => _id !== "dive"), ways, [ada, ben])).toBe(3);
  expect(dayDistance([row("a"), row("b"), row("c")], [way("a", "b", 4), way("b", "c", 5)], [ada, ben])).toBe(9);
  expect(dayDistance([row("a")], [way("z", "a", 4)], [ada])).toBe(0);
});
