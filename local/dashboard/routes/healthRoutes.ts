// How the deployment is: sizes, memory, how long things take. Values of environment variables only one by one.
import { readFileSync, statSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { RecordableHistogram } from "node:perf_hooks";
import { FILES } from "../../functions/system/systemTables";
import { texts } from "../../database/everyDocument";
import { DATA_FORMAT } from "../../store/dataFolder";
import { DashboardRefusal, type DashboardParts } from "../parts";
import type { Answers, Latency } from "../types";

const { resolve } = createRequire(import.meta.url);
const packageVersion = (name: string) => (JSON.parse(readFileSync(resolve(`${name}/package.json`), "utf8")) as { version: string }).version;

/** The last one takes the rest. */
const BUCKETS_MS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, Infinity];
const SEARCH_STEPS = 24;
/** Sizes of so many files stand for those of all. */
const FILES_SUMMED = 1000;

export function healthRoutes({ dataDir, database, functions, environment, log }: DashboardParts): Answers<"health" | "variable"> {
  const versions = [{ name: "Node", version: process.versions.node }, { name: "convex", version: packageVersion("convex") }, { name: "Data format", version: String(DATA_FORMAT) }];
  const meanFileSize = async () => {
    const sizes: number[] = [];
    await database.read(async (tx) => {
      for (const component of functions.components) {
        for (const text of texts(tx, component, FILES)) {
          if (sizes.length === FILES_SUMMED) return;
          sizes.push((JSON.parse(text) as { size: number }).size);
        }
      }
    });
    return sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  };
  return {
    async health() {
      const { rss, heapUsed, external } = process.memoryUsage();
      const tables = database.inspector.sizes();
      const sum = (of: typeof tables) => of.reduce((all, { documents }) => all + documents, 0);
      const files = sum(tables.filter(({ name }) => name === FILES));
      return {
        uptime: process.uptime() * 1000,
        memory: { resident: rss, heap: heapUsed, external },
        versions,
        disk: { ...diskUse(join(dataDir, "db")), files: Math.round((await meanFileSize()) * files) },
        documents: sum(tables.filter(({ name }) => !name.startsWith("_"))),
        files,
        tables,
        latencies: [
          latency("Queries", log.times.query),
          latency("Mutations, until on disk", log.times.mutation),
          latency("Actions", log.times.action),
          latency("HTTP actions", log.times.httpAction),
          latency("Flush to disk", database.inspector.flushTimes),
        ],
        variables: Object.keys(environment.variables).sort(),
      };
    },
    variable({ name }) {
      if (!Object.hasOwn(environment.variables, name)) throw new DashboardRefusal("There is no environment variable of this name any more.");
      return { value: environment.variables[name]! };
    },
  };
}

/** The checkpoint is LMDB's file; what lies beside it is log. */
function diskUse(folder: string): { log: number; checkpoint: number } {
  const sizes = readdirSync(folder).map((name) => ({ name, size: statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0 }));
  const total = (isOne: (name: string) => boolean) => sizes.filter(({ name }) => isOne(name)).reduce((sum, { size }) => sum + size, 0);
  return { checkpoint: total((name) => name.endsWith(".mdb")), log: total((name) => !name.endsWith(".mdb")) };
}

function latency(name: string, times: RecordableHistogram): Latency {
  const { count } = times;
  if (count === 0) return { name, count, mean: 0, p50: 0, p95: 0, p99: 0, max: 0, buckets: [] };
  const ms = (microseconds: number) => microseconds / 1000;
  return { name, count, mean: ms(times.mean), p50: ms(times.percentile(50)), p95: ms(times.percentile(95)), p99: ms(times.percentile(99)), max: ms(times.max), buckets: bucketsOf(times) };
}

/** From the first that anything took to the last; near enough, as the histogram itself is. */
function bucketsOf(times: RecordableHistogram): Latency["buckets"] {
  const upTo = BUCKETS_MS.map((bound) => countUpTo(times, bound * 1000));
  const counts = upTo.map((total, i) => ({ upTo: Number.isFinite(BUCKETS_MS[i]!) ? BUCKETS_MS[i]! : null, count: total - (upTo[i - 1] ?? 0) }));
  return counts.slice(0, upTo.findIndex((total) => total === times.count) + 1);
}

/** The histogram knows percentiles only: the greatest one that isn't above the bound. */
function countUpTo(times: RecordableHistogram, bound: number): number {
  if (times.max <= bound) return times.count;
  if (times.min > bound) return 0;
  let [below, above] = [0, 100];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = (below + above) / 2;
    if (times.percentile(middle) <= bound) below = middle;
    else above = middle;
  }
  return Math.round((times.count * below) / 100);
}
