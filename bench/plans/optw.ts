// The solver's core against the standard instances of the team orienteering problem with time windows:
// gap to proven optima (one day) and to a published heuristic (one to four days), 1 s each.
//   npx tsx bench/plans/optw.ts [seconds]
// The instances are not part of this project: CARAVAN_OPTW names their folder, else ../shared/optw.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../convex/ai/planner/solver/problem";
import { solveOrienteering } from "../../convex/ai/planner/solver/orienteering";

type Reference = Record<string, Record<string, { published: number; proven: number | null }>>;
const SEED = 1;
/** More than any instance gets through in the time it has; the pace of cooling follows from it. */
const ITERATIONS_PER_SECOND: Record<number, number> = { 1: 9000, 2: 5500, 3: 4000, 4: 3200 };

/** `i x y d S f a … O C`: O and C are the last two; C is the latest start; vertex 0 is both ends. */
export function readInstance(text: string, days: number): Problem {
  const rows = text.trim().split("\n").slice(2).map((line) => line.trim().split(/\s+/).map(Number));
  const points = rows.map((row) => ({ x: row[1]!, y: row[2]!, visit: row[3]!, profit: row[4]!, open: row.at(-2)!, close: row.at(-1)! }));
  const size = points.length;
  const travel = new Float64Array(size * size);
  for (const [i, a] of points.entries()) {
    for (const [j, b] of points.entries()) travel[i * size + j] = Math.floor(Math.hypot(a.x - b.x, a.y - b.y) * 10 + 1e-9) / 10;
  }
  return {
    stops: points.slice(1).map(({ visit, profit, open, close }, index) => ({
      key: String(index), at: index + 1, profit, visit, kind: index, cost: 0, must: false,
      starts: Array.from({ length: days }, () => [{ open, close }]), slot: null, repeatable: false,
    })),
    routes: Array.from({ length: days }, (_, day) => ({ day, from: 0, to: 0, open: 0, close: points[0]!.close })),
    dayStops: Array.from({ length: days }, () => Infinity),
    slots: [], travel, size, budget: Infinity, repeatShare: 1, travelWeight: 0, repeatLoss: 0,
  };
}

function main() {
  const folder = process.env.CARAVAN_OPTW ?? path.resolve("../shared/optw");
  if (!existsSync(path.join(folder, "reference.json"))) {
    console.log(`Skipped: no orienteering instances in ${folder}. Set CARAVAN_OPTW to their folder.`);
    return;
  }
  const seconds = Number(process.argv[2] ?? 1);
  const reference = JSON.parse(readFileSync(path.join(folder, "reference.json"), "utf8")) as Reference;
  const names = readdirSync(folder).map((file) => path.parse(file).name).filter((name) => name in reference).sort();
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  for (const days of [1, 2, 3, 4]) {
    const proven: number[] = [];
    const published: number[] = [];
    let hit = 0;
    let rounds = 0;
    for (const name of names) {
      const known = reference[name]![String(days)]!;
      const end = performance.now() + seconds * 1000;
      const problem = readInstance(readFileSync(path.join(folder, `${name}.txt`), "utf8"), days);
      const iterations = Math.round(ITERATIONS_PER_SECOND[days]! * seconds);
      const { profit } = solveOrienteering(problem, { seed: SEED, iterations, stop: () => (rounds++, performance.now() > end) });
      published.push((profit / known.published - 1) * 100);
      if (known.proven !== null) {
        proven.push((1 - profit / known.proven) * 100);
        if (profit >= known.proven - 1e-6) hit++;
      }
    }
    const optimum = proven.length > 0 ? `  mean gap to ${proven.length} proven optima ${mean(proven).toFixed(2)} %, hit ${hit}` : "";
    console.log(`${days} day(s), ${names.length} instances, ${seconds} s each, seed ${SEED}: against the published heuristic ${mean(published) >= 0 ? "+" : ""}${mean(published).toFixed(2)} %${optimum}  (mean ${Math.round((rounds * 64) / names.length)} iterations)`);
  }
}

if (process.argv[1]?.endsWith("optw.ts")) main();
