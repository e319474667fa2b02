import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Doc, Id } from "../../_generated/dataModel";
import { addDays, eachDay } from "../../dates";
import type { Change } from "../changes";
import { planDateChange, type DatedPlan, type NewDates } from "./dateChange";

const START = "2027-04-10";
const END = "2027-04-16";

const item = (id: string, said: Partial<Doc<"activities">> = {}) =>
  ({ _id: id, title: id, type: "sightseeing", day: START, start: null, end: null, status: "planned", order: "a0", destinationId: null, ...said }) as Doc<"activities">;
const city = (name: string, arrival: string, departure: string) => ({ _id: name, name, arrival, departure }) as unknown as Doc<"destinations">;
const note = (day: string, title: string, notes = "") => ({ _id: `note ${day}`, day, title, notes }) as unknown as Doc<"dayNotes">;
const plan = (said: Partial<DatedPlan> = {}): DatedPlan => ({
  trip: { startDate: START, endDate: END } as Doc<"trips">,
  destinations: [city("Kyoto", START, "2027-04-14"), city("Osaka", "2027-04-14", END)],
  activities: [], dayNotes: [], variants: [], parked: [],
  ...said,
});
const to = (startDate: string, endDate: string, said: Partial<NewDates> = {}): NewDates => ({ startDate, endDate, openDates: undefined, rule: "fromStart", moveFixed: false, ...said });

/** The plan as it is once the changes are made. */
function after({ activities, parked, dayNotes, variants, destinations }: DatedPlan, changes: Change[]) {
  const sets = new Map(changes.flatMap((change) => (change.op === "patch" ? [[change.activity._id as string, change.set]] : change.op === "patchRow" ? [[change.row._id as string, change.set]] : [])));
  const changed = <Row extends { _id: string }>(rows: readonly Row[]) => rows.map((row) => ({ ...row, ...sets.get(row._id) }));
  const added = changes.flatMap((change) => (change.op === "insert" ? [change.activity] : []));
  return { items: changed(activities), parked: changed(parked), notes: changed(dayNotes), variants: changed(variants), cities: changed(destinations), added };
}

describe("other dates", () => {
  it("move the plan along with the first day, and what falls off the end becomes ideas", () => {
    const before = plan({ activities: [item("first"), item("last", { day: END }), item("idea", { day: null, status: "idea", order: "a5" })] });
    const { changes, preview } = planDateChange(before, to("2027-05-01", "2027-05-05"));
    const { items, cities } = after(before, changes);
    expect(items.map(({ title, day, status }) => [title, day, status])).toEqual([["first", "2027-05-01", "planned"], ["last", null, "idea"], ["idea", null, "idea"]]);
    expect(items[1]!.order > "a5").toBe(true);
    expect(cities.map(({ arrival, departure }) => [arrival, departure])).toEqual([["2027-05-01", "2027-05-05"], ["2027-05-05", "2027-05-05"]]);
    expect(preview.toIdeas).toEqual([{ title: "last", day: END, booked: false, locked: false }]);
    expect(preview.cities.map(({ name, nights, nightsBefore }) => [name, nightsBefore, nights])).toEqual([["Kyoto", 4, 4], ["Osaka", 2, 0]]);
  });

  it("move it along with the last day, so that days are added before", () => {
    const before = plan({ activities: [item("first")] });
    const { changes, preview } = planDateChange(before, to("2027-04-08", END, { rule: "fromEnd" }));
    expect(after(before, changes).items[0]!.day).toBe(START);
    expect(after(before, changes).cities.map(({ arrival, departure }) => [arrival, departure])).toEqual([["2027-04-08", "2027-04-14"], ["2027-04-14", END]]);
    expect(preview.days.slice(0, 3).map(({ from }) => from)).toEqual([null, null, START]);
  });

  it("leave every day on its date", () => {
    const before = plan({ activities: [item("early"), item("kept", { day: "2027-04-13" })], dayNotes: [note(START, "Arrival", "Take the bus"), note("2027-04-13", "Temples")] });
    const { changes, preview } = planDateChange(before, to("2027-04-12", "2027-04-20", { rule: "keep" }));
    const { items, added, notes, cities } = after(before, changes);
    expect(items.map(({ day }) => day)).toEqual([null, "2027-04-13"]);
    expect(added.map(({ title, description, day }) => [title, description, day])).toEqual([["Arrival", "Take the bus", null]]);
    expect(notes.map(({ day, title }) => [day, title])).toEqual([[START, ""], ["2027-04-13", "Temples"]]);
    expect(cities.map(({ arrival, departure }) => [arrival, departure])).toEqual([["2027-04-12", "2027-04-14"], ["2027-04-14", "2027-04-20"]]);
    expect(preview.notes).toEqual([START]);
  });

  it("leave what is booked or locked where it was agreed, unless one says otherwise, and name it", () => {
    const before = plan({ activities: [item("flight", { status: "booked", day: "2027-04-12" }), item("walk", { day: START, order: "a1" })] });
    const kept = planDateChange(before, to("2027-04-12", "2027-04-18"));
    expect(after(before, kept.changes).items.map(({ day }) => day)).toEqual(["2027-04-12", "2027-04-12"]);
    expect(kept.preview.kept.map(({ title }) => title)).toEqual(["flight"]);
    const moved = planDateChange(before, to("2027-04-12", "2027-04-18", { moveFixed: true }));
    expect(after(before, moved.changes).items.map(({ day }) => day)).toEqual(["2027-04-14", "2027-04-12"]);
    expect(moved.preview.moved.map(({ title }) => title)).toEqual(["flight"]);
    const gone = planDateChange(before, to("2027-06-01", "2027-06-07"));
    expect(after(before, gone.changes).items[0]).toMatchObject({ day: null, status: "booked" });
  });

  it("shorten a stay to the nights that are left, and say so", () => {
    const before = plan({ activities: [item("hotel", { type: "hotel", day: START, endDay: "2027-04-14" }), item("gone", { type: "hotel", day: START, endDay: "2027-04-12" })] });
    const { changes, preview } = planDateChange(before, to("2027-04-12", END, { rule: "keep" }));
    expect(after(before, changes).items.map(({ day, endDay }) => [day, endDay])).toEqual([["2027-04-12", "2027-04-14"], [null, null]]);
    expect(preview.cut).toEqual(["hotel"]);
  });

  it("take a plan B along with its day, and make ideas of what waits in one that has no day any more", () => {
    const variant = { _id: "b" as Id<"dayVariants">, day: START, name: "Rain" } as Doc<"dayVariants">;
    const parked = [item("museum", { parkedIn: variant._id, deletedAt: 1 })];
    const before = plan({ variants: [variant], parked });
    const moved = after(before, planDateChange(before, to("2027-05-01", "2027-05-07")).changes);
    expect([moved.variants[0]!.day, moved.parked[0]!.day, moved.parked[0]!.deletedAt]).toEqual(["2027-05-01", "2027-05-01", 1]);
    const gone = after(before, planDateChange(before, to("2027-05-01", "2027-05-07", { rule: "keep" })).changes);
    expect(gone.variants[0]!.deletedAt).toBeDefined();
    expect(gone.parked[0]).toMatchObject({ day: null, status: "idea", parkedIn: null, deletedAt: undefined });
  });

  const days = eachDay("2027-04-05", "2027-04-25");
  const range = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => [days[Math.min(a, b)]!, days[Math.max(a, b)]!] as const);
  const anItem = fc.record({ at: fc.option(fc.nat(6)), nights: fc.option(fc.integer({ min: 1, max: 4 })), booked: fc.boolean(), locked: fc.boolean() });
  const aPlan = fc.array(anItem, { maxLength: 12 }).map((rows) =>
    rows.map(({ at, nights, booked, locked }, index) =>
      item(`item ${index}`, {
        day: at === null ? null : addDays(START, at),
        order: `a${index.toString(36)}V`,
        status: at === null ? "idea" : booked ? "booked" : "planned",
        locked,
        ...(at !== null && nights !== null && { type: "hotel", endDay: addDays(START, Math.min(6, at + nights)) }),
      }),
    ),
  );
  const choice = fc.record({ rule: fc.constantFrom("fromStart" as const, "fromEnd" as const, "keep" as const), moveFixed: fc.boolean() });

  it("lose nothing, leave ideas alone, keep the order of what moves together, and stay within the trip", () => {
    fc.assert(
      fc.property(aPlan, range, choice, (activities, [startDate, endDate], said) => {
        const before = plan({ activities });
        const { changes, preview } = planDateChange(before, to(startDate, endDate, said));
        const { items, cities } = after(before, changes);
        expect(items.every(({ deletedAt }) => deletedAt === undefined)).toBe(true);
        for (const [index, row] of items.entries()) {
          if (activities[index]!.day === null) expect(row).toEqual(activities[index]);
          if (row.day !== null) expect(startDate <= row.day && row.day <= endDate && (!row.endDay || (row.day <= row.endDay && row.endDay <= endDate))).toBe(true);
        }
        expect(preview.toIdeas).toHaveLength(items.filter(({ day }, index) => day === null && activities[index]!.day !== null).length);
        // No two of a list share a place, and those that were in order on one day and still share one are in that order.
        for (const day of new Set(items.map((row) => row.day))) {
          const orders = items.filter((row) => row.day === day).map(({ order }) => order);
          expect(new Set(orders).size).toBe(orders.length);
        }
        for (const [a, first] of items.entries()) {
          for (const [b, second] of items.entries()) {
            const [was, wasSecond] = [activities[a]!, activities[b]!];
            const alike = was.type === wasSecond.type && (was.status === "booked" || was.locked === true) === (wasSecond.status === "booked" || wasSecond.locked === true);
            if (was.day === null || was.day !== wasSecond.day || first.day !== second.day || !alike || was.type === "hotel") continue;
            if (was.order < wasSecond.order) expect(first.order < second.order).toBe(true);
          }
        }
        for (const { arrival, departure } of cities) expect(startDate <= arrival && arrival <= departure && departure <= endDate).toBe(true);
        expect(cities[0]!.departure <= cities[1]!.arrival).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
