import { english } from "../../../said";
import { describe, expect, it } from "vitest";
import { addDays, minutesOfDay } from "../../../dates";
import type { TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import type { PlanContext, RepairResult } from "../draftTypes";
import { applyEdits } from "./applyEdits";
import { findPlaces } from "./candidates";
import { costsOf } from "./costs";
import { draftPlan } from "./draftPlan";
import { fillDay, fitBudget, insertMeal, insertPlace, moveTo, optimizeDay, relaxDay, replaceWith } from "./repairs";
import { travelOf } from "./timeline";
import { activity, citiesOf, dataCities, likes, START, tripTo } from "./trips.testing";

const [kyoto, osaka] = ["kyoto", "osaka"].map((slug) => dataCities().find((city) => city.slug === slug)!) as [ReturnType<typeof dataCities>[number], ReturnType<typeof dataCities>[number]];
const cities = citiesOf(kyoto, osaka);
const preferences = likes({ interests: ["temples", "markets"], notBefore: "09:00" });
const bare = tripTo([[kyoto, 3], [osaka, 3]], { budget: { amount: 240_000, currency: "EUR" } });
const drafted = applyEdits(bare, draftPlan({ trip: bare, cities, preferences, days: "all", keep: [] }).steps.flatMap(({ edits }) => edits));
const context: PlanContext = { trip: drafted, cities, preferences };
const SECOND = addDays(START, 1);

const after = (result: RepairResult, trip: TripState = drafted) => applyEdits(trip, result.step?.edits ?? []);
const errors = (trip: TripState) => checkPlan(trip, cities, preferences).filter(({ severity }) => severity === "error");
const sights = (trip: TripState, day: string) => trip.activities.filter((one) => one.day === day && one.type === "sightseeing");
const others = (trip: TripState, day: string) => trip.activities.filter((one) => one.day !== day);

describe("a day made more relaxed", () => {
  const result = relaxDay(context, SECOND);

  it("has about half the stops, begins later, and keeps meals and other days", () => {
    const trip = after(result);
    expect(sights(trip, SECOND)).toHaveLength(Math.ceil(sights(drafted, SECOND).length / 2));
    expect(minutesOfDay(trip.activities.find((one) => one.day === SECOND)!.start!)).toBeGreaterThanOrEqual(10 * 60 + 30);
    expect(others(trip, SECOND)).toEqual(others(drafted, SECOND));
    expect(trip.activities.filter((one) => one.day === SECOND && one.meal)).toEqual(drafted.activities.filter((one) => one.day === SECOND && one.meal));
    expect(errors(trip)).toEqual([]);
  });

  it("says what went", () => {
    expect(result.removed.length).toBeGreaterThan(0);
    for (const name of result.removed) expect(english(result.explanation)).toContain(name);
  });

  it("leaves what is booked, and says so", () => {
    const booked = { ...drafted, activities: drafted.activities.map((one) => ({ ...one, locked: true })) };
    expect(relaxDay({ ...context, trip: booked }, SECOND)).toMatchObject({ step: null });
    expect(english(relaxDay({ ...context, trip: booked }, SECOND).explanation)).toMatch(/booked/);
  });
});

describe("a day filled again", () => {
  it("gets sights and meals in its gaps, and nothing that is there moves", () => {
    const emptied = { ...drafted, activities: drafted.activities.filter((one) => one.day !== SECOND || (one.meal !== "lunch" && one.type !== "sightseeing")) };
    const result = fillDay({ ...context, trip: emptied }, SECOND);
    const trip = after(result, emptied);
    expect(sights(trip, SECOND).length).toBeGreaterThanOrEqual(4);
    expect(trip.activities.some((one) => one.day === SECOND && one.meal === "lunch")).toBe(true);
    expect(result.step!.edits.every(({ op }) => op === "add")).toBe(true);
    expect(errors(trip)).toEqual([]);
  });

  it("keeps to the wish", () => {
    const emptied = { ...drafted, activities: drafted.activities.filter((one) => one.day !== SECOND) };
    const result = fillDay({ ...context, trip: emptied }, SECOND, { setting: "indoor" });
    const stops = sights(after(result, emptied), SECOND);
    expect(stops.length).toBeGreaterThan(0);
    for (const { placeId } of stops) expect(kyoto.places.find((place) => `kyoto/${place.id}` === placeId)!.setting).toBe("indoor");
  });
});

describe("a day put into order", () => {
  const day = SECOND;
  const ids = ["kiyomizu-dera", "kinkaku-ji", "ninenzaka", "ryoan-ji"];
  const zigzag = {
    ...bare,
    activities: ids.map((id, index) => {
      const place = kyoto.places.find((candidate) => candidate.id === id)!;
      const start = 9 + 2 * index;
      return activity({ id, title: place.name, placeId: `kyoto/${id}`, lat: place.lat, lng: place.lng, destinationId: bare.destinations[0]!.id, day, start: `${String(start).padStart(2, "0")}:00`, end: `${start}:50`.padStart(5, "0") });
    }),
  };

  it("has shorter ways with the same stops", () => {
    const state = { ...context, trip: zigzag };
    const result = optimizeDay(state, day);
    const trip = after(result, zigzag);
    expect(sights(trip, day).map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(result.minutesSaved).toBeGreaterThan(20);
    expect(travelOf({ ...state, trip }, day).minutes).toBe(travelOf(state, day).minutes - result.minutesSaved);
    expect(errors(trip).filter(({ code }) => code !== "C11")).toEqual([]);
  });

  it("is left alone when nothing is gained", () => {
    const once = after(optimizeDay({ ...context, trip: zigzag }, day), zigzag);
    expect(optimizeDay({ ...context, trip: once }, day)).toMatchObject({ step: null, minutesSaved: 0 });
  });
});

describe("one thing exchanged", () => {
  // Not each hour has something indoors near by: the first outdoor stop for which there is.
  const target = drafted.activities.find(({ id, type, day, placeId }) => type === "sightseeing" && day !== null && placeId?.startsWith("kyoto/") && kyoto.places.find((place) => `kyoto/${place.id}` === placeId)!.setting === "outdoor" && replaceWith(context, id, { setting: "indoor" }).step !== null)!;

  it("is something indoors that is open then, in the same city", () => {
    const result = replaceWith(context, target.id, { setting: "indoor" });
    const trip = after(result);
    const [name] = result.added;
    const place = kyoto.places.find((candidate) => candidate.name === name)!;
    expect(place.setting).toBe("indoor");
    expect(result.removed).toEqual([target.title]);
    expect(trip.activities.some(({ id }) => id === target.id)).toBe(false);
    expect(sights(trip, target.day!)).toHaveLength(sights(drafted, target.day!).length);
    expect(errors(trip)).toEqual([]);
  });

  it("stays when nothing answers the wish, or when it is booked", () => {
    expect(replaceWith(context, target.id, { words: "volcano crater" })).toMatchObject({ step: null });
    const booked = { ...drafted, activities: drafted.activities.map((one) => (one.id === target.id ? { ...one, locked: true } : one)) };
    expect(english(replaceWith({ ...context, trip: booked }, target.id, { setting: "indoor" }).explanation)).toMatch(/booked/);
  });
});

describe("a meal put in", () => {
  it("is ramen for lunch on that day instead of the planned lunch", () => {
    const result = insertMeal(context, { meal: "lunch", days: [SECOND], cuisines: ["ramen"], what: "ramen lunch", at: null });
    const trip = after(result);
    const lunches = trip.activities.filter((one) => one.day === SECOND && one.meal === "lunch");
    expect(lunches).toHaveLength(1);
    expect(lunches[0]!.title).toMatch(/ramen/i);
    expect(kyoto.places.find((place) => `kyoto/${place.id}` === lunches[0]!.placeId)!.food!.cuisines).toContain("ramen");
    expect(errors(trip)).toEqual([]);
  });

  it("keeps the time when no place is known for the dish", () => {
    const result = insertMeal(context, { meal: "lunch", days: [SECOND], cuisines: ["ethiopian"], what: "Ethiopian lunch", at: null });
    const [lunch] = after(result).activities.filter((one) => one.day === SECOND && one.meal === "lunch");
    expect(lunch).toMatchObject({ placeId: null, type: "restaurant" });
    expect(english(result.explanation)).toMatch(/know no place/);
  });

  it("warns when a dish goes against a diet", () => {
    const vegetarian = { ...context, preferences: likes({ diets: [{ diet: "vegetarian", meals: "all" }] }) };
    const result = insertMeal(vegetarian, { meal: "lunch", days: [SECOND], cuisines: ["ramen"], what: "ramen lunch", at: null });
    expect(english(result.explanation)).toMatch(/vegetarian/);
  });
});

describe("a place put in or moved", () => {
  const [candidate] = findPlaces(context, { kinds: ["museum"], destinationId: bare.destinations[0]!.id });

  it("goes where it adds least way, within its hours", () => {
    const result = insertPlace(context, { placeId: candidate!.placeId, days: [], at: null });
    const trip = after(result);
    expect(trip.activities.some(({ placeId }) => placeId === candidate!.placeId)).toBe(true);
    expect(errors(trip)).toEqual([]);
  });

  it("is refused with the reason: there already, elsewhere, unknown", () => {
    const [there] = sights(drafted, SECOND);
    expect(english(insertPlace(context, { placeId: there!.placeId!, days: [], at: null }).explanation)).toMatch(/already/);
    expect(english(insertPlace(context, { placeId: candidate!.placeId, days: [drafted.endDate], at: null }).explanation)).toMatch(/aren't in Kyoto/);
    expect(insertPlace(context, { placeId: "kyoto/nothing", days: [], at: null }).step).toBeNull();
  });

  it("moves to another day of its city, other stops making room", () => {
    const [stop] = sights(drafted, SECOND);
    const result = moveTo(context, { activityId: stop!.id, days: [addDays(START, 2)], at: null });
    const trip = after(result);
    expect(trip.activities.find(({ id }) => id === stop!.id)!.day).toBe(addDays(START, 2));
    expect(errors(trip)).toEqual([]);
  });

  it("doesn't move to a day in another city", () => {
    const [stop] = sights(drafted, SECOND);
    expect(moveTo(context, { activityId: stop!.id, days: [addDays(START, 4)], at: null })).toMatchObject({ step: null });
  });
});

describe("a plan brought within a sum", () => {
  it("saves on rooms before it changes what one does", () => {
    const { total } = costsOf(drafted);
    const budget = { amount: Math.round(total.amount * 0.85), currency: "EUR" };
    const result = fitBudget(context, budget);
    const trip = after(result);
    expect(costsOf(trip, { currency: "EUR" }).total.amount).toBeLessThanOrEqual(budget.amount);
    expect(result.costChange!.amount).toBeLessThan(0);
    expect(trip.activities.filter(({ type }) => type === "sightseeing").length).toBe(drafted.activities.filter(({ type }) => type === "sightseeing").length);
    expect(errors(trip)).toEqual([]);
  });

  it("changes nothing when it fits already or can't be done, and names the least", () => {
    expect(fitBudget(context, { amount: 900_000, currency: "EUR" }).step).toBeNull();
    const impossible = fitBudget(context, { amount: 10_000, currency: "EUR" });
    expect(impossible.step).toBeNull();
    expect(english(impossible.explanation)).toMatch(/€\d/);
  });
});

describe("places found", () => {
  it("answer by name, kind, interest, cuisine and price, the best first", () => {
    expect(findPlaces(context, { words: "golden pavilion", notInTrip: false })[0]?.place.id ?? findPlaces(context, { words: "kinkakuji", notInTrip: false })[0]!.place.id).toBe("kinkaku-ji");
    expect(findPlaces(context, { kinds: ["museum"] }).every(({ place }) => place.kind === "museum")).toBe(true);
    expect(findPlaces(context, { meal: "dinner", cuisines: ["ramen"], notInTrip: false }).length).toBeGreaterThan(1);
    expect(findPlaces(context, { maxPrice: 0 }).every(({ place }) => place.price === 0)).toBe(true);
    const scores = findPlaces(context, {}).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});
