// What a plan's search would find with much more time: interest collected in the time a plan takes, against
// a long run from another seed.
import { planIterations, problemOf } from "../../convex/ai/planner/draft/draftPlan";
import { solveOrienteering } from "../../convex/ai/planner/solver/orienteering";
import { requests } from "./requests";
import { mean, type Measure } from "./target";

const SAMPLES = 6;
const ITERATIONS_PER_SECOND = 20_000;

export function longRun(seconds: number): Measure[] {
  const weeks = requests().filter(({ days, impossible }) => days === 7 && impossible === null);
  const step = Math.floor(weeks.length / SAMPLES);
  const worth: number[] = [];
  const gaps = Array.from({ length: SAMPLES }, (_, index) => {
    const problem = problemOf(weeks[index * step]!.input)!;
    const short = solveOrienteering(problem, { seed: 1, iterations: planIterations(7) });
    const end = performance.now() + seconds * 1000;
    const long = solveOrienteering(problem, { seed: 2, iterations: ITERATIONS_PER_SECOND * seconds, stop: () => performance.now() > end });
    worth.push(((long.value - short.value) / long.profit) * 100);
    return (1 - short.profit / Math.max(short.profit, long.profit)) * 100;
  });
  return [{ what: `interest missed against a run of ${seconds} s (${SAMPLES} weeks)`, value: mean(gaps), unit: "%", target: 1.5, better: "least", note: `most of one ${Math.max(...gaps).toFixed(2)} %, ${mean(worth).toFixed(2)} % with the ways weighed${seconds < 60 ? "; --long runs 60 s each" : ""}` }];
}
