import { describe, expect, it } from "vitest";
import type { Activity, Day } from "../useItinerary";
import { layOutPreview, SHEET } from "./layOutPreview";
import { previewOf } from "./previewOf";
import type { ToolCall } from "./useThread";

const SATURDAY = "2027-04-10";
const SUNDAY = "2027-04-11";
type Face = NonNullable<NonNullable<ToolCall["changes"]>[number]["after"]>;
const face = (title: string, lat: number, lng: number, part: Partial<Face> = {}): Face => ({ title, type: "sightseeing", day: SUNDAY, start: "09:00", end: "10:00", cost: null, lat, lng, ...part });
const stop = (title: string, lat: number, lng: number) => ({ _id: title, title, type: "sightseeing", day: SUNDAY, lat, lng }) as unknown as Activity;
const day = (date: string, index: number, activities: Activity[]): Day => ({ date, index, activities, destinations: [], hotels: [], checkOuts: [] });
const DATED = { startDate: SATURDAY, openDates: null };
const view = { trip: DATED, days: [day(SATURDAY, 0, []), day(SUNDAY, 1, [stop("Castle", 35.01, 135.75), stop("Market", 35, 135.76)])] };
const call = (part: Partial<ToolCall>): ToolCall => ({ tool: "addActivity", args: {}, result: "Done", ...part });

describe("the small map of a tool call", () => {
  it("numbers what is in the plan as the plan does, marks what isn't, and shows the day's other stops beside", () => {
    const changes: ToolCall["changes"] = [
      { op: "add", before: null, after: face("Market", 35, 135.76) },
      { op: "add", before: null, after: face("Garden", 35.02, 135.77) },
      { op: "remove", before: face("Tower", 34.98, 135.75), after: null },
    ];
    const preview = previewOf(call({ changes }), view)!;
    expect(preview.points.map(({ name, mark, dayIndex }) => [name, mark, dayIndex])).toEqual([["Castle", null, 1], ["Market", "2", 1], ["Garden", "+", 1], ["Tower", "−", 1]]);
    expect(preview.routes).toEqual([{ dayIndex: 1, points: [{ lat: 35.01, lng: 135.75 }, { lat: 35, lng: 135.76 }] }]);
    expect(preview).toMatchObject({ day: SUNDAY, description: expect.stringMatching(/^Market, Garden, Tower on \S+ \d+/) });
    expect(preview.places).toHaveLength(3);
  });

  it("marks what is to leave while that waits; afterwards what stayed has its number again", () => {
    const changes: ToolCall["changes"] = [{ op: "remove", before: face("Market", 35, 135.76), after: null }];
    const marks = (waits: boolean) => previewOf(call({ changes }), view, waits)!.points.map(({ mark }) => mark);
    expect([marks(true), marks(false)]).toEqual([[null, "−"], [null, "2"]]);
  });

  it("numbers places that are for no day in their order, and leads to no day", () => {
    const place = { placeId: "kyoto/a", kind: "museum", area: "", city: "Kyoto", day: null, hours: null, price: { amount: 0, currency: "JPY" }, priceBand: "free", confidence: "high", asOf: "2025-06" } as const;
    const preview = previewOf(call({ places: [{ ...place, name: "A", lat: 35, lng: 135 }, { ...place, name: "B", lat: 35.1, lng: 135.1 }] }), view)!;
    expect(preview.points.map(({ mark, dayIndex }) => [mark, dayIndex])).toEqual([["1", null], ["2", null]]);
    expect(preview).toMatchObject({ day: null, description: "A, B" });
  });

  it("leads to the days as a whole where there are several", () => {
    const changes: ToolCall["changes"] = [{ op: "add", before: null, after: face("Castle", 35, 135.7, { day: SATURDAY }) }, { op: "add", before: null, after: face("Garden", 35.02, 135.77) }];
    expect(previewOf(call({ changes }), view)).toMatchObject({ day: null, places: [], description: expect.stringMatching(/ from .* to /) });
    const undated = { ...view, trip: { ...DATED, openDates: { month: null } } };
    expect(previewOf(call({ changes }), undated)).toMatchObject({ description: "Castle, Garden from Day 1 to Day 2" });
  });

  it.each([
    ["nothing is anywhere", {}],
    ["there is only a hotel", { changes: [{ op: "add" as const, before: null, after: face("Stay in Gion", 35, 135, { type: "hotel" }) }] }],
    ["nobody knows where it is", { changes: [{ op: "add" as const, before: null, after: { ...face("Tea with a friend", 0, 0), lat: null, lng: null } }] }],
  ])("is none where %s", (_, part) => {
    expect(previewOf(call(part), view)).toBeNull();
  });
});

describe("its drawing", () => {
  const drawn = (...at: [lat: number, lng: number][]) =>
    layOutPreview({ points: at.map(([lat, lng], index) => ({ lat, lng, name: "", dayIndex: 0, mark: String(index + 1) })), routes: [{ dayIndex: 0, points: at.map(([lat, lng]) => ({ lat, lng })) }], day: null, places: [], description: "" });

  it("lies within the sheet, north up, and as far apart both ways as on the ground", () => {
    const { pins } = drawn([60, 10], [60.01, 10.02]);
    for (const { x, y } of pins) {
      expect(x).toBeGreaterThanOrEqual(SHEET.margin - 1);
      expect(x).toBeLessThanOrEqual(SHEET.width - SHEET.margin + 1);
      expect(y).toBeGreaterThanOrEqual(SHEET.margin - 1);
      expect(y).toBeLessThanOrEqual(SHEET.height - SHEET.margin + 1);
    }
    const [south, north] = pins as [(typeof pins)[number], (typeof pins)[number]];
    expect(north.y).toBeLessThan(south.y);
    // At 60° north a degree of longitude is half as long as one of latitude.
    expect((north.x - south.x) / (south.y - north.y)).toBeCloseTo(1, 1);
  });

  it("puts one place in the middle, and says how far its scale reaches", () => {
    const { pins, routes, scale } = drawn([35, 135]);
    expect(pins[0]).toMatchObject({ x: SHEET.width / 2, y: SHEET.height / 2 });
    expect(routes).toEqual([]);
    expect(scale.words).toMatch(/^\d+ m$/);
    expect(drawn([35, 135], [34.7, 135.5]).scale.words).toMatch(/^\d+ km$/);
    expect(scale.length).toBeGreaterThan(20);
  });

  it("gives up numbers where they would lie on each other", () => {
    const many = Array.from({ length: 20 }, (_, index): [number, number] => [35 + index / 100, 135]);
    expect([drawn(...many).numbered, drawn(...many.slice(0, 5)).numbered]).toEqual([false, true]);
  });
});
