import { describe, expect, it } from "vitest";
import { Kept } from "../../shareUnchanged";
import type { TripView } from "../../useItinerary";
import { waysByDay } from "./dayWays";

const [FIRST, SECOND] = ["2027-04-10", "2027-04-11"] as const;
const view = (minutes: number) =>
  ({
    days: [{ date: FIRST }, { date: SECOND }],
    activities: [{ _id: "inn", day: FIRST, title: "Inn" }, { _id: "castle", day: FIRST }, { _id: "lunch", day: FIRST }, { _id: "museum", day: SECOND }],
    legs: [{ fromId: "castle", toId: "lunch", minutes: 5 }, { fromId: "castle", toId: "museum", minutes }, { fromId: "lunch", toId: "gone", minutes: 9 }],
    hotelLegs: [{ hotelId: "inn", way: "out", day: SECOND, activityId: "museum" }, { hotelId: "gone", way: "back", day: FIRST, activityId: "lunch" }],
  }) as unknown as TripView;

describe("the ways of each day", () => {
  it("are those to its own activities, and those to and from where one sleeps by its name", () => {
    const ways = waysByDay(view(20));
    expect(ways[FIRST]!.legs.map(({ toId }) => toId)).toEqual(["lunch"]);
    expect(ways[FIRST]!.hotelLegs).toEqual([]);
    expect(ways[SECOND]!.legs.map(({ toId }) => toId)).toEqual(["museum"]);
    expect(ways[SECOND]!.hotelLegs.map(({ hotel }) => hotel)).toEqual(["Inn"]);
  });

  it("stay the same object on a day where none has changed", () => {
    const kept = new Kept<ReturnType<typeof waysByDay>>();
    const before = kept.next(waysByDay(view(20)));
    const after = kept.next(waysByDay(view(25)));
    expect(after[FIRST]).toBe(before[FIRST]);
    expect(after[SECOND]).not.toBe(before[SECOND]);
  });
});
