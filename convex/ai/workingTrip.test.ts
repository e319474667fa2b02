import { describe, expect, it } from "vitest";
import { activity } from "./planner/draft/trips.testing";
import { applyEdits } from "./planner/draft/applyEdits";
import type { ActivityFields, EditStep, TripState } from "./types";
import { drafted } from "./converse/scripts.testing";
import { WorkingTrip } from "./workingTrip";

const trip: TripState = { ...drafted, activities: [activity({ id: "row1", title: "Castle" }), activity({ id: "row2", title: "Market" })] };
const adds = (title: string) => {
  const { id: _, source: __, ...fields } = activity({ id: "", title });
  return { op: "add" as const, activity: fields as ActivityFields };
};
const step = (...edits: EditStep["edits"]): EditStep => ({ label: "a step", edits });
const titles = ({ activities }: TripState) => activities.map(({ title }) => title).toSorted();
const stored = (working: WorkingTrip) => working.steps().reduce((state, { edits }) => applyEdits(state, edits), trip);

describe("a trip that a turn works on", () => {
  it("shows what is changed at once and stores the same", () => {
    const working = new WorkingTrip(trip);
    working.apply([step(adds("Garden"), { op: "remove", id: "row1" }), step({ op: "update", id: "row2", set: { title: "Old market" } })]);
    expect(titles(working.trip)).toEqual(["Garden", "Old market"]);
    expect(titles(stored(working))).toEqual(["Garden", "Old market"]);
  });

  it("tells what came, went and changed", () => {
    const changed = new WorkingTrip(trip).apply([step(adds("Garden"), { op: "remove", id: "row1" }, { op: "update", id: "row2", set: { title: "Old market" } })]);
    expect([changed.added, changed.removed, changed.changed].map((rows) => rows.map(({ title }) => title))).toEqual([["Garden"], ["Castle"], ["Old market"]]);
  });

  it("stores an item of the turn as it became, in the step that brought it", () => {
    const working = new WorkingTrip(trip);
    const [garden] = working.apply([step(adds("Garden"))]).added;
    working.apply([step({ op: "update", id: garden!.id, set: { title: "Rose garden" } }), step({ op: "update", id: garden!.id, set: { start: "10:00" } })]);
    expect(working.steps()).toMatchObject([{ edits: [{ op: "add", activity: { title: "Rose garden", start: "10:00" } }] }]);
  });

  it("stores nothing of what came and went, and gives its id to nobody else", () => {
    const working = new WorkingTrip(trip);
    const [garden] = working.apply([step(adds("Garden"))]).added;
    working.apply([step({ op: "remove", id: garden!.id })]);
    expect(working.steps()).toEqual([]);
    expect(working.apply([step(adds("Temple"))]).added[0]!.id).not.toBe(garden!.id);
  });

  it("knows the items that a step itself adds by the ids which the planner reckons with", () => {
    const working = new WorkingTrip(trip);
    const [first] = working.apply([step(adds("Garden"))]).added;
    working.apply([step({ op: "remove", id: first!.id })]);
    working.apply([step(adds("Temple"), { op: "update", id: "new:1", set: { title: "Big temple" } }, adds("Bath"), { op: "remove", id: "new:2" })]);
    expect(titles(working.trip)).toEqual(["Big temple", "Castle", "Market"]);
    expect(titles(stored(working))).toEqual(titles(working.trip));
  });

  it("is left alone by a preview", () => {
    const working = new WorkingTrip(trip);
    expect(titles(working.preview([step({ op: "remove", id: "row1" })]))).toEqual(["Market"]);
    expect(titles(working.trip)).toEqual(["Castle", "Market"]);
  });
});
