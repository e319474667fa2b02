import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, weekdayIndex } from "../../../dates";
import { distanceKm } from "../../../places/distance";
import { english } from "../../../said";
import type { ActivityState, TripState } from "../../types";
import { costsOf } from "../draft/costs";
import { activity, citiesOf, cityWith, likes, START, tripTo } from "../draft/trips.testing";
import type { FindingCode } from "../draftTypes";
import type { Preferences } from "../types";
import { checkTotals } from "./checkPeople";
import { checkPlan } from "./checkPlan";
import { dayNumber, kilometres, weekdayOf } from "./clock";
import { groundingOf } from "./grounding";

const SECOND = addDays(START, 1);
const THIRD = addDays(START, 2);

const city = cityWith(
  [
    { id: "museum", name: "City Museum", kind: "museum", lat: 48.2, lng: 16.36, hours: { daily: "10:00-18:00", mon: null }, lastEntry: 30, interests: ["art"], stepFree: "no" },
    { id: "garden", name: "Palace Garden", kind: "garden", lat: 48.205, lng: 16.362, setting: "outdoor", hours: { daily: "06:00-20:00" }, price: 0 },
    { id: "tower", name: "Old Tower", kind: "viewpoint", lat: 48.209, lng: 16.371, price: 800 },
    { id: "gallery", name: "New Gallery", kind: "museum", lat: 48.215, lng: 16.36 },
    { id: "inn", name: "Corner Inn", kind: "eating", lat: 48.206, lng: 16.366, hours: { daily: "11:00-23:00" }, food: { cuisines: ["local"], meals: ["lunch", "dinner"], vegetarian: "hard" } },
    { id: "bistro", name: "Green Bistro", kind: "eating", lat: 48.203, lng: 16.364, hours: { daily: "11:00-23:00" }, food: { cuisines: ["local"], meals: ["lunch", "dinner"], vegetarian: "easy" } },
  ],
  { links: [{ to: "otherton", mode: "train", minutes: 60, fare: 2000 }] },
);
const other = cityWith([{ id: "fort", name: "Hill Fort", kind: "castle", lat: 48.9, lng: 17.4 }], { slug: "otherton", name: "Otherton", lat: 48.9, lng: 17.4 });
const cities = citiesOf(city, other);

const at = (id: string, slug: string, placeId: string, day: string, start: string, end: string, said: Partial<ActivityState> = {}): ActivityState => {
  const home = slug === "testville" ? city : other;
  const place = home.places.find((candidate) => candidate.id === placeId)!;
  return activity({
    id, title: place.name, day, start, end, destinationId: `stay-${slug}`, placeId: `${slug}/${placeId}`, lat: place.lat, lng: place.lng,
    cost: { amount: place.price * 2, currency: "EUR" }, type: place.kind === "eating" ? "restaurant" : "sightseeing", ...said,
  });
};

/** Two days in one city, one in the next: nothing wrong with it. */
const clean: TripState = tripTo([[city, 2], [other, 1]], {
  budget: { amount: 100_000, currency: "EUR" },
  activities: [
    activity({ id: "hotel", type: "hotel", day: START, endDay: THIRD, start: "15:00", end: "11:00", destinationId: "stay-testville", cost: { amount: 28_000, currency: "EUR" }, lat: 48.2, lng: 16.37 }),
    at("museum", "testville", "museum", START, "10:30", "11:30"),
    at("lunch", "testville", "bistro", START, "12:00", "13:00", { meal: "lunch" }),
    at("garden", "testville", "garden", START, "13:30", "14:30"),
    at("dinner", "testville", "inn", START, "18:30", "19:45", { meal: "dinner" }),
    at("tower", "testville", "tower", SECOND, "10:00", "11:00"),
    at("lunch2", "testville", "inn", SECOND, "12:00", "13:00", { meal: "lunch" }),
    at("dinner2", "testville", "bistro", SECOND, "18:30", "19:45", { meal: "dinner" }),
    activity({ id: "train", title: "Train", type: "transport", day: THIRD, start: "11:00", end: "12:00", destinationId: "stay-testville" }),
    at("fort", "otherton", "fort", THIRD, "15:00", "16:00"),
    activity({ id: "lunch3", title: "Lunch", type: "restaurant", meal: "lunch", day: THIRD, start: "13:00", end: "14:00", destinationId: "stay-otherton" }),
    activity({ id: "dinner3", title: "Dinner", type: "restaurant", meal: "dinner", day: THIRD, start: "18:30", end: "19:30", destinationId: "stay-otherton" }),
    activity({ id: "hotel2", type: "hotel", day: THIRD, endDay: addDays(START, 3), start: "15:00", end: "11:00", destinationId: "stay-otherton", cost: { amount: 14_000, currency: "EUR" } }),
  ],
});

const changed = (id: string, set: Partial<ActivityState>): TripState => ({ ...clean, activities: clean.activities.map((one) => (one.id === id ? { ...one, ...set } : one)) });
const without = (id: string): TripState => ({ ...clean, activities: clean.activities.filter((one) => one.id !== id) });
const plus = (...more: ActivityState[]): TripState => ({ ...clean, activities: [...clean.activities, ...more] });

type Fault = { fault: string; code: FindingCode; trip: TripState; names?: string[]; day?: string | null; preferences?: Preferences; forecast?: Record<string, Record<string, number>> };

const FAULTS: Fault[] = [
  { fault: "a stop after the trip", code: "C1", trip: changed("tower", { day: "2027-05-01" }), names: ["tower"] },
  { fault: "a stop in a city where one isn't that day", code: "C1", trip: changed("tower", { destinationId: "stay-otherton" }), names: ["tower"] },
  { fault: "an end before the start", code: "C2", trip: changed("tower", { end: "09:00" }), names: ["tower"] },
  { fault: "ten minutes for a museum", code: "C2", trip: changed("museum", { end: "10:40" }), names: ["museum"] },
  { fault: "a bed after the trip", code: "C1", trip: changed("hotel2", { endDay: "2027-05-01" }), names: ["hotel2"] },
  { fault: "an hour that the clock doesn't have", code: "C2", trip: changed("tower", { start: "25:00" }), names: ["tower"] },
  { fault: "two things at a time", code: "C3", trip: changed("garden", { start: "12:30", end: "13:30" }), names: ["lunch", "garden"] },
  { fault: "a long thing over a short one and the next", code: "C3", trip: changed("museum", { end: "13:40" }), names: ["museum", "lunch"] },
  { fault: "no time for the way", code: "C4", trip: changed("garden", { start: "13:00", end: "14:00" }), names: ["lunch", "garden"] },
  { fault: "a museum on its closed day, named without its id", code: "C5", trip: changed("museum", { day: THIRD, start: "09:30", end: "10:30", placeId: null }), names: ["museum"] },
  { fault: "a museum on its closed day", code: "C5", trip: { ...changed("museum", { day: addDays(START, 2), start: "09:30", end: "10:30" }) }, names: ["museum"] },
  { fault: "a visit that ends after closing", code: "C5", trip: changed("museum", { start: "17:10", end: "18:10" }), names: ["museum"] },
  { fault: "a visit that begins after the last entry", code: "C5", trip: changed("museum", { start: "17:35", end: "18:00" }), names: ["museum"] },
  { fault: "a place that doesn't exist", code: "C6", trip: changed("tower", { placeId: "testville/nowhere" }), names: ["tower"] },
  { fault: "a place of a city that nobody goes to", code: "C6", trip: changed("tower", { placeId: "atlantis/tower" }), names: ["tower"] },
  { fault: "a place shown far from where it is", code: "C6", trip: changed("tower", { lat: 48.24 }), names: ["tower"] },
  { fault: "a place under another name", code: "C6", trip: changed("tower", { title: "Sunken Cathedral" }), names: ["tower"] },
  { fault: "something outside the city", code: "C6", trip: changed("lunch3", { lat: 48.2, lng: 16.37 }), names: ["lunch3"] },
  { fault: "a sight twice", code: "C7", trip: plus(at("again", "testville", "garden", SECOND, "14:00", "15:00")), names: ["garden", "again"] },
  { fault: "a person's copy of a sight on the same spot", code: "C7", trip: plus(activity({ id: "copy", title: "palace garden", source: "person", day: SECOND, start: "14:00", end: "15:00", lat: 48.205, lng: 16.362 })), names: ["garden", "copy"] },
  { fault: "one table for lunch and dinner", code: "C7", trip: changed("dinner2", { placeId: "testville/inn", title: "Corner Inn", lat: 48.206, lng: 16.366 }), names: ["lunch2", "dinner2"] },
  { fault: "more than the budget", code: "C8", trip: changed("hotel", { cost: { amount: 99_000, currency: "EUR" } }), day: null },
  { fault: "more than the budget in another currency", code: "C8", trip: changed("hotel", { cost: { amount: 200_000, currency: "JPY" } }), day: null },
  { fault: "a cost that is no money", code: "C8", trip: changed("tower", { cost: { amount: -3.5, currency: "EUR" } }), names: ["tower"] },
  { fault: "a paid sight for nothing", code: "C8", trip: changed("tower", { cost: { amount: 0, currency: "EUR" } }), names: ["tower"] },
  { fault: "no lunch", code: "C9", trip: without("lunch"), day: START },
  { fault: "dinner in the afternoon", code: "C9", trip: changed("dinner", { start: "15:30", end: "16:45" }), names: ["dinner"] },
  { fault: "a full day that should be easy", code: "C10", trip: plus(...["09:30", "11:15", "14:00", "15:30"].map((start, index) => activity({ id: `x${index}`, day: SECOND, start, end: start.replace(/..$/, "55") }))), day: SECOND, preferences: likes({ easyDays: [SECOND] }) },
  { fault: "more stops than the pace allows", code: "C10", trip: plus(...Array.from({ length: 7 }, (_, index) => activity({ id: `x${index}`, day: SECOND }))), day: SECOND },
  { fault: "a night without a bed", code: "C11", trip: changed("hotel", { endDay: SECOND }), day: SECOND },
  { fault: "no way to the next city", code: "C11", trip: without("train"), day: THIRD },
  { fault: "a stop before one has arrived", code: "C11", trip: changed("fort", { start: "11:30", end: "12:30" }), names: ["fort"] },
  { fault: "a stop after one has left", code: "C11", trip: plus(at("late", "testville", "gallery", THIRD, "10:30", "11:30")), names: ["late"] },
  { fault: "too early", code: "C12", trip: clean, names: ["tower"], preferences: likes({ notBefore: "10:15" }) },
  { fault: "too late", code: "C12", trip: clean, names: ["dinner"], preferences: likes({ notAfter: "19:40" }) },
  { fault: "something to be avoided", code: "C12", trip: clean, names: ["museum"], preferences: likes({ avoid: ["art"] }) },
  { fault: "steps for somebody who can't take them", code: "C12", trip: clean, names: ["museum"], preferences: likes({ stepFree: true }) },
  { fault: "meat for a vegetarian", code: "C12", trip: clean, names: ["dinner"], preferences: likes({ diets: [{ diet: "vegetarian", meals: ["dinner"] }] }) },
  { fault: "nothing for a vegan", code: "C12", trip: clean, names: ["lunch2"], preferences: likes({ diets: [{ diet: "vegan", meals: "all" }] }) },
  { fault: "museums for somebody tired of them", code: "C12", trip: clean, names: ["museum"], preferences: likes({ avoid: ["museums"] }) },
  { fault: "a garden for somebody who stays indoors", code: "C12", trip: clean, names: ["garden"], preferences: likes({ indoorOnly: true }) },
  { fault: "a must-see that is missing", code: "C12", trip: clean, day: null, preferences: likes({ mustSee: ["new gallery"] }) },
  { fault: "a day of nothing but museums", code: "C13", trip: plus(...Array.from({ length: 4 }, (_, index) => activity({ id: `x${index}`, day: "2027-04-13", placeId: "testville/museum", destinationId: null }))), day: "2027-04-13" },
  { fault: "a garden in the rain", code: "C14", trip: clean, names: ["garden"], forecast: { "stay-testville": { [START]: 80 } } },
];

describe("a plan with nothing wrong", () => {
  it("has no finding", () => {
    expect(checkPlan(clean, cities, likes(), { "stay-testville": { [START]: 20 } })).toEqual([]);
  });

  it("is not troubled by ideas, nor by an empty trip", () => {
    expect(checkPlan(plus(activity({ id: "idea", start: "03:00", end: "02:00", placeId: "testville/nowhere" })), cities)).toEqual([]);
    expect(checkPlan({ ...clean, activities: [] }, cities, likes())).toEqual([]);
  });
});

describe("a stop of which only the beginning is known", () => {
  const meeting = (start: string, said: Partial<ActivityState> = {}) => activity({ id: "meeting", title: "Meeting", day: START, start, ...said });
  const tour = activity({ id: "tour", title: "Tour", day: START, start: "21:00", end: "22:30" });
  const clashes = (trip: TripState) => checkPlan(trip, cities).flatMap(({ kind, activityIds }) => (kind === "overlap" ? [activityIds] : []));

  it("can't begin while something else goes on, but when that ends", () => {
    expect(clashes(plus(tour, meeting("21:30")))).toEqual([["tour", "meeting"]]);
    expect(clashes(plus(meeting("21:00"), tour))).toEqual([["tour", "meeting"]]);
    expect(clashes(plus(tour, meeting("22:30")))).toEqual([]);
    expect(clashes(plus(tour, meeting("20:30")))).toEqual([]);
  });

  it("doesn't stand in the way of another, nor of those who aren't there", () => {
    expect(clashes(plus(meeting("23:00"), meeting("23:00", { id: "other" })))).toEqual([]);
    expect(clashes(plus({ ...tour, participants: ["ann"] }, meeting("21:30", { participants: ["ben"] })))).toEqual([]);
  });
});

describe("a bar until the next morning", () => {
  const bar = (said: Partial<ActivityState> = {}) => activity({ id: "bar", title: "Late bar", type: "restaurant", day: START, start: "23:30", end: "01:30", ...said });
  const about = (trip: TripState, preferences = likes()) => checkPlan(trip, cities, preferences).filter(({ activityIds }) => activityIds.includes("bar"));

  it("is two hours long", () => {
    expect(about(plus(bar()))).toEqual([]);
    expect(about(plus(bar({ end: "23:35" }))).map(({ kind }) => kind)).toEqual(["short"]);
    expect(about(plus(bar({ end: "11:35" }))).map(({ kind }) => kind)).toEqual(["backwards"]);
  });

  it("overlaps with what begins in the night, on its day or the next", () => {
    const [show, taxi] = [activity({ id: "show", day: START, start: "23:00", end: "23:45" }), activity({ id: "taxi", type: "transport", day: SECOND, start: "01:00", end: "01:40" })];
    expect(about(plus(bar(), show)).map(({ kind, activityIds }) => [kind, activityIds])).toEqual([["overlap", ["show", "bar"]]]);
    expect(about(plus(bar(), taxi)).map(({ kind, activityIds }) => [kind, activityIds])).toEqual([["overlap", ["bar", "taxi"]]]);
    expect(about(plus(bar(), { ...taxi, start: "01:30" }))).toEqual([]);
  });

  it("is open as long as it is, and later than somebody wants to be out", () => {
    const inn = (hours: string) => ({ testville: { ...city, places: city.places.map((place) => (place.id === "inn" ? { ...place, hours: { daily: hours } } : place)) } });
    const known = plus(at("bar", "testville", "inn", SECOND, "23:30", "01:30"));
    const closed = (hours: string) => checkPlan(known, new Map(Object.entries(inn(hours))), likes()).some(({ kind, activityIds }) => kind === "closed" && activityIds.includes("bar"));
    expect([closed("11:00-23:00"), closed("11:00-26:00")]).toEqual([true, false]);
    expect(about(plus(bar()), likes({ notAfter: "23:45" })).map(({ kind }) => kind)).toEqual(["wish"]);
  });
});

describe("an injected fault is found", () => {
  for (const { fault, code, trip, names, day, preferences, forecast } of FAULTS) {
    it(`${code}: ${fault}`, () => {
      const found = checkPlan(trip, cities, preferences ?? likes(), forecast).filter((finding) => finding.code === code);
      expect(found).not.toEqual([]);
      if (names) expect(found.map(({ activityIds }) => activityIds)).toContainEqual(names);
      if (day !== undefined) expect(found.map((finding) => finding.day)).toContain(day);
      for (const { said } of found) expect(english(said)).toMatch(/^\S.*\.$/);
    });
  }
});

describe("what a claim is grounded in", () => {
  const claim = { title: "Old Tower", type: "sightseeing" as const, placeId: "testville/tower", lat: 48.209, lng: 16.371 };

  it("is a place whose id, name and spot agree", () => {
    expect(groundingOf(claim, cities)).toBe("known");
    expect(groundingOf({ ...claim, title: "The Old Tower" }, cities)).toBe("known");
    expect(groundingOf({ ...claim, lat: null, lng: null }, cities)).toBe("known");
  });

  it("is nothing when one of them doesn't", () => {
    expect(groundingOf({ ...claim, placeId: "testville/towers" }, cities)).toBe("unverified");
    expect(groundingOf({ ...claim, placeId: null }, cities)).toBe("unverified");
    expect(groundingOf({ ...claim, title: "Sunken Cathedral" }, cities)).toBe("unverified");
    expect(groundingOf({ ...claim, lat: 48.23 }, cities)).toBe("unverified");
  });

  it("isn't asked of time kept for a meal", () => {
    expect(groundingOf({ ...claim, type: "restaurant", title: "Lunch near Old Tower", placeId: null }, cities)).toBe("none");
  });
});

describe("a summary of costs", () => {
  it("adds up, and to what the trip costs", () => {
    const costs = costsOf(clean);
    expect(checkTotals(clean, costs)).toEqual([]);
    expect(checkTotals(clean, { ...costs, meals: { amount: costs.meals.amount + 100, currency: "EUR" } })).toHaveLength(1);
    expect(checkTotals(without("fort"), costs)).toHaveLength(1);
  });
});

describe("the checker's own arithmetic", () => {
  it("agrees with the planner's on days and distances", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (offset) => {
        const date = addDays("1970-01-01", offset);
        expect(dayNumber(date)).toBe(daysBetween("1970-01-01", date));
        expect(weekdayOf(offset)).toBe(weekdayIndex(date));
      }),
    );
    const point = fc.record({ lat: fc.double({ min: -80, max: 80, noNaN: true }), lng: fc.double({ min: -170, max: 170, noNaN: true }) });
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(Math.abs(kilometres(a, b) - distanceKm(a, b))).toBeLessThan(0.01);
      }),
    );
  });

  it("knows dates that don't exist", () => {
    expect(dayNumber("2027-02-29")).toBeNull();
    expect(dayNumber("2028-02-29")).not.toBeNull();
    expect(dayNumber("2027-13-01")).toBeNull();
  });
});
