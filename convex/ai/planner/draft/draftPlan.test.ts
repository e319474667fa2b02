import fc from "fast-check";
import { english } from "../../../said";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, eachDay, minutesOfDay } from "../../../dates";
import type { ActivityFields, TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import type { DraftResult } from "../draftTypes";
import { applyEdits } from "./applyEdits";
import { draftPlan } from "./draftPlan";
import { activity, anyCity, anyPreferences, citiesOf, cityWith, dataCities, likes, START, stay, tripTo } from "./trips.testing";

const added = ({ steps }: DraftResult): ActivityFields[] => steps.flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "add" ? [edit.activity] : [])));
const after = (trip: TripState, { steps }: DraftResult) => applyEdits(trip, steps.flatMap(({ edits }) => edits));
const errors = (...args: Parameters<typeof checkPlan>) => checkPlan(...args).filter(({ severity }) => severity === "error");

const kinds = ["temple", "museum", "park", "market", "viewpoint", "landmark"] as const;
const sights = Array.from({ length: 18 }, (_, index) => ({
  kind: kinds[index % kinds.length]!,
  interests: index % 6 === 0 ? (["temples"] as const).slice() : [],
  lat: 48.2 + (((index * 7) % 11) - 5) / 300,
  lng: 16.37 + (((index * 5) % 13) - 6) / 300,
  price: index % 3 === 0 ? 0 : 1500,
}));
const tables = Array.from({ length: 10 }, (_, index) => ({
  kind: "eating" as const,
  name: `Kitchen Number ${index}`,
  lat: 48.2 + (((index * 3) % 7) - 3) / 300,
  lng: 16.37 + (((index * 4) % 9) - 4) / 300,
  hours: { daily: "11:00-23:00" },
  price: 1200 + index * 150,
  food: { cuisines: ["local"], meals: ["lunch", "dinner"] as ("lunch" | "dinner")[], vegetarian: index % 2 === 0 ? ("easy" as const) : ("hard" as const) },
}));
const vienna = cityWith([...sights, ...tables]);
const graz = cityWith([...sights.slice(0, 10), ...tables], { slug: "otherton", name: "Otherton", lat: 48.2, lng: 16.37 });
const linked = { ...vienna, links: [{ to: "otherton", mode: "train" as const, minutes: 45, fare: 1500 }] };

describe("a plan for random cities and wishes", () => {
  it("has no overlap, is open, on time, within the hours asked for and without anything refused", () => {
    fc.assert(
      fc.property(anyCity, fc.integer({ min: 1, max: 6 }), anyPreferences, (city, nights, preferences) => {
        const trip = tripTo([[city, nights]]);
        const cities = citiesOf(city);
        const result = draftPlan({ trip, cities, preferences, days: "all", keep: [] });
        expect(errors(after(trip, result), cities, preferences)).toEqual([]);
        expect(result.days.map(({ day }) => day)).toEqual(eachDay(trip.startDate, trip.endDate));
      }),
      { numRuns: 25 },
    );
  });

  it("stays within a budget, or says that it can't and what the cheapest would cost", () => {
    fc.assert(
      fc.property(anyCity, fc.integer({ min: 20_000, max: 200_000 }), (city, amount) => {
        const trip = tripTo([[city, 3]], { budget: { amount, currency: "EUR" } });
        const result = draftPlan({ trip, cities: citiesOf(city), preferences: likes(), days: "all", keep: [] });
        const over = errors(after(trip, result), citiesOf(city), likes()).some(({ code }) => code === "C8");
        expect(result.overBudget !== null).toBe(over);
        expect(result.costs!.withinBudget).toBe(!over);
        if (result.overBudget) expect(result.overBudget.cheapest.amount).toBeGreaterThan(amount);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a plan for the cities of the data files", () => {
  for (const [index, city] of dataCities().entries()) {
    // `bench/plans.ts` plans the other lengths everywhere.
    for (const nights of index % 6 === 0 ? [1, 3, 6] : [3]) {
      it(`passes every check: ${city.name}, ${nights + 1} days`, () => {
        const trip = tripTo([[city, nights]]);
        const preferences = likes({ interests: ["food", "history"], notBefore: "09:00", diets: [{ diet: "vegetarian", meals: ["dinner"] }], easyDays: 1 });
        const result = draftPlan({ trip, cities: citiesOf(city), preferences, days: "all", keep: [] });
        expect(errors(after(trip, result), citiesOf(city), preferences)).toEqual([]);
        expect(result.days.every(({ stops }) => stops > 0)).toBe(true);
      });
    }
  }
});

describe("what a plan holds", () => {
  const trip = tripTo([[linked, 3], [graz, 3]], { budget: { amount: 240_000, currency: "EUR" } });
  const cities = citiesOf(linked, graz);
  const preferences = likes({ interests: ["temples"], easyDays: 1, notBefore: "09:00", diets: [{ diet: "vegetarian", meals: ["dinner"] }] });
  const result = draftPlan({ trip, cities, preferences, days: "all", keep: [] });
  const plan = added(result);

  it("is the same each time", () => {
    expect(draftPlan({ trip, cities, preferences, days: "all", keep: [] })).toEqual(result);
  });

  it("is one step a day in order, a reason for everything", () => {
    expect(result.steps).toHaveLength(7);
    expect(plan.every(({ why }) => (why ?? "").length > 20)).toBe(true);
    expect(new Set(result.steps.map(({ label }) => label)).size).toBe(7);
  });

  it("has a bed each night, priced for the party", () => {
    const hotels = plan.filter(({ type }) => type === "hotel");
    expect(hotels.map(({ day, endDay }) => [day, endDay])).toEqual([[START, addDays(START, 3)], [addDays(START, 3), addDays(START, 6)]]);
    expect(hotels[0]!.cost).toEqual({ amount: 14000 * 3, currency: "EUR" });
  });

  it("moves on the day it belongs, with part of the day in each city", () => {
    const day = addDays(START, 3);
    const [train] = plan.filter(({ type, start }) => type === "transport" && start !== null);
    expect(train).toMatchObject({ day, title: "Train from Testville to Otherton", cost: { amount: 3000, currency: "EUR" } });
    const stops = plan.filter((one) => one.day === day && one.type !== "transport" && one.type !== "hotel");
    expect(stops.some(({ destinationId, end }) => destinationId === "stay-testville" && minutesOfDay(end!) < minutesOfDay(train!.start!))).toBe(true);
    expect(stops.some(({ destinationId, start }) => destinationId === "stay-otherton" && minutesOfDay(start!) > minutesOfDay(train!.end!))).toBe(true);
  });

  it("has lunch and dinner, vegetarian in the evening, at different tables", () => {
    for (const { day } of result.days.slice(0, -1)) {
      expect(plan.filter((one) => one.day === day && one.meal).map(({ meal }) => meal).sort()).toEqual(["dinner", "lunch"]);
    }
    const dinners = plan.filter(({ meal }) => meal === "dinner");
    for (const { title, placeId } of dinners) {
      expect(title).toMatch(/^Vegetarian dinner/);
      const [slug, id] = placeId!.split("/");
      expect(cities.get(slug!)!.places.find((place) => place.id === id)!.food!.vegetarian).not.toBe("hard");
    }
    const tablesOfCity = plan.filter(({ meal, destinationId }) => meal && destinationId === "stay-testville").map(({ placeId }) => placeId);
    expect(new Set(tablesOfCity).size).toBe(tablesOfCity.length);
  });

  it("has one day that is lighter and begins later", () => {
    const [easy] = result.days.filter((day) => day.easy);
    const whole = (day: string) => day !== START && day !== trip.endDate && !trip.destinations.some(({ arrival }) => arrival === day);
    const others = result.days.filter(({ day, easy }) => !easy && whole(day));
    expect(easy!.stops).toBeLessThanOrEqual(2);
    expect(Math.min(...others.map(({ stops }) => stops))).toBeGreaterThan(easy!.stops);
    expect(minutesOfDay(easy!.start!)).toBeGreaterThanOrEqual(10 * 60 + 30);
  });

  it("goes to more of what was asked for", () => {
    const without = added(draftPlan({ trip, cities, preferences: likes(), days: "all", keep: [] }));
    const temples = (activities: ActivityFields[]) => activities.filter(({ placeId }) => /place-(0|6|12)$/.test(placeId ?? "")).length;
    expect(temples(plan)).toBeGreaterThanOrEqual(temples(without));
    expect(temples(plan)).toBeGreaterThanOrEqual(4);
  });

  it("adds up to what it says, within the budget", () => {
    const sum = plan.reduce((total, { cost }) => total + (cost?.amount ?? 0), 0);
    expect(result.costs!.total).toEqual({ amount: sum, currency: "EUR" });
    expect(sum).toBeLessThanOrEqual(240_000);
    expect(result.overBudget).toBeNull();
  });
});

describe("what a plan respects", () => {
  it("takes cheaper rooms and meals when money is short, and says so", () => {
    const plenty = draftPlan({ trip: tripTo([[vienna, 4]]), cities: citiesOf(vienna), preferences: likes(), days: "all", keep: [] });
    const amount = Math.round(plenty.costs!.total.amount * 0.7);
    const tight = draftPlan({ trip: tripTo([[vienna, 4]], { budget: { amount, currency: "EUR" } }), cities: citiesOf(vienna), preferences: likes(), days: "all", keep: [] });
    expect(tight.overBudget).toBeNull();
    expect(tight.costs!.total.amount).toBeLessThanOrEqual(amount);
    expect(tight.unmet.map(english).join(" ")).toMatch(/budget/);
  });

  it("leaves alone what is booked, a person's own, or to be kept", () => {
    const trip = tripTo([[vienna, 3]], {
      activities: [
        activity({ id: "own", source: "person", day: addDays(START, 1), start: "10:00", end: "12:00", lat: 48.2, lng: 16.37 }),
        activity({ id: "booked", locked: true, day: addDays(START, 1), start: "15:00", end: "16:00", lat: 48.21, lng: 16.37 }),
        activity({ id: "kept", day: addDays(START, 2), start: "13:00", end: "14:00", meal: "lunch", type: "restaurant", lat: 48.21, lng: 16.37 }),
        activity({ id: "old", day: addDays(START, 2), start: "15:00", end: "16:00", placeId: "testville/place-1" }),
      ],
    });
    const result = draftPlan({ trip, cities: citiesOf(vienna), preferences: likes(), days: "all", keep: ["kept"] });
    const touched = result.steps.flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "add" ? [] : [edit.id])));
    expect(touched).toEqual(["old"]);
    expect(errors(after(trip, result), citiesOf(vienna))).toEqual([]);
    expect(added(result).filter(({ day, meal }) => day === addDays(START, 2) && meal === "lunch")).toEqual([]);
  });

  it("plans only the days asked for, and gives back no bed that is there", () => {
    const trip = tripTo([[vienna, 4]]);
    const whole = after(trip, draftPlan({ trip, cities: citiesOf(vienna), preferences: likes(), days: "all", keep: [] }));
    const day = addDays(START, 2);
    const again = draftPlan({ trip: whole, cities: citiesOf(vienna), preferences: likes({ pace: "relaxed" }), days: [day], keep: [] });
    expect(again.steps).toHaveLength(1);
    expect(added(again).every((one) => one.day === day && one.type !== "hotel")).toBe(true);
    expect(errors(after(whole, again), citiesOf(vienna))).toEqual([]);
  });

  it("goes where it must, or says why not", () => {
    const city = cityWith([...sights, ...tables, { name: "Palace of the Far Hill", popularity: 1, lat: 48.27, price: 2000 }, { name: "Closed Tower", hours: { daily: null } }]);
    const preferences = likes({ mustSee: ["far hill", "closed tower", "Atlantis"] });
    const result = draftPlan({ trip: tripTo([[city, 2]]), cities: citiesOf(city), preferences, days: "all", keep: [] });
    expect(added(result).map(({ title }) => title)).toContain("Palace of the Far Hill");
    expect(result.unmet.map(english).join(" ")).toMatch(/closed tower/);
    expect(result.unmet.map(english).join(" ")).toMatch(/Atlantis/);
  });

  it("names the cities it has no places of and plans the others", () => {
    const trip = tripTo([[vienna, 2]], { endDate: addDays(START, 4) });
    trip.destinations.push({ ...stay(graz, addDays(START, 2), addDays(START, 4)), citySlug: null, name: "Nowhere" });
    const result = draftPlan({ trip, cities: citiesOf(vienna), preferences: likes(), days: "all", keep: [] });
    expect(result.withoutData).toEqual(["Nowhere"]);
    expect(result.days.map(({ day }) => daysBetween(START, day))).toEqual([0, 1, 2]);
    const nothing = draftPlan({ trip: { ...trip, destinations: trip.destinations.slice(1) }, cities: citiesOf(vienna), preferences: likes(), days: "all", keep: [] });
    expect(nothing).toMatchObject({ steps: [], costs: null, withoutData: ["Nowhere"] });
  });
});

it("a way to where nobody knows is no distance, and says so", () => {
  const trip = tripTo([[vienna, 2], [graz, 2]]);
  const [first, second] = trip.destinations;
  const lost = { ...second!, name: "Tante Ernas Hof", citySlug: null, unplaced: true };
  const drafted = draftPlan({ trip: { ...trip, destinations: [first!, lost] }, cities: citiesOf(vienna), days: "all", preferences: likes(), keep: [] });
  const [way] = added(drafted).filter(({ type, destinationId, day }) => type === "transport" && destinationId === first!.id && day === lost.arrival);
  expect(way).toMatchObject({ title: "Testville to Tante Ernas Hof", cost: null });
  expect(way!.why).toContain("Nobody here knows where Tante Ernas Hof is");
  expect(way!.why).not.toMatch(/\bkm\b/);
});
