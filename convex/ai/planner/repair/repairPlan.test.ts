import { english } from "../../../said";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../dates";
import type { ActivityState, TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { FAULTS } from "../checker/faults.testing";
import { applyEdits } from "../draft/applyEdits";
import { draftPlan } from "../draft/draftPlan";
import { activity, citiesOf, cityWith, dataCities, likes, START, tripTo } from "../draft/trips.testing";
import { seededRandom } from "../solver/random";
import { repairPlan, type RepairContext } from "./repairPlan";

const SECOND = addDays(START, 1);

const city = cityWith([
  { id: "museum", name: "City Museum", kind: "museum", lat: 48.2, lng: 16.36, hours: { daily: "10:00-18:00", mon: null }, visit: [60, 90] },
  { id: "gallery", name: "New Gallery", kind: "museum", lat: 48.202, lng: 16.362, visit: [60, 90] },
  { id: "garden", name: "Palace Garden", kind: "garden", lat: 48.205, lng: 16.362, setting: "outdoor", hours: { daily: "06:00-20:00" }, price: 0 },
  { id: "tower", name: "Old Tower", kind: "viewpoint", lat: 48.209, lng: 16.371, price: 800 },
  { id: "inn", name: "Corner Inn", kind: "eating", lat: 48.206, lng: 16.366, hours: { daily: "11:00-23:00" }, food: { cuisines: ["local"], meals: ["lunch", "dinner"], vegetarian: "hard" } },
  { id: "bistro", name: "Green Bistro", kind: "eating", lat: 48.203, lng: 16.364, hours: { daily: "11:00-23:00" }, food: { cuisines: ["local"], meals: ["lunch", "dinner"], vegetarian: "easy" } },
]);
const cities = citiesOf(city);

const at = (placeId: string, day: string, start: string, end: string, said: Partial<ActivityState> = {}): ActivityState => {
  const place = city.places.find((candidate) => candidate.id === placeId)!;
  return activity({
    id: placeId, title: place.name, day, start, end, destinationId: "stay-testville", placeId: `testville/${placeId}`, lat: place.lat, lng: place.lng,
    cost: { amount: place.price * 2, currency: "EUR" }, type: place.kind === "eating" ? "restaurant" : "sightseeing", ...said,
  });
};

const clean: TripState = tripTo([[city, 2]], {
  activities: [
    activity({ id: "hotel", title: "Hotel", type: "hotel", day: START, endDay: addDays(START, 2), start: "15:00", end: "11:00", destinationId: "stay-testville", lat: 48.2, lng: 16.37 }),
    at("museum", START, "10:15", "11:45"),
    at("bistro", START, "12:15", "13:15", { id: "lunch", meal: "lunch" }),
    at("garden", START, "14:00", "15:00"),
    at("inn", START, "18:30", "19:45", { id: "dinner", meal: "dinner" }),
    at("tower", SECOND, "10:00", "11:00"),
    at("inn", SECOND, "12:00", "13:00", { id: "lunch2", meal: "lunch" }),
    at("bistro", SECOND, "18:30", "19:45", { id: "dinner2", meal: "dinner" }),
  ],
});

const changed = (id: string, set: Partial<ActivityState>): TripState => ({ ...clean, activities: clean.activities.map((one) => (one.id === id ? { ...one, ...set } : one)) });

function repairedTrip(trip: TripState, said: Partial<RepairContext> = {}) {
  const repair = repairPlan({ trip, cities, preferences: likes(), ...said });
  const after = applyEdits(trip, repair.steps.flatMap(({ edits }) => edits));
  return { ...repair, after, of: (id: string) => after.activities.find((one) => one.id === id) };
}

describe("the repair of a plan", () => {
  it("leaves a good plan alone", () => {
    expect(repairPlan({ trip: clean, cities, preferences: likes() })).toEqual({ steps: [], explanations: [], left: [] });
  });

  it("shifts what overlaps, and says why in one sentence", () => {
    const { steps, explanations, left, of } = repairedTrip(changed("garden", { start: "13:00", end: "14:00" }));
    expect(left).toEqual([]);
    expect(steps[0]!.edits).toHaveLength(1);
    expect(of("garden")!.start! > "13:15").toBe(true);
    expect(explanations).toHaveLength(1);
    expect(english(explanations[0]!)).toMatch(/^Green Bistro and Palace Garden overlap on Sat 10 Apr, so Palace Garden is now from \d\d:\d\d to \d\d:\d\d\.$/);
  });

  it("keeps a visit that is too early at the door, not out of the plan", () => {
    const { left, of } = repairedTrip(changed("museum", { start: "08:00", end: "09:30" }));
    expect(left).toEqual([]);
    expect(of("museum")!.start! >= "10:00").toBe(true);
  });

  it("ties an invented id to the place that its name means", () => {
    const { left, of, steps } = repairedTrip(changed("tower", { placeId: "testville/the-old-tower-1" }));
    expect(left).toEqual([]);
    expect(of("tower")!.placeId).toBe("testville/tower");
    expect(steps[0]!.edits).toHaveLength(1);
  });

  it("marks a place that nobody knows as unverified rather than showing it as one", () => {
    const { left, of, explanations } = repairedTrip(changed("tower", { placeId: "testville/dragon-pit", title: "Dragon Pit of Yore" }));
    expect(left).toEqual([]);
    expect(of("tower")!.placeId).toBeNull();
    expect(english(explanations[0]!)).toContain("unverified");
  });

  it("puts another place where one was planned twice", () => {
    const { left, after } = repairedTrip({ ...clean, activities: [...clean.activities, at("museum", SECOND, "14:00", "15:30", { id: "again" })] });
    expect(left).toEqual([]);
    expect(after.activities.map(({ placeId }) => placeId)).toContain("testville/gallery");
  });

  it("adds the bed that is missing", () => {
    const { left, after } = repairedTrip({ ...clean, activities: clean.activities.filter(({ id }) => id !== "hotel") });
    expect(left).toEqual([]);
    expect(after.activities.filter(({ type }) => type === "hotel")).toMatchObject([{ day: START, endDay: addDays(START, 2) }]);
  });

  it("goes indoors when rain is likely", () => {
    const { left, after } = repairedTrip(clean, { forecast: { "stay-testville": { [START]: 90, [SECOND]: 90 } } });
    expect(left.filter(({ code }) => code === "C14" && after.activities.some(({ id }) => id === "garden"))).toEqual([]);
    expect(after.activities.some((one) => one.placeId === "testville/garden" && one.day === START)).toBe(false);
  });

  it("never touches what is booked or a person's own, and says what is left", () => {
    for (const own of [{ source: "person" as const }, { locked: true }]) {
      const trip = changed("museum", { start: "08:00", end: "09:30", ...own });
      const { left, of } = repairedTrip(trip);
      expect(of("museum")).toEqual(trip.activities.find(({ id }) => id === "museum"));
      expect(left.map(({ code }) => code)).toContain("C5");
    }
  });

  it("answers the same twice", () => {
    const trip = changed("garden", { start: "12:30", end: "13:00" });
    expect(repairPlan({ trip, cities, preferences: likes() })).toEqual(repairPlan({ trip, cities, preferences: likes() }));
  });
});

/** Not every throw of the dice finds something to spoil. */
const TRIES = 8;

describe("a careless model's faults in plans of real cities", () => {
  const plans = dataCities()
    .filter(({ slug }) => ["athens", "lisbon", "rome", "singapore", "tokyo"].includes(slug))
    .map((home) => {
      const trip = tripTo([[home, 3]]);
      const preferences = likes({ pace: "packed" });
      const held = citiesOf(home);
      return { trip: applyEdits(trip, draftPlan({ trip, cities: held, preferences, days: "all", keep: [] }).steps.flatMap(({ edits }) => edits)), cities: held, preferences, forecast: null };
    });

  for (const { code, inject } of FAULTS) {
    it(`${code} is found and repaired`, () => {
      const random = seededRandom(3);
      const faulty = plans.flatMap((plan) => Array.from({ length: TRIES }, () => inject(plan, random)).find((one) => one !== null) ?? []);
      expect(faulty.length).toBeGreaterThan(0);
      for (const plan of faulty) {
        expect(checkPlan(plan.trip, plan.cities, plan.preferences, plan.forecast).map((finding) => finding.code)).toContain(code);
        const { steps } = repairPlan(plan);
        const after = applyEdits(plan.trip, steps.flatMap(({ edits }) => edits));
        expect(checkPlan(after, plan.cities, plan.preferences, plan.forecast).filter(({ severity }) => severity === "error")).toEqual([]);
        expect(checkPlan(after, plan.cities, plan.preferences, plan.forecast).map((finding) => finding.code)).not.toContain(code);
      }
    });
  }
});
