// A plan for a trip, or for some of its days: routes filled by the solver, beds and journeys around
// them, all of it within the budget if that can be done.
import { eachDay, daysBetween } from "../../dates";
import { startsOn } from "../../places/openingHours";
import { convert } from "../../places/rates";
import { estimateLeg } from "../../places/travel";
import type { City, Place } from "../../places/types";
import type { ActivityFields, DestinationState, EditStep, Money, TripState } from "../types";
import { formatDay } from "../../trips/labels";
import { toTime } from "./clock";
import { mealTitle, placeKey, whyMeal, whySight } from "./reasons";
import { lodgingOf, tripRoutes, type Journey, type PlannedRoute } from "./routes";
import { MEAL_HOURS } from "./solver/schedule";
import { solve } from "./solver/solve";
import type { Meal, Problem, Stop, Table, Visit } from "./solver/types";
import { burdenOfTable, dietFit, dietsAt, isAllowed, isMustSee, isSight, profitOfPlace, type Thrift } from "./suitability";
import type { Preferences } from "./types";

export type DraftInput = {
  trip: TripState;
  cities: Map<string, City>;
  preferences: Preferences;
  /** Days to plan; others stay as they are. */
  dates: string[];
  /** Place ids that are elsewhere in the trip already. */
  taken: Set<string>;
  /** Whole stays get a bed; false when days are merely planned again. */
  withStays: boolean;
  seed: number;
};

export type Draft = {
  /** One a day, in order. */
  steps: EditStep[];
  easyDays: string[];
  withoutData: string[];
  /** Of the drafted activities, in the budget's currency. */
  cost: Money;
  /** How far one had to save: 0 not at all. */
  thrift: Thrift;
  overBudget: boolean;
  /** Wishes that no known place answers. */
  notFound: string[];
  stops: number;
};

const THRIFTS: Thrift[] = [0, 1, 2, 3];

/** Saves a little more each time until the plan is within what is left of the budget. */
export function draftPlan(input: DraftInput): Draft {
  const limit = remainingBudget(input);
  let draft = draftAt(input, 0);
  for (const thrift of THRIFTS.slice(1)) {
    if (limit === null || draft.cost.amount <= limit.amount) break;
    draft = draftAt(input, thrift);
  }
  return { ...draft, overBudget: limit !== null && draft.cost.amount > limit.amount };
}

/** The budget less what stays in the trip beside the draft. */
function remainingBudget({ trip, preferences, dates, withStays }: DraftInput): Money | null {
  const budget = preferences.budget ?? trip.budget;
  if (!budget) return null;
  const planned = new Set(dates);
  const kept = trip.activities.filter((activity) => activity.day !== null && activity.cost && !(activity.source === "ai" && !activity.locked && (planned.has(activity.day) || (withStays && activity.type === "hotel"))));
  const spent = kept.reduce((sum, activity) => sum + convert(activity.cost!, budget.currency).amount, 0);
  return { amount: budget.amount - spent, currency: budget.currency };
}

function draftAt(input: DraftInput, thrift: Thrift): Omit<Draft, "overBudget"> {
  const { trip, cities, preferences, seed } = input;
  const dates = new Set(input.dates);
  const { routes, journeys, easyDays, withoutData } = tripRoutes(trip, cities, preferences, dates);
  const problem = problemOf(input, routes, thrift);
  const solution = solve(problem, seed);
  const byDate = new Map<string, ActivityFields[]>(eachDay(trip.startDate, trip.endDate).filter((date) => dates.has(date)).map((date) => [date, []]));
  if (input.withStays) {
    for (const destination of trip.destinations) {
      const stay = stayIn(destination, trip, cities, preferences, thrift);
      if (stay) byDate.get(destination.arrival)?.push(stay);
    }
  }
  for (const journey of journeys) byDate.get(journey.date)?.push(journeyActivity(journey, trip, cities));
  let stops = 0;
  for (const [index, route] of routes.entries()) {
    const visits = solution.routes[index]!.visits;
    stops += visits.filter((visit) => visit.what === "stop").length;
    byDate.get(route.date)!.push(...visits.map((visit) => visitActivity(visit, route, cities.get(route.city)!, trip, preferences)));
  }
  const currency = (preferences.budget ?? trip.budget)?.currency ?? "EUR";
  const all = [...byDate.values()].flat();
  const amount = all.reduce((sum, { cost }) => sum + (cost ? convert(cost, currency).amount : 0), 0);
  const steps = [...byDate].map(([date, activities]) => ({
    label: `planned ${[formatDay(date), cityNames(trip, date)].filter(Boolean).join(" · ")}`,
    edits: activities.sort(byStart).map((activity) => ({ op: "add" as const, activity })),
  }));
  return { steps: steps.filter(({ edits }) => edits.length > 0), easyDays, withoutData, cost: { amount, currency }, thrift, stops, notFound: notFound(preferences, cities) };
}

const byStart = (a: ActivityFields, b: ActivityFields) => (a.type === "hotel" ? 1 : 0) - (b.type === "hotel" ? 1 : 0) || ((a.start ?? "") < (b.start ?? "") ? -1 : 1);

const cityNames = (trip: TripState, date: string) =>
  trip.destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure).map(({ name }) => name).join(" → ");

function notFound(preferences: Preferences, cities: Map<string, City>): string[] {
  const places = [...cities.values()].flatMap((city) => city.places);
  return preferences.mustSee.filter((words) => !places.some((place) => isMustSee(place, { ...preferences, mustSee: [words] })));
}

/** What the solver may choose from, priced in interest. */
export function problemOf({ cities, preferences, taken }: DraftInput, routes: PlannedRoute[], thrift: Thrift): Problem {
  const stops = new Map<string, Stop[]>();
  const tables = new Map<string, Table[]>();
  for (const slug of new Set(routes.map((route) => route.city))) {
    const city = cities.get(slug)!;
    const free = city.places.filter((place) => !taken.has(placeKey(city, place)) && isAllowed(place, preferences));
    const sights = free.filter((place) => isSight(place) && (place.kind !== "dayTrip" || isMustSee(place, preferences)));
    stops.set(slug, sights.map((place) => stopOf(place, city, routes, preferences, thrift)));
    tables.set(slug, city.places.filter((place) => place.food && !preferences.avoid.some((word) => place.name === word)).map((place) => tableOf(place, city, routes, preferences, thrift)));
  }
  const travel: Problem["travel"] = (slug, from, to) => estimateLeg(from, to, cities.get(slug)!.transit.mode).minutes;
  return { routes, stops, tables, travel: remembered(travel) };
}

/** The same pairs are asked for thousands of times. */
function remembered(travel: Problem["travel"]): Problem["travel"] {
  const known = new Map<string, number>();
  return (city, from, to) => {
    const key = `${from.lat},${from.lng},${to.lat},${to.lng}`;
    let minutes = known.get(key);
    if (minutes === undefined) known.set(key, (minutes = travel(city, from, to)));
    return minutes;
  };
}

function stopOf(place: Place, city: City, routes: PlannedRoute[], preferences: Preferences, thrift: Thrift): Stop {
  const visit = preferences.pace === "packed" ? place.visit[0] : place.visit[1];
  return {
    id: place.id,
    point: place,
    kind: place.kind,
    visit,
    profit: profitOfPlace(place, city, preferences, thrift),
    starts: routes.map((route) => (route.city === city.slug ? startsOn(place, route.date, visit) : [])),
    must: isMustSee(place, preferences),
  };
}

function tableOf(place: Place, city: City, routes: PlannedRoute[], preferences: Preferences, thrift: Thrift): Table {
  const starts = (meal: Meal) =>
    routes.map((route) => {
      const serves = route.city === city.slug && place.food!.meals.includes(meal) && dietFit(place, dietsAt(preferences, meal)) !== "no";
      return serves ? startsOn(place, route.date, MEAL_HOURS[meal].minutes) : [];
    });
  const burden = Math.min(...(["lunch", "dinner"] as const).filter((meal) => place.food!.meals.includes(meal)).map((meal) => burdenOfTable(place, city, preferences, meal, thrift)), 500);
  return { id: place.id, point: place, starts: { lunch: starts("lunch"), dinner: starts("dinner") }, burden };
}

const blank = { endDay: null, address: undefined, meal: null, placeId: null, lat: null, lng: null, cost: null } satisfies Partial<ActivityFields>;

function stayIn(destination: DestinationState, trip: TripState, cities: Map<string, City>, preferences: Preferences, thrift: Thrift): ActivityFields | null {
  const nights = daysBetween(destination.arrival, destination.departure);
  const city = destination.citySlug === null ? undefined : cities.get(destination.citySlug);
  const booked = trip.activities.some((activity) => activity.type === "hotel" && activity.destinationId === destination.id && (activity.source === "person" || activity.locked));
  if (nights <= 0 || booked || !city) return null;
  const area = city.lodging[0]!;
  const bands = ["high", "mid", "budget"] as const;
  const band = bands[Math.min(2, bands.indexOf(preferences.budgetStyle) + (thrift > 0 ? 1 : 0))]!;
  const rooms = Math.ceil(trip.travellers / 2);
  return {
    ...blank,
    title: `Stay near ${area.area}`,
    type: "hotel",
    destinationId: destination.id,
    day: destination.arrival,
    endDay: destination.departure,
    start: "15:00",
    end: "11:00",
    cost: { amount: area.perNight[band] * nights * rooms, currency: city.currency },
    lat: area.lat,
    lng: area.lng,
    why: `${area.fact} Choose a hotel here: ${nights} ${nights === 1 ? "night" : "nights"}, ${rooms} ${rooms === 1 ? "room" : "rooms"} at a usual ${band === "mid" ? "middle" : band} price.`,
  };
}

function journeyActivity({ date, from, to, leg, depart, arrive }: Journey, trip: TripState, cities: Map<string, City>): ActivityFields {
  const city = from.citySlug === null ? undefined : cities.get(from.citySlug);
  const how = leg.mode === "flight" ? "Flight" : leg.mode === "train" ? "Train" : leg.mode === "bus" ? "Coach" : leg.mode === "ferry" ? "Ferry" : "Drive";
  return {
    ...blank,
    title: `${how} from ${from.name} to ${to.name}`,
    type: "transport",
    destinationId: from.id,
    day: date,
    start: toTime(depart),
    end: toTime(arrive),
    cost: leg.fare !== null && city ? { amount: leg.fare * trip.travellers, currency: city.currency } : null,
    address: `${leg.from} to ${leg.to}`,
    why: leg.estimated ? `About ${leg.minutes} minutes over ${leg.km} km, estimated from the distance: look up the connection.` : `About ${leg.minutes} minutes; bags stay with you, check-in is after you arrive.`,
  };
}

function visitActivity(visit: Visit, route: PlannedRoute, city: City, trip: TripState, preferences: Preferences): ActivityFields {
  const id = visit.what === "stop" ? visit.stop.id : visit.table.id;
  const place = city.places.find((candidate) => candidate.id === id)!;
  const shared = { ...placeFields(place, city, route.destination.id, trip), day: route.date, start: toTime(visit.start), end: toTime(visit.end) };
  if (visit.what === "stop") return { ...shared, why: whySight(place, preferences) };
  const { meal } = visit;
  return { ...shared, title: mealTitle(place, preferences, meal), type: "restaurant", meal, cost: partyPrice(place, city, trip), why: whyMeal(place, preferences, meal) };
}

/** A known place as an activity, without day and time. Markets cost nothing to look at. */
export function placeFields(place: Place, city: City, destinationId: string, trip: TripState): ActivityFields {
  return {
    ...blank,
    title: place.name,
    type: "sightseeing",
    destinationId,
    day: null,
    start: null,
    end: null,
    cost: place.kind === "market" ? { amount: 0, currency: city.currency } : partyPrice(place, city, trip),
    placeId: placeKey(city, place),
    lat: place.lat,
    lng: place.lng,
    address: place.area,
  };
}

export const partyPrice = (place: Place, city: City, trip: TripState): Money => ({ amount: place.price * trip.travellers, currency: city.currency });

export { lodgingOf };
