// Iterated local search: meals first, then the stop with the most profit squared for the time it adds,
// until nothing fits; then a stretch is torn out and filled again, thousands of times. What is a little
// worse is kept now and then, the less often the later.
import { Frame, Plan } from "./plan";
import type { Problem, Solution } from "./problem";
import { seededRandom } from "./random";
import type { Insertion } from "./tour";

export type SearchOptions = {
  seed: number;
  iterations: number;
  /** Asked now and then; for measuring against a clock. Plans are made without, so that they are repeatable. */
  stop?: () => boolean;
};

/** Share of the profit of one stop that is given up with probability 1/e when the search is hottest. */
const HEAT = 0.3;
/** The search cools down this often, each time from the best plan so far. */
const ROUNDS = 3;
const LONGEST_STRETCH = 7;

/** Deterministic for a seed and number of iterations. */
export function solveOrienteering(problem: Problem, { seed, iterations, stop }: SearchOptions): Solution {
  const random = seededRandom(seed);
  const frame = new Frame(problem);
  let current = new Plan(frame);
  recreate(current, random, 0);
  let currentValue = current.value();
  let best = current;
  let bestValue = currentValue;
  const perRound = Math.max(1, Math.ceil(iterations / ROUNDS));
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (stop && iteration % 64 === 0 && stop()) break;
    const coolness = (iteration % perRound) / perRound;
    if (coolness === 0) {
      current = best;
      currentValue = bestValue;
    }
    const candidate = current.copy();
    ruin(candidate, random);
    recreate(candidate, random, 0.25);
    const value = candidate.value();
    const heat = HEAT * (best.solutionProfit() / Math.max(1, best.size())) * (1 - coolness);
    if (value >= currentValue || random() < Math.exp((value - currentValue) / Math.max(1e-9, heat))) {
      current = candidate;
      currentValue = value;
      if (value > bestValue + 1e-9) {
        best = candidate;
        bestValue = value;
      }
    }
  }
  return best.solution();
}

/** Tears a stretch out of one route, or stops at random out of all. */
function ruin(plan: Plan, random: () => number) {
  const routes = plan.tours.flatMap((tour, index) => (tour.stops.length > 0 ? [index] : []));
  if (routes.length === 0) return;
  const pick = (count: number) => Math.floor(random() * count);
  if (random() < 0.7) {
    const stretches = 1 + pick(Math.min(2, routes.length));
    for (let count = 0; count < stretches; count++) {
      const route = routes[pick(routes.length)]!;
      const { length } = plan.tours[route]!.stops;
      if (length === 0) continue;
      const size = 1 + pick(Math.min(LONGEST_STRETCH, length));
      plan.cut(route, pick(length - size + 1), size);
    }
    return;
  }
  for (let count = 1 + pick(Math.min(8, plan.size())); count > 0; count--) {
    const route = routes[pick(routes.length)]!;
    const { length } = plan.tours[route]!.stops;
    if (length > 0) plan.cut(route, pick(length), 1);
  }
}

/** Fills the plan; `noise` shakes the order in which stops are taken. */
function recreate(plan: Plan, random: () => number, noise: number) {
  const { problem, slotStops } = plan.frame;
  for (const [slot, candidates] of slotStops.entries()) if (plan.filled[slot]! < 0) fillSlot(plan, candidates);
  const { freeStops } = plan.frame;
  const open = freeStops.filter((stop) => plan.visited(stop) === 0);
  // Worked out when a route is first looked at: most days are full already.
  const insertions: ((Insertion | null)[] | null)[] = problem.routes.map(() => null);
  const taste = noise > 0 ? open.map(() => 1 + noise * (random() - 0.5)) : null;
  for (;;) {
    let bestScore = 0;
    let bestRoute = -1;
    let bestOpen = -1;
    for (let route = 0; route < problem.routes.length; route++) {
      const { day } = problem.routes[route]!;
      if (!plan.hasRoom(day)) continue;
      const found = (insertions[route] ??= open.map((stop) => (plan.visited(stop) === 0 ? plan.tours[route]!.bestInsertion(stop) : null)));
      for (let index = 0; index < open.length; index++) {
        const insertion = found[index];
        if (!insertion) continue;
        const stop = open[index]!;
        const gain = plan.gain(stop, day);
        if (gain <= 0) continue;
        const score = ((gain * gain) / Math.max(1, insertion.added)) * (taste ? taste[index]! : 1);
        if (score > bestScore && plan.visited(stop) === 0 && plan.affordable(stop)) {
          bestScore = score;
          bestRoute = route;
          bestOpen = index;
        }
      }
    }
    if (bestRoute < 0) return;
    plan.add(open[bestOpen]!, bestRoute, insertions[bestRoute]![bestOpen]!);
    insertions[bestRoute] = null;
  }
}

/** The candidate that suits best for the way it costs; an affordable one before a dear one. */
function fillSlot(plan: Plan, candidates: number[]) {
  const { problem } = plan.frame;
  let best: { stop: number; route: number; insertion: Insertion } | null = null;
  let bestScore = -Infinity;
  for (const stop of candidates) {
    const { profit, repeatable, visit, cost } = problem.stops[stop]!;
    const uses = plan.visited(stop);
    if (uses > 0 && !repeatable) continue;
    const dear = plan.affordable(stop) ? 0 : 1e6 + cost;
    for (let route = 0; route < problem.routes.length; route++) {
      if (uses > 0 && plan.isOnDay(stop, problem.routes[route]!.day)) continue;
      const insertion = plan.tours[route]!.bestInsertion(stop);
      if (!insertion) continue;
      const score = profit - uses * problem.repeatLoss - dear - Math.max(0, insertion.added - visit) * Math.max(0.3, problem.travelWeight);
      if (score > bestScore) {
        bestScore = score;
        best = { stop, route, insertion };
      }
    }
  }
  if (best) plan.add(best.stop, best.route, best.insertion);
}
