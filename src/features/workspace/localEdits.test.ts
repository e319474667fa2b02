import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changed, duplicated, inItineraryOrder, moved, onNewDates } from "./localEdits";
import { newDates } from "./newDates";
import type { Activity } from "./useItinerary";

const [SAT, SUN, MON] = ["2027-04-10", "2027-04-11", "2027-04-12"] as const;
const id = (name: string) => name as Activity["_id"];
const row = (name: string, day: string | null, order: string, fields: Partial<Activity> = {}) =>
  ({ _id: id(name), title: name, day, order, start: null, end: null, type: "sightseeing", status: day ? "planned" : "idea", ...fields }) as Activity;
const PLAN = [row("idea", null, "a0"), row("a", SAT, "a0", { start: "09:00" }), row("b", SAT, "a1"), row("c", SAT, "a2", { start: "18:00" }), row("d", SUN, "a0")];
const names = (rows: Activity[], day: string | null) => rows.filter((one) => one.day === day).sort(inItineraryOrder).map(({ title }) => title);

describe("an edit before the server has answered", () => {
  it("moves rows behind another, and gives an idea with a day its new status", () => {
    const rows = moved(PLAN, [id("idea"), id("d")], SAT, id("a"));
    expect(names(rows, SAT)).toEqual(["a", "idea", "d", "b", "c"]);
    expect(rows.find(({ title }) => title === "idea")?.status).toBe("planned");
    expect(rows.find(({ title }) => title === "c")).toBe(PLAN[3]);
    // What it was to stand after has gone elsewhere: last, as for the server.
    expect(names(moved(PLAN, [id("idea")], SAT, id("d")), SAT)).toEqual(["a", "b", "c", "idea"]);
    expect(names(moved(PLAN, [id("idea")], SAT, null), SAT)).toEqual(["idea", "a", "b", "c"]);
  });

  it("moves a row for a new time only where it would stand wrong", () => {
    expect(names(changed(PLAN, [id("b")], { start: "12:00" }), SAT)).toEqual(["a", "b", "c"]);
    expect(names(changed(PLAN, [id("a")], { start: "20:00" }), SAT)).toEqual(["b", "c", "a"]);
    expect(names(changed(PLAN, [id("a")], { start: null }), SAT)).toEqual(["a", "b", "c"]);
  });

  it("puts what gets a day where its time has it, each among those before it, and the rest last", () => {
    const plan = [...PLAN, row("t1", SUN, "a1", { start: "09:30" }), row("t2", SUN, "a2", { start: "10:50" }), row("late", SUN, "a3", { start: "21:00" })];
    const rows = changed(plan, ["idea", "t1", "t2", "d", "late"].map(id), { day: SAT });
    expect(names(rows, SAT)).toEqual(["a", "b", "t1", "t2", "c", "idea", "d", "late"]);
    expect(new Set(rows.map(({ day, order }) => `${day} ${order}`)).size).toBe(plan.length);
    expect(rows.find(({ title }) => title === "idea")?.status).toBe("planned");
  });

  it("puts copies right behind their originals", () => {
    expect(names(duplicated(PLAN, [id("a"), id("c")], [id("a2"), id("c2")]), SAT)).toEqual(["a", "a", "b", "c", "c"]);
  });

  it("takes days to their new dates, but no stays and nothing locked", () => {
    const plan = [...PLAN, row("hotel", SAT, "b0", { type: "hotel" }), row("show", SAT, "b1", { locked: true })];
    const rows = onNewDates(plan, newDates({ from: SAT, to: MON, how: "insert" }));
    expect([SAT, SUN, MON].map((day) => names(rows, day))).toEqual([["d", "hotel", "show"], [], ["a", "b", "c"]]);
  });

  it("keeps every row exactly once, whatever is moved where", () => {
    const some = fc.uniqueArray(fc.constantFrom(...PLAN.map(({ _id }) => _id)), { minLength: 1, maxLength: 4 });
    const step = fc.record({ ids: some, day: fc.constantFrom(SAT, SUN, null), after: fc.option(fc.constantFrom(...PLAN.map(({ _id }) => _id))) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const rows = steps.reduce((all, { ids, day, after }) => moved(all, ids, day, after).sort(inItineraryOrder), PLAN);
        expect(rows.map(({ title }) => title).toSorted()).toEqual(["a", "b", "c", "d", "idea"]);
        expect(new Set(rows.map(({ day, order }) => `${day} ${order}`)).size).toBe(5);
      }),
    );
  });
});
