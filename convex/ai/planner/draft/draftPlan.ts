// A plan for a trip, or for some of its days: beds, journeys and day trips first, the rest filled by the
// solver, all of it within the budget if that can be done by saving step by step.
import { cityWord, type NamedCity } from "../../../places/cityNames";
import { convert } from "../../../places/rates";
import { sightWord } from "../../../places/sightNames";
import type { City } from "../../../places/types";
import { say, type Said } from "../../../said";
import type { ActivityFields, ActivityState, EditStep, TripEdit, TripState } from "../../types";
import type { DaySummary, DraftInput, DraftResult } from "../draftTypes";
import { solveOrienteering } from "../solver/orienteering";
import type { Problem } from "../solver/problem";
import { applyEdits } from "./applyEdits";
import { assemble, placeKey } from "./assemble";
import { costsOf, planCurrency, whole } from "./costs";
import { chooseDayTrips } from "./dayTrips";
import { describeDay } from "./describe";
import { isNamed, sharedInterests } from "./interest";
import { localRides } from "./journeys";
import { cityOf, daySkeleton, daysOf, destinationsOn, easyDaysOf, type Base, type DaySkeleton } from "./skeleton";
import { bandOf, lodgingArea, openNights, stayActivity } from "./stays";
import { thriftLevels, type Thrift } from "./thrift";
import { unmetWishes } from "./unmet";

/** Longer trips take longer to search, up to what one waits for. */
export const planIterations = (days: number) => Math.min(24_000, 3000 * days);
/** Enough to see what a level of saving comes to. */
const TRIAL_ITERATIONS = 60;

/** Deterministic for equal input. Never changes what is booked, a person's own, or in `keep`. */
export function draftPlan(input: DraftInput): DraftResult {
  const { trip, cities, preferences } = input;
  const days = daysOf(trip).filter((day) => input.days === "all" || input.days.includes(day));
  const withoutData = [...new Set(days.flatMap((day) => destinationsOn(trip, day)).filter((destination) => !cityOf(destination, cities)).map(({ name }) => name))];
  const planned = days.filter((day) => destinationsOn(trip, day).some((destination) => cityOf(destination, cities)));
  const nothing: DraftResult = { steps: [], days: [], costs: null, withoutData, unmet: [], overBudget: null, highlights: [] };
  if (planned.length === 0) return nothing;

  const setting = settingOf(input, planned);
  const levels = thriftLevels(preferences.budgetStyle);
  const budget = setting.budget;
  let first = 0;
  // Without a limit at first: a plan that would come to more is saved on, and the traveller is told.
  const exceeds = (level: number) => budget !== null && totalOf(attempt(level === 0 ? { ...setting, budget: null } : setting, levels[level]!, TRIAL_ITERATIONS), setting) > budget.amount;
  while (first < levels.length - 1 && exceeds(first)) first++;
  let result = attempt(setting, levels[first]!, planIterations(planned.length));
  while (budget && totalOf(result, setting) > budget.amount && first < levels.length - 1) result = attempt(setting, levels[++first]!, planIterations(planned.length));

  const after = applyEdits(trip, result.steps.flatMap(({ edits }) => edits));
  const costs = costsOf(after, { currency: setting.currency, budget });
  const over = costs.withinBudget
    ? null
    : {
        cheapest: costs.total,
        reason: say("Even with the cheapest rooms, simple meals and free sights this comes to {total}, more than the {budget} there is. Fewer nights, fewer people or more money would do it.", { total: whole(costs.total), budget: whole(costs.budget!) }),
      };
  return {
    steps: result.steps,
    days: result.skeletons.map((skeleton) => summary(skeleton, after, setting)),
    costs,
    withoutData,
    unmet: [...unmetWishes(after, input, planned), ...savings(first, levels.length, over !== null)],
    overBudget: over,
    highlights: highlightsOf(result.steps, input),
  };
}

type Setting = {
  input: DraftInput;
  days: string[];
  kept: ActivityState[];
  removed: ActivityState[];
  easyDays: string[];
  currency: string;
  budget: { amount: number; currency: string } | null;
  taken: Set<string>;
};

function settingOf(input: DraftInput, days: string[]): Setting {
  const { trip, preferences, cities } = input;
  const anew = new Set(days);
  const goes = ({ id, day, type, source, locked }: ActivityState) =>
    day !== null && anew.has(day) && source === "ai" && !locked && !input.keep.includes(id) && (type !== "hotel" || input.days === "all");
  const kept = trip.activities.filter((activity) => !goes(activity));
  const limit = preferences.budget ?? trip.budget;
  const firstCity = trip.destinations.map((destination) => cityOf(destination, cities)).find((city) => city !== null);
  const currency = limit?.currency ?? (kept.length > 0 ? planCurrency({ ...trip, activities: kept }, null) : (firstCity?.currency ?? "EUR"));
  return {
    input,
    days,
    kept,
    removed: trip.activities.filter(goes),
    easyDays: easyDaysOf(trip, preferences, days),
    currency,
    budget: limit,
    taken: new Set(kept.flatMap(({ placeId, day }) => (placeId && day !== null ? [placeId] : []))),
  };
}

type Attempt = { steps: EditStep[]; skeletons: DaySkeleton[] };

const totalOf = ({ steps }: Attempt, { input, currency }: Setting) =>
  costsOf(applyEdits(input.trip, steps.flatMap(({ edits }) => edits)), { currency }).total.amount;

/** What the solver is asked for a request at its first level of saving; null where nothing can be planned. For measuring it. */
export function problemOf(input: DraftInput): Problem | null {
  const days = daysOf(input.trip).filter((day) => destinationsOn(input.trip, day).some((destination) => cityOf(destination, input.cities)));
  if (days.length === 0) return null;
  return prepare(settingOf(input, days), thriftLevels(input.preferences.budgetStyle)[0]!).assembly.problem;
}

/** Beds and day trips are chosen, the rest is left to the solver. */
function prepare(setting: Setting, thrift: Thrift) {
  const { input, days, kept, easyDays, currency, budget, taken } = setting;
  const { trip, cities, preferences, language } = input;
  const bases = new Map<string, Base>();
  const stays: ActivityFields[] = [];
  const hotels = kept.filter(({ type }) => type === "hotel");
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    const area = city && lodgingArea(city, preferences, thrift);
    const own = hotels.find((hotel) => hotel.destinationId === destination.id && hotel.lat !== null);
    if (own) bases.set(destination.id, { lat: own.lat!, lng: own.lng!, area: own.address ?? own.title });
    else if (area) bases.set(destination.id, { lat: area.lat, lng: area.lng, area: area.area });
    if (!city || !area) continue;
    for (const nights of openNights(destination, hotels, input.days === "all" ? null : new Set(days))) {
      stays.push(stayActivity(nights, area, city, { destination, trip, band: bandOf(preferences, thrift), language }));
    }
  }

  const options = { trip, cities, preferences, easyDays, bases };
  const bare = days.map((day) => daySkeleton(day, { ...options, kept })!);
  const dayTrips = chooseDayTrips(bare, { trip, cities, preferences, language, thrift, taken });
  const skeletons = bare.map((skeleton) => {
    const away = dayTrips.get(skeleton.day);
    if (!away) return skeleton;
    // Away until the evening: lunch is had there, and the way starts and ends at the hotel.
    const base = bases.get(skeleton.destination.id)!;
    const pseudo: ActivityState = { ...away, id: "day trip", source: "ai", meal: "lunch", lat: base.lat, lng: base.lng };
    return { ...daySkeleton(skeleton.day, { ...options, kept: [...kept, pseudo] })!, room: 0 };
  });

  const fixedCosts = [...stays, ...dayTrips.values(), ...kept].reduce((sum, { cost, day }) => sum + (cost && day !== null ? convert(cost, currency).amount : 0), 0);
  const moving = movingReserve(skeletons, trip, currency);
  const assembly = assemble({
    skeletons,
    preferences,
    thrift,
    travellers: trip.travellers,
    currency,
    budget: budget ? budget.amount - fixedCosts - moving : Infinity,
    taken,
  });
  return { stays, dayTrips, skeletons, assembly };
}

function attempt(setting: Setting, thrift: Thrift, iterations: number): Attempt {
  const { input, kept, removed } = setting;
  const { trip, cities, preferences, language } = input;
  const { stays, dayTrips, skeletons, assembly } = prepare(setting, thrift);
  const solution = solveOrienteering(assembly.problem, { seed: input.seed ?? 1, iterations });

  const rides = new Map<City, number>();
  const steps = skeletons.map((skeleton): EditStep => {
    const described = describeDay(skeleton, assembly, solution, { trip, preferences, language, thrift });
    for (const [city, count] of described.rides) rides.set(city, (rides.get(city) ?? 0) + count);
    const { day } = skeleton;
    const away = dayTrips.get(day);
    const activities = [...stays.filter((stay) => stay.day === day), ...(away ? [away] : []), ...described.activities];
    return { label: planned(day, destinationsOn(trip, day)), edits: activities.sort(byStart).map((activity): TripEdit => ({ op: "add", activity })) };
  });
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    const index = skeletons.findIndex(({ day }) => day === destination.arrival);
    const already = kept.some(({ type, start, destinationId }) => type === "transport" && start === null && destinationId === destination.id);
    const shared = trip.destinations.filter((other) => other.citySlug === destination.citySlug).length;
    const line = city && index >= 0 && !already && localRides(destination, Math.round((rides.get(city) ?? 0) / shared), { trip, cities, language });
    if (line) steps[index]!.edits.push({ op: "add", activity: line });
  }
  // What goes, goes with the step of its day, so that the plan is never empty in between.
  for (const { id, day } of removed) steps[Math.max(0, skeletons.findIndex((skeleton) => skeleton.day === day))]!.edits.unshift({ op: "remove", id });
  return { steps, skeletons };
}

function planned(day: string, cities: NamedCity[]): Said {
  const [first, ...others] = cities.map(cityWord);
  const to = others.at(-1);
  return to === undefined ? say("planned {day} · {city}", { day: { date: day }, city: first ?? "" }) : say("planned {day} · {from} to {to}", { day: { date: day }, from: first!, to });
}

const byStart = (a: ActivityFields, b: ActivityFields) =>
  Number(a.type === "hotel") - Number(b.type === "hotel") || ((a.start ?? "99") < (b.start ?? "99") ? -1 : 1);

/** Fares are known only when the plan is: so many rides a day are set aside. */
const RIDES_RESERVED = 5;

function movingReserve(skeletons: DaySkeleton[], trip: TripState, currency: string): number {
  return skeletons.reduce((sum, { gaps, journeys }) => {
    const city = gaps[0]?.city;
    const rides = city ? convert({ amount: city.transit.fare * RIDES_RESERVED * trip.travellers, currency: city.currency }, currency).amount : 0;
    const far = journeys.reduce((total, { leg, fromCity }) => total + (leg && leg.fare !== null && fromCity ? convert({ amount: leg.fare * trip.travellers, currency: fromCity.currency }, currency).amount : 0), 0);
    return sum + rides + far;
  }, 0);
}

function summary({ day, destination, easy }: DaySkeleton, after: TripState, { currency, input }: Setting): DaySummary {
  const today = after.activities.filter((activity) => activity.day === day && activity.type !== "hotel");
  const timed = today.filter(({ start }) => start !== null);
  const sights = today.filter(({ type }) => type === "sightseeing" || type === "other");
  return {
    day,
    destinationId: destination.id,
    city: cityOf(destination, input.cities)?.name ?? destination.name,
    stops: sights.length,
    start: timed[0]?.start ?? null,
    end: timed.at(-1)?.end ?? null,
    easy,
    cost: costsOf({ ...after, activities: today }, { currency }).total,
    areas: [...new Set(sights.flatMap(({ address }) => (address ? [address] : [])))],
  };
}

function savings(level: number, levels: number, over: boolean): Said[] {
  if (over || level === 0) return [];
  if (level === 1) return [say("To stay within the budget I chose simpler meals and fewer admissions.")];
  if (level < levels - 1) return [say("To stay within the budget I reckoned with cheaper rooms and simpler meals.")];
  return [say("To stay within the budget I took the cheapest rooms, simple meals and sights that are free.")];
}

function highlightsOf(steps: EditStep[], { cities, preferences }: DraftInput): DraftResult["highlights"] {
  const places = new Map([...cities.values()].flatMap((city) => city.places.map((place) => [placeKey(city, place), place] as const)));
  return steps
    .flatMap(({ edits }) => edits.flatMap((edit) => (edit.op === "add" && edit.activity.type === "sightseeing" ? [places.get(edit.activity.placeId ?? "")] : [])))
    .filter((place) => place !== undefined)
    .map((place) => ({ place, rank: (preferences.mustSee.some((words) => isNamed(place, words)) ? 100 : 0) + sharedInterests(place, preferences).length * 2 + place.popularity }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 6)
    .map(({ place }) => sightWord(place));
}
