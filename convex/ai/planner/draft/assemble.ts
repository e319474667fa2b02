// From days with gaps to the solver's problem: which places may be visited when, what each is worth,
// where each meal can be had, and how long the way between any two takes.
import type { Point } from "../../../places/distance";
import { startsOn, type Window } from "../../../places/openingHours";
import { convert } from "../../../places/rates";
import { estimateLeg } from "../../../places/travel";
import { PLACE_KINDS, type City, type Place } from "../../../places/types";
import type { Meal } from "../draftTypes";
import type { Problem, Stop } from "../solver/problem";
import type { Pace, Preferences } from "../types";
import { dietFit, dietsAt, dollars, isAllowed, isMustSee, isSight, servesCuisine, sharedInterests, worthOf } from "./interest";
import { mealHours } from "./mealHours";
import type { DaySkeleton, Gap } from "./skeleton";
import type { Thrift } from "./thrift";

/** What a stop of the problem is: a known place, or a meal somewhere near a point. */
export type Choice = { what: "sight"; place: Place; city: City } | { what: "meal"; meal: Meal; place: Place | null; area: string; point: Point; city: City };
export type Assembly = { problem: Problem; choices: Choice[]; gaps: { gap: Gap; skeleton: DaySkeleton }[] };

export type AssembleOptions = {
  skeletons: DaySkeleton[];
  preferences: Preferences;
  thrift: Thrift;
  travellers: number;
  /** Currency of `budget`. */
  currency: string;
  budget: number;
  /** Place ids in the trip already: not offered as sights, and as tables only when little else is left. */
  taken: ReadonlySet<string>;
  /** The only sights to be offered, as place ids; by default all that suit. */
  only?: ReadonlySet<string>;
  /** Sights that must be in. */
  must?: ReadonlySet<string>;
};

/** Nobody begins on the minute of arriving. */
const SLACK = 5;
/** What stands open all night is still not visited then. */
const DARK: Partial<Record<Place["kind"], number>> = { viewpoint: 21 * 60, neighbourhood: 20 * 60 + 30, shopping: 20 * 60 + 30, nightlife: 23 * 60 + 30 };
const SIGHTS_END = 18 * 60 + 30;
const REPEAT_SHARE = 0.6;
const TRAVEL_WEIGHT = 0.35;
const REPEAT_LOSS = 60;
/** Worth lost when there is only the shortest sensible time for a place. */
const HURRY_LOSS = 20;
const UNNAMED_MEAL = -60;
const MOST_QUARTERS = 6;
/** Between cities one goes by a journey of its own. */
const NEVER = 1e6;

const up = (minutes: number) => Math.ceil(minutes / 5) * 5;
const down = (minutes: number) => Math.floor(minutes / 5) * 5;

export const placeKey = (city: City, place: Place) => `${city.slug}/${place.id}`;

export const visitMinutes = (place: Place, pace: Pace) => up(pace === "packed" ? place.visit[0] : place.visit[1]);

/** Minutes to leave between two places, whichever way one goes. */
export function wayMinutes(city: City, from: Point, to: Point): number {
  return up(Math.max(estimateLeg(from, to, city.transit.mode).minutes, estimateLeg(from, to).minutes) + SLACK);
}

/** For one person; to look at a market costs nothing. */
export const admission = (place: Place) => (place.food ? 0 : place.price);

export function assemble(options: AssembleOptions): Assembly {
  const { skeletons, preferences, thrift, travellers, currency } = options;
  const gaps = skeletons.flatMap((skeleton) => skeleton.gaps.map((gap) => ({ gap, skeleton })));
  const cities = [...new Set(gaps.map(({ gap }) => gap.city))];
  const points: { point: Point; city: City }[] = [];
  const rows = new Map<City, Map<Point, number>>(cities.map((city) => [city, new Map()]));
  const register = (point: Point, city: City) => {
    const known = rows.get(city)!;
    const row = known.get(point) ?? points.push({ point, city }) - 1;
    known.set(point, row);
    return row;
  };
  const party = (amount: number, city: City) => convert({ amount: amount * travellers, currency: city.currency }, currency).amount;

  const quarters = new Map(cities.map((city) => [city, neighbourhoods(city, gaps.map(({ gap }) => gap), preferences)]));
  const stops: Stop[] = [];
  const choices: Choice[] = [];
  const slots: { day: number; meal: Meal }[] = skeletons.flatMap(({ meals }, day) => meals.map((meal) => ({ day, meal })));

  for (const city of cities) {
    for (const place of city.places) {
      const key = placeKey(city, place);
      const forced = options.must?.has(key) ?? false;
      const offered = options.only ? options.only.has(key) : !options.taken.has(key) && place.kind !== "dayTrip" && isSight(place, preferences) && isAllowed(place, preferences);
      const asked = forced || isMustSee(place, preferences);
      if (!offered || (thrift.freeOnly && admission(place) > 0 && !asked)) continue;
      const usual = visitMinutes(place, preferences.pace);
      // What must be in may be seen in less time, if that is the only way to see it.
      for (const visit of asked ? new Set([usual, up(place.visit[0])]) : [usual]) {
        stops.push({
          key,
          at: register(place, city),
          profit: worthOf(place, city, preferences, thrift.admission) - (visit < usual ? HURRY_LOSS : 0),
          visit,
          kind: PLACE_KINDS.indexOf(place.kind),
          cost: party(admission(place), city),
          must: asked,
          starts: gaps.map(({ gap, skeleton }) => (gap.city === city ? sightWindows(place, skeleton.day, visit) : [])),
          slot: null,
          repeatable: false,
        });
        choices.push({ what: "sight", place, city });
      }
    }
  }

  for (const [slot, { day, meal }] of slots.entries()) {
    const dayCities = [...new Set(skeletons[day]!.gaps.map(({ city }) => city))];
    for (const city of dayCities) {
      const { from, until, minutes } = mealHours(city.countryCode)[meal];
      const here = (windows: Window[]) => gaps.map(({ gap, skeleton }) => (gap.city === city && skeleton === skeletons[day] ? windows : []));
      for (const table of tablesOf(city, meal, preferences)) {
        const key = placeKey(city, table);
        const windows = clip(startsOn(table, skeletons[day]!.day, minutes), from, until);
        if (windows.length === 0) continue;
        stops.push({
          key,
          at: register(table, city),
          profit: worthOfTable(table, city, meal, preferences, thrift) - (options.taken.has(key) ? REPEAT_LOSS : 0),
          visit: minutes,
          kind: 0,
          cost: party(table.price, city),
          must: false,
          starts: here(windows),
          slot,
          repeatable: table.kind === "eating",
        });
        choices.push({ what: "meal", meal, place: table, area: table.area, point: table, city });
      }
      const price = party(usualMealPrice(city, meal, thrift, preferences), city);
      for (const { area, point } of quarters.get(city)!) {
        stops.push({
          key: `${city.slug}:${area}:${slot}`,
          at: register(point, city),
          profit: UNNAMED_MEAL,
          visit: minutes,
          kind: 0,
          cost: price,
          must: false,
          starts: here([{ open: from, close: until }]),
          slot,
          repeatable: false,
        });
        choices.push({ what: "meal", meal, place: null, area, point, city });
      }
    }
  }

  const routes = gaps.map(({ gap, skeleton }) => ({
    day: skeletons.indexOf(skeleton),
    from: register(gap.from, gap.city),
    to: register(gap.to, gap.city),
    open: gap.open,
    close: gap.close,
  }));
  const problem: Problem = {
    stops,
    routes,
    dayStops: skeletons.map(({ room }) => room),
    slots,
    travel: travelMatrix(points),
    size: points.length,
    budget: options.budget,
    repeatShare: REPEAT_SHARE,
    travelWeight: TRAVEL_WEIGHT,
    repeatLoss: REPEAT_LOSS,
  };
  return { problem, choices, gaps };
}

function sightWindows(place: Place, day: string, visit: number): Window[] {
  const dark = DARK[place.kind] ?? (place.setting === "indoor" ? 20 * 60 + 30 : SIGHTS_END);
  return clip(startsOn(place, day, visit), 0, dark - visit);
}

const clip = (windows: Window[], from: number, until: number): Window[] =>
  windows.map(({ open, close }) => ({ open: up(Math.max(open, from)), close: down(Math.min(close, until)) })).filter(({ open, close }) => open <= close);

/** Where that meal can be had by everybody in the party. */
export function tablesOf(city: City, meal: Meal, preferences: Preferences): Place[] {
  const diets = dietsAt(preferences, meal);
  return city.places.filter(
    (place) => place.food?.meals.includes(meal) && dietFit(place, diets) !== "no" && (place.kind === "eating" || place.kind === "market") && isAllowed(place, { ...preferences, indoorOnly: false }),
  );
}

export function worthOfTable(place: Place, city: City, meal: Meal, preferences: Preferences, thrift: Thrift): number {
  const diets = dietsAt(preferences, meal);
  const easy = diets.length > 0 && dietFit(place, diets) === "easy" ? 25 + 6 * thrift.meal : 0;
  const cuisine = servesCuisine(place, preferences.cuisines) ? 45 : 0;
  const wished = place.kind === "market" ? sharedInterests(place, preferences).length * 12 : Math.min(1, sharedInterests(place, preferences).length) * 6;
  return 40 + 8 * (place.popularity - 3) + easy + cuisine + wished - dollars(place.price, city.currency) * thrift.meal;
}

/** What a meal for one usually costs in the city, at the wished level. */
export function usualMealPrice(city: City, meal: Meal, thrift: Thrift, { budgetStyle }: Pick<Preferences, "budgetStyle">): number {
  const prices = city.places.filter((place) => place.kind === "eating" && place.food?.meals.includes(meal)).map(({ price }) => price).sort((a, b) => a - b);
  const share = thrift.meal > 1.4 ? 0.2 : { budget: 0.25, mid: 0.5, high: 0.8 }[budgetStyle];
  return prices[Math.floor(share * (prices.length - 1))] ?? 0;
}

/** Where one may look for a table when none is known: around the hotel, the quarters with most to see and what must be seen. */
function neighbourhoods(city: City, gaps: Gap[], preferences: Preferences): { area: string; point: Point }[] {
  const byArea = new Map<string, Place[]>();
  for (const place of city.places) if (place.kind !== "dayTrip") byArea.set(place.area, [...(byArea.get(place.area) ?? []), place]);
  const quarters = [...byArea]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_QUARTERS)
    .map(([area, places]) => ({ area, point: { lat: mean(places.map(({ lat }) => lat)), lng: mean(places.map(({ lng }) => lng)) } }));
  const hotel = gaps.find((gap) => gap.city === city)!;
  const asked = city.places.filter((place) => isMustSee(place, preferences)).slice(0, MOST_QUARTERS).map((place) => ({ area: place.name, point: place as Point }));
  return [{ area: hotel.base.area, point: hotel.base }, ...quarters.filter(({ area }) => area !== hotel.base.area), ...asked.filter(({ area }) => area !== hotel.base.area)];
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function travelMatrix(points: { point: Point; city: City }[]): Float64Array {
  const size = points.length;
  const travel = new Float64Array(size * size);
  for (const [i, from] of points.entries()) {
    for (let j = i; j < size; j++) {
      const to = points[j]!;
      const minutes = from.city === to.city ? wayMinutes(from.city, from.point, to.point) : NEVER;
      travel[i * size + j] = travel[j * size + i] = minutes;
    }
  }
  return travel;
}
