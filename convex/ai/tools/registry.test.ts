import { english } from "../../said";
import { describe, expect, it } from "vitest";
import { addDays } from "../../dates";
import { applyEdits } from "../planner/draft/applyEdits";
import { activity, citiesOf, dataCities, likes, START, tripTo } from "../planner/draft/trips.testing";
import { checkPlan } from "../planner/checker/checkPlan";
import { draftPlan } from "../planner/draft/draftPlan";
import type { PlanContext } from "../planner/draftTypes";
import type { TripState } from "../types";
import { runTool, toolDefinitions, TOOLS } from "./registry";
import type { ToolDone, ToolOutcome } from "./tool";

const all = dataCities();
const [kyoto, osaka, rome] = ["kyoto", "osaka", "rome"].map((slug) => all.find((city) => city.slug === slug)!) as [(typeof all)[number], (typeof all)[number], (typeof all)[number]];
const cities = citiesOf(kyoto, osaka, rome);
const preferences = likes({ notBefore: "09:00" });
const bare = tripTo([[kyoto, 3], [osaka, 2]], { budget: { amount: 300_000, currency: "EUR" } });
const SECOND = addDays(START, 1);
const THIRD = addDays(START, 2);
const drafted: TripState = applyEdits(bare, draftPlan({ trip: bare, cities, preferences, days: "all", keep: [] }).steps.flatMap(({ edits }) => edits));
const context: PlanContext = { trip: drafted, cities, preferences, seed: 1 };
const on = (trip: TripState, day: string) => trip.activities.filter((one) => one.day === day && one.type !== "hotel");
const sight = on(drafted, SECOND).find((one) => one.type === "sightseeing")!;
const unused = kyoto.places.find(({ id, kind }) => kind === "museum" && !drafted.activities.some(({ placeId }) => placeId === `kyoto/${id}`))!;
/** A trip with the castle on its second day and nothing else. */
const castle = kyoto.places.find(({ id }) => id === "nijo-castle")!;
const lone: PlanContext = {
  ...context,
  trip: { ...bare, activities: [activity({ id: "castle", title: castle.name, placeId: "kyoto/nijo-castle", lat: castle.lat, lng: castle.lng, destinationId: bare.destinations[0]!.id, day: SECOND, start: "11:00", end: "12:30" })] },
};

const after = (outcome: ToolDone, trip = drafted) => applyEdits(trip, outcome.steps.flatMap(({ edits }) => edits));
function done(outcome: ToolOutcome): ToolDone {
  if (outcome.kind === "problem") throw new Error(outcome.message);
  return outcome;
}
const run = (name: string, args: unknown, from: PlanContext = context) => done(runTool(name, args, from));

describe("the table of tools", () => {
  it("holds what the assistant can do, each described and with every argument named", () => {
    expect(TOOLS.map(({ name }) => name).toSorted()).toEqual(
      ["add_meal", "add_note", "add_place", "draft_plan", "estimate_cost", "explain_activity", "fill_day", "fit_budget", "move_activity", "optimize_day", "place_details", "propose_alternatives", "relax_day", "remove_activity", "replace_activity", "search_places", "set_preference"],
    );
    for (const { name, description, parameters } of toolDefinitions()) {
      expect(name).toMatch(/^[a-z_]{1,64}$/);
      expect(description.length).toBeGreaterThan(30);
      expect(parameters).toMatchObject({ type: "object", additionalProperties: false });
    }
  });

  it("has an upper bound on every text, number and list", () => {
    const unbounded: string[] = [];
    const look = (schema: (typeof TOOLS)[number]["parameters"] | NonNullable<(typeof TOOLS)[number]["parameters"]["items"]>, path: string) => {
      if (schema.type === "string" && schema.maxLength === undefined && !schema.enum && !schema.pattern) unbounded.push(path);
      if ((schema.type === "integer" || schema.type === "number") && schema.maximum === undefined) unbounded.push(path);
      if (schema.type === "array" && schema.maxItems === undefined) unbounded.push(path);
      if (schema.items) look(schema.items, `${path}[]`);
      for (const [name, field] of Object.entries(schema.properties ?? {})) look(field as Parameters<typeof look>[0], `${path}.${name}`);
    };
    for (const { name, parameters } of TOOLS) look(parameters, name);
    expect(unbounded).toEqual([]);
  });
});

describe("what a model gets wrong", () => {
  it.each<[string, string, unknown, RegExp]>([
    ["a tool that isn't", "delete_trip", {}, /There is no tool delete_trip\. There are: draft_plan/],
    ["an inherited name", "toString", {}, /There is no tool/],
    ["bad arguments", "relax_day", { day: "Tuesday" }, /Nothing was done: day must look like/],
    ["a day outside the trip", "relax_day", { day: "2030-01-01" }, /isn't a day of this trip/],
    ["another trip's activity", "remove_activity", { activityIds: ["from-elsewhere"] }, /no activity from-elsewhere in this trip/],
    ["an unknown activity to move", "move_activity", { activityId: "x", days: [SECOND] }, /no activity x/],
    ["an unknown activity to keep", "draft_plan", { keep: ["x"] }, /no activity x/],
    ["an unknown place", "add_place", { placeId: "kyoto/moonlit-pagoda" }, /isn't a known place/],
    ["a known place of a city not in the trip", "add_place", { placeId: "rome/colosseum" }, /isn't a known place of this trip/],
    ["details of such a place", "place_details", { placeId: "rome/colosseum" }, /isn't a known place of this trip/],
    ["an unknown place as replacement", "replace_activity", { activityId: sight.id, placeId: "kyoto/nowhere" }, /isn't a known place/],
    ["a destination of another trip", "search_places", { destinationId: "x" }, /no such destination/],
    ["a currency that isn't", "fit_budget", { budget: { amount: 100, currency: "ZZZ" } }, /isn't a currency/],
    ["a note that ends before it starts", "add_note", { title: "Call", type: "other", day: SECOND, start: "12:00", end: "11:00" }, /ends before it starts/],
    ["a note with a time but no day", "add_note", { title: "Call", type: "other", start: "12:00" }, /A time needs a day/],
  ])("is told it: %s", (_, name, args, message) => {
    const outcome = runTool(name, args, context);
    expect(outcome).toMatchObject({ kind: "problem" });
    expect(outcome.kind === "problem" && outcome.message).toMatch(message);
  });
});

describe("tools that change days", () => {
  it("draft_plan plans the days named with the wishes said, and leaves the others", () => {
    const outcome = run("draft_plan", { days: [SECOND], interests: ["gardens"], notBefore: "10:00" });
    const trip = after(outcome);
    expect(on(trip, THIRD)).toEqual(on(drafted, THIRD));
    expect(on(trip, SECOND)[0]!.start! >= "10:00").toBe(true);
    expect({ ...outcome.card, result: english(outcome.card.result) }).toMatchObject({ tool: "draftPlan", result: expect.stringMatching(/^Chose \d+ sights for 1 day$/) });
    expect(checkPlan(trip, cities, preferences).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("draft_plan keeps what it is told to", () => {
    const trip = after(run("draft_plan", { days: [SECOND], keep: [sight.id], pace: "relaxed" }));
    expect(trip.activities.find(({ id }) => id === sight.id)).toEqual(sight);
  });

  it("relax_day, fill_day and optimize_day do what the planner does", () => {
    expect(run("relax_day", { day: SECOND }).result).toMatchObject({ changed: true });
    expect(run("optimize_day", { day: SECOND }).card.tool).toBe("optimizeDay");
    const emptied = { ...drafted, activities: drafted.activities.filter(({ day, type }) => day !== SECOND || type === "hotel") };
    const filled = run("fill_day", { day: SECOND, setting: "indoor" }, { ...context, trip: emptied });
    expect(on(after(filled, emptied), SECOND).length).toBeGreaterThan(1);
    expect(filled.steps[0]!.edits.every(({ op }) => op === "add")).toBe(true);
  });

  it("fit_budget takes whole units and uses the trip's budget by default", () => {
    const dear = run("fit_budget", { budget: { amount: 500_000, currency: "EUR" } });
    expect(dear.result).toMatchObject({ changed: false, reason: expect.stringContaining("within") });
    expect(dear.card.args).toEqual({ budget: { amount: 500_000, currency: "EUR" } });
    expect(runTool("fit_budget", {}, { ...context, trip: { ...drafted, budget: null } })).toMatchObject({ kind: "problem" });
  });

  it("propose_alternatives shows ways to spend a day, changes nothing, and each can be chosen as it was shown", () => {
    const outcome = run("propose_alternatives", { day: SECOND, variants: ["balanced", "cheaper", "indoors"] });
    expect(outcome.steps).toEqual([]);
    const variants = outcome.result.variants as { variant: string; items: { title: string }[]; choose: Record<string, unknown> }[];
    expect(variants.map(({ variant }) => variant)).toEqual(["balanced", "cheaper", "indoors"]);
    for (const { items, choose } of variants) {
      const chosen = on(after(run("draft_plan", choose)), SECOND).map(({ title }) => title);
      expect(chosen).toEqual(items.map(({ title }) => title));
    }
  });
});

describe("tools that change one thing", () => {
  it("add_place adds the known place and nothing but it", () => {
    const outcome = run("add_place", { placeId: `kyoto/${unused.id}` }, lone);
    expect(after(outcome, lone.trip).activities.map(({ placeId }) => placeId).toSorted()).toEqual(["kyoto/nijo-castle", `kyoto/${unused.id}`].toSorted());
    expect(english(outcome.card.result)).toContain(unused.name);
  });

  it("add_meal keeps to the cuisine", () => {
    const trip = after(run("add_meal", { meal: "lunch", days: [SECOND], cuisines: ["ramen"] }));
    expect(trip.activities.find(({ day, meal }) => day === SECOND && meal === "lunch")!.title).toMatch(/ramen/i);
  });

  it("replace_activity takes the very place given", () => {
    const came = (args: Record<string, unknown>) => after(run("replace_activity", { activityId: "castle", ...args }, lone), lone.trip).activities.map(({ placeId }) => placeId);
    expect(came({ placeId: `kyoto/${unused.id}` })).toEqual([`kyoto/${unused.id}`]);
    const [indoors] = came({ setting: "indoor" });
    expect(kyoto.places.find(({ id }) => `kyoto/${id}` === indoors)!.setting).toBe("indoor");
  });

  it("move_activity gives it another day and hours", () => {
    const trip = after(run("move_activity", { activityId: "castle", days: [THIRD] }, lone), lone.trip);
    expect(trip.activities).toEqual([{ ...lone.trip.activities[0], day: THIRD, start: expect.any(String), end: expect.any(String) }]);
  });

  it("remove_activity leaves what is booked", () => {
    expect(after(run("remove_activity", { activityIds: [sight.id, sight.id] })).activities).toHaveLength(drafted.activities.length - 1);
    const booked = { ...drafted, activities: drafted.activities.map((one) => ({ ...one, locked: one.id === sight.id })) };
    expect(runTool("remove_activity", { activityIds: [sight.id] }, { ...context, trip: booked })).toMatchObject({ kind: "problem", message: expect.stringContaining("booked") });
  });
});

describe("a note of the people's own", () => {
  const added = (args: Record<string, unknown>) => {
    const outcome = run("add_note", args);
    const [edit] = outcome.steps[0]!.edits;
    return { outcome, fields: edit!.op === "add" ? edit!.activity : null };
  };

  it("that names no place is just that", () => {
    const { outcome, fields } = added({ title: "Call the hotel", type: "other", day: SECOND, start: "10:00", end: "10:15" });
    expect(fields).toMatchObject({ title: "Call the hotel", description: "", placeId: null, start: "10:00" });
    expect(outcome.unverified).toBeUndefined();
  });

  it("that is a journey has its ends, its number and its times", () => {
    const { fields } = added({ title: "Flight to Lisbon", type: "transport", day: SECOND, start: "11:15", end: "13:05", transport: { mode: "flight", number: "LH 1166", from: "FRA", to: "LIS" } });
    expect(fields).toMatchObject({ type: "transport", start: "11:15", transport: { mode: "flight", number: "LH 1166", from: { name: "FRA" }, to: { name: "LIS" } } });
    expect(runTool("add_note", { title: "Call", type: "other", transport: { mode: "train" } }, context)).toMatchObject({ kind: "problem" });
  });

  it("at a known place gets its id and point, whatever point was claimed nearby", () => {
    const { lat, lng } = kyoto.places.find(({ id }) => id === "nijo-castle")!;
    expect(added({ title: "Our tour of Nijo Castle", type: "sightseeing", day: SECOND, place: { name: "Nijo Castle", lat: lat + 0.001, lng } }).fields).toMatchObject({ placeId: "kyoto/nijo-castle", lat, lng });
  });

  it.each([
    ["by its title", { title: "Moonlit Pagoda", type: "sightseeing" }],
    ["as where it is", { title: "Meet Kenji", type: "other", place: { name: "Moonlit Pagoda" } }],
    ["by a known name far from where it is", { title: "Nijo Castle", type: "sightseeing", place: { name: "Nijo Castle", lat: 35.1, lng: 135.7 } }],
  ])("at an invented place is marked unverified: %s", (_, args) => {
    const { outcome, fields } = added({ ...args, day: SECOND });
    expect(fields).toMatchObject({ placeId: null, lat: null, lng: null, description: expect.stringMatching(/^Unverified/) });
    expect(outcome.unverified).toBeTruthy();
    expect(english(outcome.card.result)).toMatch(/unverified/);
  });
});

describe("tools that only look", () => {
  it("search_places finds by kind, in this trip's cities, and not what is planned unless asked", () => {
    const found = run("search_places", { kinds: ["museum"] }).result.places as { placeId: string; kind: string }[];
    expect(found.length).toBeGreaterThan(0);
    for (const { placeId, kind } of found) {
      expect(kind).toBe("museum");
      expect(placeId).toMatch(/^(kyoto|osaka)\//);
      expect(drafted.activities.some((one) => one.placeId === placeId && one.day !== null)).toBe(false);
    }
    const name = sight.title;
    expect(run("search_places", { words: name }).result.found).toBe(0);
    expect(run("search_places", { words: name, alsoInTrip: true }).result.found).toBeGreaterThan(0);
  });

  it("place_details tells the hours of a day", () => {
    const closed = kyoto.places.find(({ hours }) => hours.mon === null)!;
    const monday = [0, 1, 2, 3, 4, 5].map((days) => addDays(START, days)).find((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1)!;
    expect(run("place_details", { placeId: `kyoto/${closed.id}`, day: monday }).result).toMatchObject({ name: closed.name, hours: "closed" });
  });

  it("estimate_cost adds up the trip in whole units of the budget's currency", () => {
    const { total, perPerson, currency, withinBudget } = run("estimate_cost", {}).result as { total: number; perPerson: number; currency: string; withinBudget: boolean };
    expect(currency).toBe("EUR");
    expect(perPerson).toBeCloseTo(total / 2, 1);
    expect(withinBudget).toBe(total <= 3000);
    expect(run("estimate_cost", { days: [SECOND] }).result.total).toBeLessThan(total);
  });

  it("explain_activity gives the reason kept, or whose it is", () => {
    expect(run("explain_activity", { activityId: sight.id }).result).toMatchObject({ reason: sight.why, addedBy: "assistant" });
    const own = activity({ id: "own", title: "Lunch with Anna", source: "person", day: SECOND });
    expect(run("explain_activity", { activityId: "own" }, { ...context, trip: { ...drafted, activities: [own] } }).result).toMatchObject({ reason: "Somebody of the trip added it." });
  });

  it("set_preference only offers to remember", () => {
    expect(run("set_preference", { kind: "diet", statement: "keeps a vegetarian diet" })).toMatchObject({ steps: [], card: { tool: "setPreference", args: { statement: "keeps a vegetarian diet" } } });
  });
});
