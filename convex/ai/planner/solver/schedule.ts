// Times for an order of stops: as early as possible, meals put in when their hour has come, at a
// table near the way. Null when the order can't be kept.
import type { Point } from "../../../places/distance";
import { roundUp } from "../clock";
import type { Meal, Problem, Route, Stop, Table, Visit } from "./types";

/** When a meal may begin. Lunch is looked for from the first minute on, dinner too. */
export const MEAL_HOURS: Record<Meal, { from: number; until: number; minutes: number }> = {
  lunch: { from: 11 * 60 + 30, until: 14 * 60, minutes: 60 },
  dinner: { from: 18 * 60, until: 20 * 60 + 30, minutes: 75 },
};
/** Between arriving and beginning; nobody walks in on the minute. */
const SLACK = 5;
const GRID = 5;
/** Longer waits before a door opens make an order not worth keeping. */
const MAX_WAIT = 75;

export type Schedule = { visits: Visit[]; end: number; travel: number };

/** `eaten` are tables used elsewhere in the trip: taken again only when there is no other. */
export function schedule(problem: Problem, index: number, stops: Stop[], eaten: Set<string>): Schedule | null {
  const route = problem.routes[index]!;
  const tables = problem.tables.get(route.city) ?? [];
  const minutes = (from: Point, to: Point) => problem.travel(route.city, from, to);
  const visits: Visit[] = [];
  const used = new Set(stops.map((stop) => stop.id));
  let at = route.from;
  let now = route.open;
  let travel = 0;
  let pendingMeals = [...route.meals];

  const eat = (meal: Meal, towards: Point): boolean => {
    const choice = bestTable({ tables, meal, index, at, towards, now, used, eaten, minutes });
    if (!choice) return false;
    visits.push({ what: "meal", meal, table: choice.table, start: choice.start, end: choice.start + MEAL_HOURS[meal].minutes });
    travel += choice.travel;
    at = choice.table.point;
    now = choice.start + MEAL_HOURS[meal].minutes;
    used.add(choice.table.id);
    pendingMeals = pendingMeals.filter((other) => other !== meal);
    return true;
  };

  for (const stop of stops) {
    // Eat first when the visit would end too late for the meal.
    for (const meal of [...pendingMeals]) {
      const begin = arrival(stop, index, now + minutes(at, stop.point));
      const latest = MEAL_HOURS[meal].until - 20;
      if (begin === null || begin + stop.visit > latest) if (!eat(meal, stop.point)) return null;
    }
    const way = minutes(at, stop.point);
    const begin = arrival(stop, index, now + way);
    if (begin === null || (visits.length > 0 && begin - now - way > MAX_WAIT)) return null;
    visits.push({ what: "stop", stop, start: begin, end: begin + stop.visit });
    travel += way;
    at = stop.point;
    now = begin + stop.visit;
  }
  for (const meal of [...pendingMeals]) if (!eat(meal, route.to)) return null;
  const home = minutes(at, route.to);
  if (now + home > route.close) return null;
  return { visits, end: now, travel: travel + home };
}

/** When a visit begins for somebody who arrives then. */
function arrival(stop: Stop, index: number, arrived: number): number | null {
  const ready = roundUp(arrived + SLACK, GRID);
  for (const window of stop.starts[index]!) if (ready <= window.close) return Math.max(ready, roundUp(window.open, GRID));
  return null;
}

type Choice = { table: Table; start: number; travel: number };
type Search = {
  tables: Table[];
  meal: Meal;
  index: number;
  at: Point;
  towards: Point;
  now: number;
  used: Set<string>;
  eaten: Set<string>;
  minutes: (from: Point, to: Point) => number;
};

const REPEATED = 90;

function bestTable({ tables, meal, index, at, towards, now, used, eaten, minutes }: Search): Choice | null {
  const hours = MEAL_HOURS[meal];
  let best: (Choice & { score: number }) | null = null;
  for (const table of tables) {
    if (used.has(table.id)) continue;
    const way = minutes(at, table.point);
    const ready = Math.max(roundUp(now + way + SLACK, GRID), hours.from);
    const window = table.starts[meal][index]!.find((candidate) => ready <= candidate.close);
    if (!window) continue;
    const start = Math.max(ready, roundUp(window.open, GRID));
    if (start > hours.until) continue;
    const detour = way + minutes(table.point, towards);
    const score = detour + table.burden + (eaten.has(table.id) ? REPEATED : 0) + Math.max(0, start - Math.max(now, hours.from)) / 3;
    if (!best || score < best.score) best = { table, start, travel: way, score };
  }
  return best;
}

export const routeStops = (visits: Visit[]): Stop[] => visits.flatMap((visit) => (visit.what === "stop" ? [visit.stop] : []));

export type { Route };
