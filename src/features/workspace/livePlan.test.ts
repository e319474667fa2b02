import type { OptimisticLocalStore } from "convex/browser";
import { getFunctionName, type FunctionReference } from "convex/server";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { api } from "../../../convex/_generated/api";
import { LivePlan } from "./livePlan";
import { inItineraryOrder, moved } from "./localEdits";
import { changePlan } from "./planInStore";
import type { Activity } from "./useItinerary";
import type { PlanDay, PlanFrame } from "./wholePlan";

const TRIP = "trip" as Id<"trips">;
const [SAT, SUN, MON] = ["2027-04-10", "2027-04-11", "2027-04-12"] as const;
const { frame, day } = api.trips.itinerary;
type Query = FunctionReference<"query">;

/** Answers of a deployment, as its client holds them for those who ask. */
class Answers {
  private readonly said = new Map<string, unknown>();
  readonly asked = new Map<string, Set<() => void>>();
  private readonly key = (query: Query, args: unknown) => `${getFunctionName(query)} ${JSON.stringify(args)}`;
  readonly get = (query: Query, args: unknown) => this.said.get(this.key(query, args));
  readonly set = (query: Query, args: unknown, answer: unknown) => {
    this.said.set(this.key(query, args), answer);
    for (const tell of this.asked.get(this.key(query, args)) ?? []) tell();
  };
  readonly client = {
    watchQuery: (query: Query, args: unknown) => ({
      localQueryResult: () => {
        const answer = this.get(query, args);
        if (answer instanceof Error) throw answer;
        return answer;
      },
      onUpdate: (tell: () => void) => {
        const key = this.key(query, args);
        const listeners = this.asked.get(key) ?? new Set();
        this.asked.set(key, listeners.add(tell));
        return () => listeners.delete(tell);
      },
    }),
  } as unknown as ConstructorParameters<typeof LivePlan>[0];
  readonly store = { getQuery: this.get, setQuery: this.set } as unknown as OptimisticLocalStore;
  listeners = () => [...this.asked.values()].reduce((sum, { size }) => sum + size, 0);
}

const row = (id: string, date: string | null, order: string) => ({ _id: id, title: id, day: date, order, start: null, type: "other", status: "planned" }) as unknown as Activity;
const partOf = (rows: Activity[]): PlanDay => ({ activities: rows, legs: rows.slice(1).map((to, index) => ({ fromId: rows[index]!._id, toId: to._id })) as PlanDay["legs"], hotelLegs: [] });

function answered() {
  const answers = new Answers();
  const live = new LivePlan(answers.client, TRIP);
  const say = (date: string | null, rows: Activity[]) => answers.set(day, { tripId: TRIP, day: date }, partOf(rows));
  const sayFrame = (activityDays: (string | null)[], title = "Japan") => answers.set(frame, { tripId: TRIP }, { trip: { _id: TRIP, title }, members: [], activityDays } as unknown as PlanFrame);
  return { answers, live, say, sayFrame };
}
const ids = (live: LivePlan) => live.read()?.activities.map(({ _id }) => _id);

describe("the plan from its parts", () => {
  it("is there when all of it is, and tells of what changes in any", () => {
    const { answers, live, say, sayFrame } = answered();
    const changed = vi.fn();
    const stop = live.follow(changed);
    sayFrame([null, SAT]);
    say(SAT, [row("b", SAT, "a0")]);
    expect(ids(live)).toBeUndefined();
    say(null, [row("a", null, "a0")]);
    expect(ids(live)).toEqual(["a", "b"]);
    expect(live.read()).toBe(live.read());
    changed.mockClear();
    say(SAT, [row("b", SAT, "a0"), row("c", SAT, "a1")]);
    expect(changed).toHaveBeenCalledOnce();
    expect(ids(live)).toEqual(["a", "b", "c"]);
    stop();
    expect(answers.listeners()).toBe(0);
  });

  it("asks for a day when something stands on it for the first time, and stays what it was until then", () => {
    const { live, say, sayFrame } = answered();
    live.follow(() => undefined);
    sayFrame([SAT]);
    say(SAT, [row("a", SAT, "a0"), row("b", SAT, "a1")]);
    expect(ids(live)).toEqual(["a", "b"]);
    sayFrame([SAT, SUN]);
    say(SAT, [row("a", SAT, "a0")]);
    expect([ids(live), live.isBehind()]).toEqual([["a", "b"], true]);
    say(SUN, [row("b", SUN, "a0")]);
    expect(ids(live)).toEqual(["a", "b"]);
    expect(live.read()?.activities.map((each) => each.day)).toEqual([SAT, SUN]);
    expect(live.isBehind()).toBe(false);
    sayFrame([SUN]);
    expect(ids(live)).toEqual(["b"]);
  });

  it("passes on the refusal", () => {
    const { answers, live } = answered();
    live.follow(() => undefined);
    answers.set(frame, { tripId: TRIP }, new Error("There is no such trip."));
    expect(() => live.read()).toThrow("There is no such trip.");
  });
});

describe("an edit in the parts", () => {
  const DAYS = [null, SAT, SUN, MON];
  const placed = fc.array(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 12 });

  it("is the same edit in the whole, and touches only the days that it concerns", () => {
    fc.assert(
      fc.property(placed, fc.nat(11), fc.constantFrom(...DAYS), (dates, index, to) => {
        const { answers, live, say, sayFrame } = answered();
        const rows = dates.map((date, at) => row(`row${at}`, date, `a${at.toString(16)}`));
        const days = DAYS.filter((date) => dates.includes(date));
        sayFrame(days);
        for (const date of days) say(date, rows.filter((each) => each.day === date));
        const id = rows[index % rows.length]!._id;
        const from = rows[index % rows.length]!.day;
        const before = live.read()!;
        const parts = new Map(DAYS.map((date) => [date, answers.get(day, { tripId: TRIP, day: date })]));
        const expected = moved(before.activities, [id], to, null).sort(inItineraryOrder);

        changePlan(answers.store, TRIP, (plan) => ({ ...plan, activities: moved(plan.activities, [id], to, null).sort(inItineraryOrder) }));

        expect(live.read()!.activities).toEqual(expected);
        for (const date of DAYS) if (date !== from && date !== to) expect(answers.get(day, { tripId: TRIP, day: date })).toBe(parts.get(date));
        expect(live.read()!.legs.length).toBeLessThanOrEqual(before.legs.length);
      }),
    );
  });

  it("waits for a plan", () => {
    const { answers, sayFrame } = answered();
    sayFrame([SAT]);
    changePlan(answers.store, TRIP, () => expect.unreachable());
    expect(answers.get(day, { tripId: TRIP, day: SAT })).toBeUndefined();
  });
});
