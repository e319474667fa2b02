import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftPlan } from "../../ai/planner/draft/draftPlan";
import { applyEdits } from "../../ai/planner/draft/applyEdits";
import { dataCities, likes, tripTo } from "../../ai/planner/draft/trips.testing";
import { eachDay } from "../../dates";
import type { City } from "../../places/types";
import { english } from "../../said";
import { applyFixEdits } from "./applyEdits";
import { fixesOf, fixing } from "./fixes";
import { lintTrip } from "./lintTrip";
import { BEFORE, clean, factsWith, item } from "./trips.testing";
import type { Facts, LintTrip, Problem } from "./types";

const held = new Map(dataCities().map((city) => [city.slug, city]));
const city = (slug: string): City => held.get(slug)!;
const facts: Facts = { cities: held, bookings: [], documents: [], names: new Map(), now: BEFORE };
const serious = (problems: Problem[]) => problems.filter(({ severity }) => severity !== "hint");

function drafted(stays: [string, number][]): LintTrip {
  const trip = tripTo(stays.map(([slug, nights]) => [city(slug), nights]));
  const { steps } = draftPlan({ trip, cities: held, preferences: likes(), days: "all", keep: [] });
  const plan = applyEdits(trip, steps.flatMap(({ edits }) => edits));
  return { ...plan, activities: plan.activities.map((item) => ({ ...item, status: "planned" as const })), status: "planned", undated: false };
}

describe("a draft of the built-in planner", () => {
  for (const stays of [[["kyoto", 1], ["osaka", 1]], [["london", 1], ["sydney", 2]], [["tokyo", 1], ["los-angeles", 1]]] as [string, number][][]) {
    it(`gives no alarm: ${stays.map(([slug]) => slug).join(", ")}`, () => {
      expect(serious(lintTrip(drafted(stays), facts)).map(({ said }) => english(said))).toEqual([]);
    });
  }
});

const DAYS = ["2027-04-10", "2027-04-11", "2027-04-12", "2027-04-13", "2027-04-20"];
const time = fc.integer({ min: 14, max: 92 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`);
const spoil = fc.record({ at: fc.nat(), day: fc.constantFrom(...DAYS), start: time, end: time, what: fc.constantFrom("move", "time", "end", "drop", "lock", "part") });

describe("a fix", () => {
  it("ends its problem and never makes more of them, whatever has become of the plan", () => {
    fc.assert(
      fc.property(fc.array(spoil, { minLength: 1, maxLength: 6 }), (spoils) => {
        let trip = clean;
        for (const { at, day, start, end, what } of spoils) {
          const item = trip.activities[at % trip.activities.length]!;
          const set = what === "move" ? { day } : what === "time" ? (start < end ? { start, end } : { start: end, end: start }) : what === "end" ? { end } : what === "lock" ? { locked: true } : what === "part" ? { participants: ["ada"] } : { day: null };
          trip = applyFixEdits(trip, [{ op: "set", id: item.id, set }]);
        }
        const world = factsWith();
        const before = lintTrip(trip, world);
        const context = fixing(trip, world);
        const errors = (problems: Problem[]) => problems.filter(({ severity }) => severity === "error").length;
        for (const found of before.slice(0, 8)) {
          for (const fix of fixesOf(found, world, context)) {
            const after = lintTrip(applyFixEdits(trip, fix.edits), world);
            expect(after.map(({ id }) => id)).not.toContain(found.id);
            expect(errors(after)).toBeLessThanOrEqual(errors(before));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("a trip of two weeks and 150 items", () => {
  it("is looked through while a person blinks", () => {
    const stays = tripTo([[city("kyoto"), 5], [city("osaka"), 4], [city("tokyo"), 4]]);
    const sights = stays.destinations.flatMap(({ id, citySlug, arrival, departure }) =>
      eachDay(arrival, departure).flatMap((day) =>
        city(citySlug!).places.slice(0, 12).map((place, index) => {
          const start = `${String(8 + index).padStart(2, "0")}:00`;
          return item({ id: `${day}-${index}`, title: place.name, destinationId: id, day, start, end: start.replace("00", "50"), placeId: `${citySlug}/${place.id}`, lat: place.lat, lng: place.lng });
        }),
      ),
    );
    const trip: LintTrip = { ...stays, status: "planned", undated: false, activities: sights.slice(0, 150) };
    const started = performance.now();
    const found = lintTrip(trip, facts);
    const linted = performance.now();
    expect(trip.activities).toHaveLength(150);
    expect(found.length).toBeGreaterThan(20);
    const context = fixing(trip, facts);
    expect(found.slice(0, 10).flatMap((one) => fixesOf(one, facts, context)).length).toBeGreaterThan(5);
    // Some 5 ms once warm; the bound only tells a quadratic slip from a busy machine.
    expect(linted - started).toBeLessThan(400);
  });
});
