import { describe, expect, it } from "vitest";
import { arrange, type Activity, type Itinerary } from "../useItinerary";
import { COLUMNS, sumsOf } from "./tableColumns";
import { NO_FILTER, nextSort, rowsOf, type Filter, type Sort } from "./tableRows";

const ANA = "ana" as NonNullable<Activity["payerId"]>;
const row = (title: string, fields: object = {}) => ({ _id: title, title, type: "sightseeing", status: "planned", day: "2027-04-10", start: null, end: null, cost: null, destinationId: null, ...fields });
const trip = arrange({
  trip: { startDate: "2027-04-10", endDate: "2027-04-12", openDates: null },
  destinations: [],
  members: [{ userId: ANA, name: "Ana" }],
  legs: [],
  role: "owner",
  costs: { currency: "EUR" },
  activities: [
    row("Sushi class", { day: null, status: "idea" }),
    row("Café Zúñiga", { start: "10:00", cost: { amount: 1250, currency: "EUR" }, type: "restaurant" }),
    row("Águas", { start: "09:00", cost: { amount: 900, currency: "JPY" }, description: "bring towels" }),
    row("Zoo", { day: "2027-04-11", participants: [], cost: { amount: 500, currency: "EUR" } }),
  ],
} as unknown as Itinerary);
const titles = (filter: Partial<Filter>, sort: Sort = null) => rowsOf(trip, { ...NO_FILTER, ...filter }, sort).map(({ title }) => title);

describe("the table's rows", () => {
  it("stand as the plan goes, ideas last", () => {
    expect(titles({})).toEqual(["Café Zúñiga", "Águas", "Zoo", "Sushi class"]);
  });

  it("are found by words in any field, with or without accents", () => {
    expect(titles({ text: "zuniga CAFE" })).toEqual(["Café Zúñiga"]);
    expect(titles({ text: "towel" })).toEqual(["Águas"]);
    expect(titles({ text: "towel zoo" })).toEqual([]);
  });

  it("are filtered by day, kind, status and person; what is for everybody is for each", () => {
    expect(titles({ day: "ideas" })).toEqual(["Sushi class"]);
    expect(titles({ day: "2027-04-10", type: "restaurant" })).toEqual(["Café Zúñiga"]);
    expect(titles({ status: "idea" })).toEqual(["Sushi class"]);
    expect(titles({ person: ANA })).toEqual(["Café Zúñiga", "Águas", "Sushi class"]);
  });

  it("sort by any column, with nothing last either way", () => {
    expect(titles({}, { column: "title", descending: false })).toEqual(["Águas", "Café Zúñiga", "Sushi class", "Zoo"]);
    expect(titles({}, { column: "time", descending: false })).toEqual(["Águas", "Café Zúñiga", "Zoo", "Sushi class"]);
    expect(titles({}, { column: "time", descending: true })).toEqual(["Café Zúñiga", "Águas", "Zoo", "Sushi class"]);
    const pressed = [null, nextSort(null, "day"), nextSort({ column: "day", descending: false }, "day"), nextSort({ column: "day", descending: true }, "day")];
    expect(pressed).toEqual([null, { column: "day", descending: false }, { column: "day", descending: true }, null]);
  });

  it("add up by currency, the trip's own first", () => {
    expect(sumsOf(trip.activities, "EUR")).toEqual([{ amount: 1750, currency: "EUR" }, { amount: 900, currency: "JPY" }]);
  });
});

describe("the table's cells", () => {
  const read = (column: string, text: string) => {
    const { edit } = COLUMNS.find(({ id }) => id === column)!;
    return edit?.kind === "text" ? edit.read(text, trip.activities[1]!, trip) : null;
  };

  it("read what is written into them as the list does", () => {
    expect(read("time", "9-11")).toEqual({ set: { start: "09:00", end: "11:00" } });
    expect(read("cost", "3000 JPY")).toEqual({ set: { cost: { amount: 3000, currency: "JPY" } } });
    expect(read("cost", "")).toEqual({ set: { cost: null } });
  });

  it("keep the lines of notes", () => {
    const { edit } = COLUMNS.find(({ id }) => id === "notes")!;
    expect([edit?.kind === "text" && edit.lines, read("notes", "bring\n\n- towels\n")]).toEqual([true, { set: { description: "bring\n\n- towels" } }]);
  });

  it("say why they can't", () => {
    expect([read("title", " "), read("time", "soon"), read("time", "11 - 9"), read("cost", "much")].every((result) => result !== null && "problem" in result)).toBe(true);
  });

  it("take people, or nobody in particular", () => {
    const set = (column: string, people: (typeof ANA)[] | null) => {
      const { edit } = COLUMNS.find(({ id }) => id === column)!;
      return edit?.kind === "people" && edit.set(people);
    };
    expect([set("who", [ANA]), set("who", null), set("assignees", [ANA]), set("assignees", null)]).toEqual([{ participants: [ANA] }, { participants: null }, { assignees: [ANA] }, { assignees: [] }]);
  });

  it("write what they read: a cell that is kept as it was changes nothing", () => {
    for (const activity of trip.activities) {
      for (const { edit } of COLUMNS) {
        if (edit?.kind !== "text") continue;
        const result = edit.read(edit.written(activity), activity, trip);
        if ("set" in result) for (const [name, value] of Object.entries(result.set)) expect(value || null).toEqual(activity[name as keyof Activity] || null);
      }
    }
  });
});
