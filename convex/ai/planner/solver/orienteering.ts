// Simulated annealing by ruin and recreate: a part of the plan is torn out and filled again, thousands of
// times. What is a little worse is kept now and then, the less often the later.
import { Frame } from "./frame";
import { Insertions } from "./insertions";
import { Plan } from "./plan";
import type { Problem, Solution } from "./problem";
import { seededRandom } from "./random";
import { Recreation } from "./recreate";
import { ruin } from "./ruin";
import { shortenRoutes } from "./shortestOrder";

export type SearchOptions = {
  seed: number;
  iterations: number;
  /** Asked now and then; for measuring against a clock. Plans are made without, so that they are repeatable. */
  stop?: () => boolean;
};

/** Share of the profit of one stop that is given up with probability 1/e when the search is hottest. */
const HEAT = 0.15;
/** How much chance there is in what is taken first. Less, and tight windows keep one from ever finding some orders. */
const NOISE = 1;

/** Deterministic for a seed and number of iterations. */
export function solveOrienteering(problem: Problem, { seed, iterations, stop }: SearchOptions): Solution {
  const random = seededRandom(seed);
  const frame = new Frame(problem);
  const recreation = new Recreation(frame, new Insertions(frame));
  const clock = { version: 0 };
  const candidate = new Plan(frame, clock);
  recreation.fill(candidate, random, 0);
  const current = new Plan(frame, clock);
  const best = new Plan(frame, clock);
  current.become(candidate);
  best.become(candidate);
  let currentValue = current.value();
  let bestValue = currentValue;
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (stop && iteration % 64 === 0 && stop()) break;
    candidate.become(current);
    ruin(candidate, random);
    recreation.fill(candidate, random, NOISE);
    const value = candidate.value();
    const heat = HEAT * best.meanProfit() * (1 - iteration / iterations);
    if (value >= currentValue || random() < Math.exp((value - currentValue) / Math.max(1e-9, heat))) {
      current.become(candidate);
      currentValue = value;
      if (value > bestValue + 1e-9) {
        best.become(candidate);
        bestValue = value;
      }
    }
  }
  shortenRoutes(best);
  return best.solution();
}
