import { getFunctionName, type FunctionReference } from "convex/server";
import { convexToJson } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { KeptEdit } from "../../lib/outbox";
import { isThere, withWaiting } from "./shownEdits";
import type { Itinerary } from "./useItinerary";

const { activities, days, trips } = api.trips;
const [SAT, SUN] = ["2027-04-10", "2027-04-11"] as const;
const PLAN = {
  trip: { _id: "trip", title: "Japan" },
  dayNotes: [{ day: SAT, title: "Arrival", notes: "" }],
  variants: [],
  activities: [
    { _id: "a", title: "Market", day: SAT, order: "a0", start: null, type: "food", status: "planned" },
    { _id: "b", title: "Temple", day: SAT, order: "a1", start: null, type: "sightseeing", status: "planned" },
  ],
} as unknown as Itinerary;

let made = 0;
const waiting = (edit: FunctionReference<"mutation">, args: Record<string, unknown>, tripId = "trip"): KeptEdit => {
  made += 1;
  return { editKey: `key-${made}`, userId: "ada", path: getFunctionName(edit), args: convexToJson({ tripId, ...args } as never), at: made };
};
const titles = (plan: Itinerary, on: string | null) => plan.activities.filter(({ day }) => day === on).map(({ title }) => title);

describe("edits that wait, on the plan that was last seen", () => {
  it("that add what stands there already have come there, as far as one can tell", () => {
    const add = (...added: [string, string | null][]) => waiting(activities.addMany, { activities: added.map(([title, day]) => ({ title, day, start: null, type: "other" })) });
    expect([add(["Market", SAT]), add(["Market", SAT], ["Temple", SAT])].map((edit) => isThere(PLAN, edit))).toEqual([true, true]);
    expect([add(["Market", SUN]), add(["Market", null]), add(["Market", SAT], ["Dinner", SAT]), waiting(activities.duplicate, { activityIds: ["a"] })].map((edit) => isThere(PLAN, edit))).toEqual([false, false, false, false]);
  });

  it("are in it in the order in which they were made", () => {
    const plan = withWaiting(PLAN, [
      waiting(activities.update, { activityId: "a", set: { title: "Nishiki" } }),
      waiting(activities.addMany, { activities: [{ title: "Dinner", day: SAT, start: null, type: "food" }] }),
      waiting(activities.update, { activityId: "a", set: { title: "Nishiki market" } }),
      waiting(activities.move, { activityId: "b", day: SUN, afterId: null }),
      waiting(days.describe, { day: SAT, notes: "By train" }),
      waiting(trips.update, { title: "Japan in spring" }),
    ]);
    expect([titles(plan, SAT), titles(plan, SUN)]).toEqual([["Nishiki market", "Dinner"], ["Temple"]]);
    expect(plan.dayNotes).toEqual([{ day: SAT, title: "Arrival", notes: "By train" }]);
    expect(plan.trip.title).toBe("Japan in spring");
  });

  it("leave another trip's plan, and what they don't know, as it is", () => {
    const strangers = [waiting(activities.removeMany, { activityIds: ["a"] }, "other"), waiting(api.trips.history.undo, {})];
    expect(withWaiting(PLAN, strangers)).toBe(PLAN);
    const gone = withWaiting(PLAN, [waiting(activities.update, { activityId: "gone", set: { title: "?" } }), waiting(activities.moveMany, { activityIds: ["gone"], day: SUN, afterId: "gone" })]);
    expect([titles(gone, SAT), titles(gone, SUN)]).toEqual([["Market", "Temple"], []]);
  });

  it("add the same rows each time they are put onto it, each once", () => {
    const add = fc.constantFrom(SAT, SUN, null).map((day) => ({ title: "New", day, start: null, type: "food" }));
    fc.assert(
      fc.property(fc.array(fc.array(add, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (batches) => {
        const edits = batches.map((batch) => waiting(activities.addMany, { activities: batch }));
        const ids = (plan: Itinerary) => plan.activities.map(({ _id }) => _id).toSorted();
        const once = ids(withWaiting(PLAN, edits));
        expect(once).toEqual(ids(withWaiting(PLAN, edits)));
        expect(new Set(once).size).toBe(2 + batches.flat().length);
      }),
    );
  });
});
