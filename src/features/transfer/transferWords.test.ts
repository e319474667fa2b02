import { describe, expect, it } from "vitest";
import { asSent, atTime, chosenAtFirst, hoursWords, planBName, planOf, remarkOn, withPlans, type PreviewItem } from "./transferWords";

const TRIP = { startDate: "2027-04-10", endDate: "2027-04-16" };
const item = (fields: Partial<PreviewItem>): PreviewItem => ({
  title: "Castle", type: "sightseeing", day: "2027-11-04", start: null, end: null, cost: null, placeId: null, lat: null, lng: null, line: 2, certainty: "unsure", twin: null, outside: true, ...fields,
});
const when = { day: "2027-04-11", endDay: null, start: "09:00", end: null };

describe("a thing of a file whose time somebody puts right", () => {
  it("is there, within the trip, and needn't be looked at", () => {
    const moved = atTime(item({}), when, TRIP);
    expect(moved).toMatchObject({ day: "2027-04-11", start: "09:00", outside: false });
    expect([remarkOn(item({}), "trip", null)?.tone, remarkOn(moved, "trip", null)]).toEqual(["warn", null]);
    expect(remarkOn(atTime(item({}), { ...when, day: "2027-05-01" }, TRIP), "trip", null)?.tone).toBe("neutral");
    expect(["2027-04-10", "2027-04-09"].map((day) => remarkOn(item({ day, certainty: "sure" }), "new", { start: "2027-04-10", end: "2027-04-16" })?.tone ?? null)).toEqual([null, "neutral"]);
  });

  it("keeps a last day only behind its first, and has none as an idea", () => {
    const stay = item({ type: "hotel", endDay: "2027-11-06" });
    expect(atTime(stay, { ...when, endDay: "2027-04-13" }, TRIP)).toMatchObject({ endDay: "2027-04-13" });
    expect(asSent(atTime(stay, { ...when, endDay: "2027-04-11" }, TRIP))).not.toHaveProperty("endDay");
    expect(asSent(atTime(stay, { day: null, endDay: "2027-04-13", start: null, end: null }, null))).not.toHaveProperty("endDay");
  });
});

describe("when a thing of a file is", () => {
  it.each([
    [{ start: "09:30", end: "11:00" }, /^9:30.* – 11:00/],
    [{ endDay: "2027-11-06", start: "15:00", end: "11:00" }, /^15:00 – .*Nov.*11:00$/],
    [{ endDay: "2027-11-06" }, /^until .*Nov/],
    [{}, /^$/],
  ])("is said with the day of its last hour: %o", (fields, words) => {
    expect(hoursWords(item(fields))).toMatch(words);
  });
});

describe("a thing whose mail says that it was cancelled", () => {
  it("isn't chosen, says so, and is sent as any other where somebody takes it all the same", () => {
    const off = item({ cancelled: true, certainty: "sure" });
    expect([...chosenAtFirst({ items: [off, item({})] })]).toEqual([1]);
    expect(remarkOn(off, "trip", null)).toEqual({ tone: "warn", text: "Cancelled, as its mail says" });
    expect(remarkOn({ ...off, twin: { id: "1" as never, title: "Old castle" } }, "trip", null)?.text).toBe("Cancelled, but in the trip: Old castle");
    expect(asSent(off)).not.toHaveProperty("cancelled");
  });
});

describe("plans B of a file", () => {
  const plan = (name: string, holds: boolean, day = "2027-04-10") => ({ day, name, holds });
  const variants = [plan("Sun", true), plan("Rain", false), plan("Plan A", true, "2027-04-12"), plan("Plan B", false, "2027-04-12")];
  const items = [item({ day: "2027-04-10" }), item({ day: "2027-04-10", variant: 1 }), item({ day: "2027-04-12", variant: 3 })];

  it("come along with what is chosen of them, each with the one beside it", () => {
    const sent = items.map(asSent);
    expect(withPlans(sent, { items, variants })).toEqual({ items: sent, variants });
    expect(withPlans([sent[0]!, sent[2]!], { items, variants })).toMatchObject({ items: [{}, { variant: 1 }], variants: [variants[2], variants[3]] });
    expect(withPlans([sent[0]!], { items, variants }).variants).toEqual([]);
  });

  it("are told of what waits in them, until it is given another day", () => {
    expect(items.map((one) => planOf({ variants }, one))).toEqual([null, "Rain", "Plan B"]);
    expect(planOf({ variants }, { ...items[1]!, day: "2027-04-11" })).toBeNull();
    expect(["Rain", "Plan C"].map(planBName)).toEqual(["Plan B: Rain", "Plan C"]);
  });
});
