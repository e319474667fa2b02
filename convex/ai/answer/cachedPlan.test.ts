import { describe, expect, it } from "vitest";
import { DEFAULT_PREFERENCES } from "../planner/draftTypes";
import type { Intent } from "../planner/types";
import type { AssistantTurn, TripState } from "../types";
import { planAddress, withIds, withoutIds } from "./cachedPlan";

const stay = (id: string, name: string, arrival: string, departure: string) => ({ id, name, citySlug: name.toLowerCase(), countryCode: "JP", lat: 0, lng: 0, timeZone: "Asia/Tokyo", arrival, departure });
const trip = (ids: [string, string], change: Partial<TripState> = {}): TripState => ({
  title: "Japan",
  startDate: "2027-04-10",
  endDate: "2027-04-16",
  travellers: 2,
  budget: { amount: 240_000, currency: "EUR" },
  destinations: [stay(ids[0], "Kyoto", "2027-04-10", "2027-04-14"), stay(ids[1], "Osaka", "2027-04-14", "2027-04-16")],
  activities: [],
  ...change,
});
const WHOLE: Intent[] = [{ kind: "plan", days: "all", preferences: {} }];
const turn: AssistantTurn = {
  calls: [],
  reply: "Here is a plan.",
  suggestions: [],
  steps: ["k1", "o1", null].map((destinationId) => ({
    label: "Saturday",
    edits: [{ op: "add", activity: { title: "A walk", type: "sightseeing", destinationId, day: "2027-04-11", start: null, end: null, cost: null, placeId: null, lat: null, lng: null } }],
  })),
};
const destinationsOf = ({ steps }: AssistantTurn) => steps.flatMap(({ edits }) => edits.map((edit) => edit.op === "add" && edit.activity.destinationId));

describe("a plan that was made before", () => {
  it("fits another trip of the same cities and days", () => {
    const kept = withoutIds(turn, trip(["k1", "o1"]));
    expect(kept).not.toMatch(/k1|o1/);
    expect(destinationsOf(withIds(kept, trip(["k2", "o2"])))).toEqual(["k2", "o2", null]);
  });

  it("is found again by its parameters, and by nothing less", async () => {
    const address = await planAddress(trip(["k1", "o1"]), WHOLE, DEFAULT_PREFERENCES);
    expect(await planAddress(trip(["k2", "o2"], { title: "Ours" }), WHOLE, { ...DEFAULT_PREFERENCES })).toEqual(address);
    const others = await Promise.all([
      planAddress(trip(["k1", "o1"], { travellers: 3 }), WHOLE, DEFAULT_PREFERENCES),
      planAddress(trip(["k1", "o1"], { budget: null }), WHOLE, DEFAULT_PREFERENCES),
      planAddress(trip(["k1", "o1"], { startDate: "2028-04-08" }), WHOLE, DEFAULT_PREFERENCES),
      planAddress(trip(["k1", "o1"]), WHOLE, { ...DEFAULT_PREFERENCES, pace: "relaxed" }),
      planAddress(trip(["k1", "o1"]), WHOLE, DEFAULT_PREFERENCES, "de"),
      planAddress(trip(["k1", "o1"]), WHOLE, { ...DEFAULT_PREFERENCES, easyDays: 1 }),
      planAddress(trip(["k1", "o1"]), WHOLE, { ...DEFAULT_PREFERENCES, diets: [{ diet: "vegan", meals: "all" }] }),
      planAddress(trip(["k1", "o1"]), WHOLE, { ...DEFAULT_PREFERENCES, diets: [{ diet: "vegan", meals: ["dinner"] }] }),
    ]);
    expect(new Set([address, ...others].map((each) => each?.key)).size).toBe(others.length + 1);
  });

  it.each([
    ["a trip that has something in it", trip(["k1", "o1"], { activities: [{} as TripState["activities"][number]] }), WHOLE],
    ["some days only", trip(["k1", "o1"]), [{ kind: "plan", days: ["2027-04-11"], preferences: {} }] as Intent[]],
    ["a request that wants more than a plan", trip(["k1", "o1"]), [...WHOLE, { kind: "cost", per: "trip", days: "all" }] as Intent[]],
  ])("is not kept of %s", async (_what, state, intents) => expect(await planAddress(state, intents, DEFAULT_PREFERENCES)).toBeNull());
});
