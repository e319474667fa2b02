import { describe, expect, it } from "vitest";
import type { Activity, Day, TripView } from "../useItinerary";
import { forPerson } from "./forPerson";

const [ada, ben] = ["ada", "ben"] as never[];
const row = (title: string, participants: unknown, day: string | null = "2027-04-10") => ({ title, participants, day }) as Activity;
const rows = [row("Castle", null), row("Dive", [ben]), row("Museum", [ada]), row("Onsen", [ben], null)];
const day = { date: "2027-04-10", activities: rows.slice(0, 3), hotels: [row("Inn", [ben])], checkOuts: [] } as unknown as Day;
const legs = [{ fromId: "Castle", toId: "Lunch", minutes: 5, people: [ada] }, { fromId: "Dive", toId: "Lunch", minutes: 20, people: [ben] }];
const view = { activities: rows, days: [day], legs } as unknown as TripView;

describe("one person's itinerary", () => {
  it("has what they take part in, what everybody does, and the ideas", () => {
    const mine = forPerson(view, ada!);
    expect(mine.activities.map(({ title }) => title)).toEqual(["Castle", "Museum", "Onsen"]);
    expect(mine.days[0]!.activities.map(({ title }) => title)).toEqual(["Castle", "Museum"]);
    expect(mine.days[0]!.hotels).toEqual([]);
  });

  it("leads the way that they go", () => {
    expect([...forPerson(view, ada!).legTo.values()].map(({ fromId }) => fromId)).toEqual(["Castle"]);
  });
});
