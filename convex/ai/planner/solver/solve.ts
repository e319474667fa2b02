// Iterated local search for the team orienteering problem with time windows: fill every route by
// profit² over added time, then ruin a stretch and recreate, keeping what is better and, while hot,
// some of what is a little worse.
import { seededRandom } from "./random";
import { routeStops, schedule, type Schedule } from "./schedule";
import type { Problem, Solution, Stop } from "./types";

const ITERATIONS = 160;
/** Share of the mean profit of a stop that is given away at first with probability 1/e. */
const HEAT = 0.35;
/** A second temple on one day is worth less than the first, a third less again. */
const REPEATED_KIND = 0.62;
const TRAVEL_COST = 0.12;

type State = { orders: Stop[][]; schedules: Schedule[] };

/** Deterministic for a seed. Routes in which not even the meals fit stay empty. */
export function solve(problem: Problem, seed: number): Solution {
  const random = seededRandom(seed);
  let state = recreate(problem, emptyState(problem));
  let best = state;
  let bestValue = value(state);
  const meanProfit = bestValue / Math.max(1, state.orders.flat().length);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const candidate = recreate(problem, ruin(problem, state, random));
    const temperature = HEAT * meanProfit * (1 - iteration / ITERATIONS) + 1e-9;
    const gain = value(candidate) - value(state);
    if (gain >= 0 || random() < Math.exp(gain / temperature)) state = candidate;
    if (value(state) > bestValue) {
      best = state;
      bestValue = value(state);
    }
  }
  return { routes: best.schedules.map(({ visits }) => ({ visits })), profit: bestValue };
}

const NOTHING: Schedule = { visits: [], end: 0, travel: 0 };

function emptyState(problem: Problem): State {
  const state: State = { orders: problem.routes.map(() => []), schedules: [] };
  for (const index of problem.routes.keys()) state.schedules[index] = schedule(problem, index, [], eatenElsewhere(state, index)) ?? NOTHING;
  return state;
}

function eatenElsewhere({ schedules }: Pick<State, "schedules">, index: number): Set<string> {
  const eaten = new Set<string>();
  for (const [other, plan] of schedules.entries()) {
    if (other === index || !plan) continue;
    for (const visit of plan.visits) if (visit.what === "meal") eaten.add(visit.table.id);
  }
  return eaten;
}

/** What a day's stops are worth together. */
export function profitOf(stops: Stop[]): number {
  const kinds = new Map<string, number>();
  let sum = 0;
  for (const stop of [...stops].sort((a, b) => b.profit - a.profit)) {
    const before = kinds.get(stop.kind) ?? 0;
    sum += stop.profit * REPEATED_KIND ** before;
    kinds.set(stop.kind, before + 1);
  }
  return sum;
}

function value({ orders, schedules }: State): number {
  return orders.reduce((sum, stops, index) => sum + profitOf(stops) - TRAVEL_COST * schedules[index]!.travel, 0);
}

/** Takes a stretch out of one or two routes. */
function ruin(problem: Problem, state: State, random: () => number): State {
  const next: State = { orders: state.orders.map((order) => [...order]), schedules: [...state.schedules] };
  for (let count = 1 + Math.floor(random() * 2); count > 0; count--) {
    const index = Math.floor(random() * next.orders.length);
    const order = next.orders[index]!;
    if (order.length === 0) continue;
    const from = Math.floor(random() * order.length);
    const length = 1 + Math.floor(random() * Math.min(3, order.length - from));
    order.splice(from, length);
    next.schedules[index] = schedule(problem, index, order, eatenElsewhere(next, index)) ?? NOTHING;
  }
  return next;
}

type Insertion = { index: number; order: Stop[]; plan: Schedule; score: number };

/** Inserts the best stop at its best place until nothing more fits. */
function recreate(problem: Problem, state: State): State {
  const next: State = { orders: [...state.orders], schedules: [...state.schedules] };
  const cache = new Map<string, Insertion | null>();
  for (;;) {
    const used = new Set(next.orders.flat().map((stop) => stop.id));
    for (const plan of next.schedules) for (const visit of plan.visits) if (visit.what === "meal") used.add(visit.table.id);
    let best: Insertion | null = null;
    for (const [index, route] of problem.routes.entries()) {
      if (next.orders[index]!.length >= route.maxStops) continue;
      for (const stop of problem.stops.get(route.city) ?? []) {
        if (used.has(stop.id) || stop.starts[index]!.length === 0) continue;
        const key = `${index}|${stop.id}`;
        let found = cache.get(key);
        if (found === undefined) cache.set(key, (found = bestInsertion(problem, next, index, stop)));
        if (found && (!best || found.score > best.score)) best = found;
      }
    }
    if (!best) return next;
    next.orders[best.index] = best.order;
    next.schedules[best.index] = best.plan;
    for (const key of cache.keys()) if (key.startsWith(`${best.index}|`)) cache.delete(key);
  }
}

function bestInsertion(problem: Problem, state: State, index: number, stop: Stop): Insertion | null {
  const order = state.orders[index]!;
  const before = state.schedules[index]!;
  const gain = profitOf([...order, stop]) - profitOf(order);
  const eaten = eatenElsewhere(state, index);
  let best: Insertion | null = null;
  for (let at = 0; at <= order.length; at++) {
    const trial = [...order.slice(0, at), stop, ...order.slice(at)];
    const plan = schedule(problem, index, trial, eaten);
    if (!plan) continue;
    const added = Math.max(10, plan.travel - before.travel + stop.visit);
    const score = (stop.must ? 1e6 : 0) + (gain * gain) / added;
    if (!best || score > best.score) best = { index, order: trial, plan, score };
  }
  return best;
}

export { routeStops };
