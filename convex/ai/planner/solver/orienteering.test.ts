import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveOrienteering } from "./orienteering";
import type { Problem, Solution } from "./problem";

type Spot = { x: number; y: number; profit: number; visit: number; open: number; length: number };

const spot: fc.Arbitrary<Spot> = fc.record({
  x: fc.integer({ min: 0, max: 30 }),
  y: fc.integer({ min: 0, max: 30 }),
  profit: fc.integer({ min: 1, max: 50 }),
  visit: fc.integer({ min: 5, max: 40 }),
  open: fc.integer({ min: 0, max: 120 }),
  length: fc.integer({ min: 0, max: 150 }),
});

function problemOf(spots: Spot[], days: number, dayStops = Infinity): Problem {
  const points = [{ x: 15, y: 15 }, ...spots];
  const size = points.length;
  const travel = new Float64Array(size * size);
  for (const [i, a] of points.entries()) for (const [j, b] of points.entries()) travel[i * size + j] = Math.hypot(a.x - b.x, a.y - b.y);
  return {
    stops: spots.map(({ profit, visit, open, length }, index) => ({
      key: String(index), at: index + 1, profit, visit, kind: index, cost: 10, must: false, slot: null, repeatable: false,
      starts: Array.from({ length: days }, () => [{ open, close: open + length }]),
    })),
    routes: Array.from({ length: days }, (_, day) => ({ day, from: 0, to: 0, open: 0, close: 240 })),
    dayStops: Array.from({ length: days }, () => dayStops),
    slots: [], travel, size, budget: Infinity, repeatShare: 1, travelWeight: 0, repeatLoss: 0,
  };
}

/** The best by trying every order of every subset. */
function optimum({ stops, routes, travel, size }: Problem): number {
  const [route] = routes;
  let best = 0;
  const extend = (used: Set<number>, place: number, now: number, profit: number) => {
    if (now + travel[place * size + route!.to]! <= route!.close) best = Math.max(best, profit);
    for (const [index, stop] of stops.entries()) {
      if (used.has(index)) continue;
      const [window] = stop.starts[0]!;
      const start = Math.max(now + travel[place * size + stop.at]!, window!.open);
      if (start > window!.close) continue;
      extend(new Set([...used, index]), stop.at, start + stop.visit, profit + stop.profit);
    }
  };
  extend(new Set(), route!.from, route!.open, 0);
  return best;
}

function expectFeasible({ routes, stops, travel, size, dayStops }: Problem, solution: Solution) {
  const seen = new Set<string>();
  for (const [index, visits] of solution.routes.entries()) {
    const route = routes[index]!;
    let place = route.from;
    let now = route.open;
    expect(visits.length).toBeLessThanOrEqual(dayStops[route.day]!);
    for (const { stop, start, end } of visits) {
      const { at, key, visit, starts } = stops[stop]!;
      expect(start).toBeGreaterThanOrEqual(now + travel[place * size + at]! - 1e-9);
      expect(starts[index]!.some(({ open, close }) => open <= start && start <= close)).toBe(true);
      expect(end).toBe(start + visit);
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      place = at;
      now = end;
    }
    expect(now + travel[place * size + route.to]!).toBeLessThanOrEqual(route.close + 1e-9);
  }
}

describe("the search for tours", () => {
  it("keeps windows, ways, ends and once-only on random problems", () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }), (spots, days, dayStops) => {
        const problem = problemOf(spots, days, dayStops);
        expectFeasible(problem, solveOrienteering(problem, { seed: 7, iterations: 60 }));
      }),
      { numRuns: 60 },
    );
  });

  it("finds the optimum of small problems", () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
        const problem = problemOf(spots, 1);
        expect(solveOrienteering(problem, { seed: 1, iterations: 600 }).profit).toBeCloseTo(optimum(problem), 6);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("takes what it takes in the shortest order", () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 6 }), (spots) => {
        const problem = problemOf(spots.map((one) => ({ ...one, open: 0, length: 300 })), 1);
        const { travel, size, stops } = problem;
        const order = solveOrienteering(problem, { seed: 1, iterations: 20 }).routes[0]!.map(({ stop }) => stops[stop]!.at);
        const way = (places: number[]) => [0, ...places].reduce((sum, place, index) => sum + travel[place * size + (places[index] ?? 0)]!, 0);
        const orders = (rest: number[]): number[][] => (rest.length === 0 ? [[]] : rest.flatMap((place) => orders(rest.filter((other) => other !== place)).map((tail) => [place, ...tail])));
        expect(way(order)).toBeCloseTo(Math.min(...orders(order).map(way)), 6);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it("answers the same for the same seed", () => {
    const problem = problemOf(fc.sample(spot, { numRuns: 30, seed: 3 }), 3);
    const once = solveOrienteering(problem, { seed: 5, iterations: 200 });
    expect(solveOrienteering(problem, { seed: 5, iterations: 200 })).toEqual(once);
  });

  it("takes what must be in before what is worth more", () => {
    const here = { x: 15, y: 15, visit: 200, open: 0, length: 30 };
    const problem = problemOf([{ ...here, profit: 50 }, { ...here, profit: 1 }], 1);
    problem.stops[1]!.must = true;
    expect(solveOrienteering(problem, { seed: 1, iterations: 50 }).routes[0]!.map(({ stop }) => stop)).toEqual([1]);
  });

  it("takes what must be in again when it was left out for a dearer thing", () => {
    const here = { x: 15, y: 15, visit: 200, open: 0, length: 30 };
    const problem = problemOf([{ ...here, profit: 50 }, { ...here, profit: 40 }, { ...here, profit: 1 }], 2);
    problem.stops[2]!.must = true;
    expect(solveOrienteering(problem, { seed: 1, iterations: 100 }).routes.flat().map(({ stop }) => stop).sort()).toEqual([0, 2]);
  });

  it("fills every meal, and spends no more than there is on the rest", () => {
    const near = { x: 16, y: 15, visit: 20, open: 0, length: 150 };
    const problem = problemOf([{ ...near, profit: 1 }, { ...near, profit: 50 }, { ...near, profit: 50 }], 1);
    problem.slots = [{ day: 0 }];
    problem.stops[0]!.slot = 0;
    problem.budget = 20;
    const solution = solveOrienteering(problem, { seed: 1, iterations: 50 });
    expect(solution.unfilledSlots).toEqual([]);
    expect(solution.routes[0]).toHaveLength(2);
    expect(solution.routes[0]!.map(({ stop }) => stop)).toContain(0);
  });

  it("prefers another kind to more of the same on one day", () => {
    const near = { x: 16, y: 15, visit: 60, open: 0, length: 150 };
    const problem = problemOf([{ ...near, profit: 50 }, { ...near, profit: 48 }, { ...near, profit: 40 }], 1, 2);
    for (const stop of problem.stops) stop.kind = stop.profit === 40 ? 1 : 0;
    problem.repeatShare = 0.5;
    expect(solveOrienteering(problem, { seed: 1, iterations: 50 }).routes[0]!.map(({ stop }) => stop).sort()).toEqual([0, 2]);
  });
});
