import { describe, expect, it } from "vitest";
import { entryOf, stepTo, type At, type Entry } from "./phoneHistory";

const PLAN: At = { view: "plan", item: null };

/** A phone's history, and what it shows after each step. */
function phone(start: Entry = { ...PLAN, over: null }) {
  const entries = [start];
  return {
    entries,
    go(wanted: At) {
      const step = stepTo(entries.at(-1)!, wanted);
      if (step === "back") entries.pop();
      else if (step !== "stay") entries.splice(step.replace ? -1 : entries.length, 1, { ...wanted, over: step.over });
      return entries.length;
    },
  };
}

describe("a phone's history", () => {
  it("has an entry for what opens over the plan, and none once that is closed", () => {
    const { entries, go } = phone();
    for (const over of [{ view: "plan", item: "a" }, { view: "bookings", item: null }, { view: "map", item: null }] as At[]) {
      expect([go(over), go(over), go(PLAN)]).toEqual([2, 2, 1]);
    }
    expect(entries).toEqual([{ ...PLAN, over: null }]);
  });

  it("puts what opens from there in its place", () => {
    const { go } = phone();
    expect([go({ view: "bookings", item: null }), go({ view: "plan", item: "a" }), go({ view: "plan", item: "b" }), go(PLAN)]).toEqual([2, 2, 2, 1]);
  });

  it("goes back to where something was opened", () => {
    const { entries, go } = phone();
    go({ view: "map", item: null });
    expect([go({ view: "map", item: "a" }), go({ view: "map", item: null })]).toEqual([3, 2]);
    expect(entries.at(-1)).toMatchObject({ view: "map", item: null, over: PLAN });
  });

  it("leaves no trip where it came in by the address of a panel", () => {
    const { entries, go } = phone(entryOf("bookings", null));
    expect(go(PLAN)).toBe(1);
    expect(entries).toEqual([{ ...PLAN, over: null }]);
  });
});
