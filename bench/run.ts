// `npm run bench`: how fast the embedded deployment is at Caravan's job, against the same job done by
// hand on the same machine in the same minute. Flags: --passes N (5), --quick (2 passes, shorter),
// --only deliveries|throughput, --subscribers 1,50,500, --without-others.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportJWK, generateKeyPair } from "jose";
import { median, quantile } from "./live/statistics";
import type { BaselineServer } from "./live/baselineServer";
import type { Clients, Target } from "./live/clients";
import type { EngineServer } from "./live/engineServer";
import { probeFlush } from "./live/flushProbe";
import { startWorker, type Worker } from "./live/worker";

const OTHER_TRIPS = 5000;
const OTHER_CLIENTS = 50;
const EDITS = new Map([[1, 40], [50, 20], [500, 8]]);
const DELIVERY_TARGETS = new Map([[1, 2], [50, 1.5], [500, 1.3]]);
const THROUGHPUT_TARGETS = new Map([[1, 0.3], [16, 0.15]]);
const LOADED_DELIVERY_TARGET = 1.2;
const LOADED_THROUGHPUT_TARGET = 0.85;

const { values: flags } = parseArgs({
  options: {
    passes: { type: "string" },
    quick: { type: "boolean" },
    only: { type: "string" },
    subscribers: { type: "string", default: "1,50,500" },
    "without-others": { type: "boolean" },
  },
});
const passes = Number(flags.passes ?? (flags.quick ? 2 : 5));
const windowMs = flags.quick ? 500 : 1000;

/** One figure a pass: of the baseline around it, of the deployment, of the deployment with others on it. */
type Pass = { baseline: number; engine: number; loaded: number | null };
type Line = { what: string; unit: string; baseline: number; engine: number; ratio: number; target: string; isMet: boolean };

const dir = mkdtempSync(join(tmpdir(), "caravan-bench-"));
const workers: Worker<object>[] = [];
const lines: Line[] = [];

try {
  await main();
} finally {
  for (const worker of workers) worker.stop();
  rmSync(dir, { recursive: true, force: true });
}

function start<Methods extends Record<string, (...args: never[]) => Promise<unknown>>>(file: string, nodeOptions?: string[]): Worker<Methods> {
  const worker = startWorker<Methods>(file, nodeOptions);
  workers.push(worker as unknown as Worker<object>);
  return worker;
}

async function main(): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwks = `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "ES256", use: "sig" }] }))}`;
  const signingKey = await exportJWK(privateKey);
  const folder = (name: string) => {
    mkdirSync(join(dir, name));
    return join(dir, name);
  };

  const baseline = start<BaselineServer>("./baselineServer.ts");
  const baselineUrl = await baseline.start(folder("baseline"));
  const startEngine = async (name: string) => {
    const server = start<EngineServer>("./engineServer.ts");
    const url = await server.start(folder(name), jwks);
    const [trip] = await server.seed(1);
    const target = (query: "shared" | "personal"): Target => ({ kind: "engine", url, ...trip!, query, signingKey });
    return { server, url, target };
  };
  const engine = await startEngine("engine");
  const loaded = flags["without-others"] ? null : await startEngine("loaded");
  if (loaded) {
    console.log(`Adding ${OTHER_TRIPS} other trips of 20 activities, and a live subscription to each`);
    const others = await loaded.server.seed(OTHER_TRIPS);
    await start<Clients>("./clients.ts").watchOthers(loaded.url, others.map(({ tripId }) => tripId), OTHER_CLIENTS);
  }
  const clients = start<Clients>("./clients.ts", ["--max-old-space-size=3000"]);
  const flushes: number[] = [];

  /** Paired passes: the baseline before and after, and in between what is compared with it. */
  const measure = async (what: string, query: "shared" | "personal", subscribers: number, writers: number, figure: (group: string) => Promise<number>): Promise<Pass[]> => {
    const targets: [string, Target][] = [["baseline", { kind: "baseline", url: baselineUrl }], ["engine", engine.target(query)]];
    if (loaded) targets.push(["loaded", loaded.target(query)]);
    for (const [group, target] of targets) await clients.open(group, target, subscribers, writers);
    for (const [group] of targets) await figure(group);
    const results: Pass[] = [];
    for (let pass = 0; pass < passes; pass++) {
      flushes.push(...probeFlush(dir, 20));
      const before = await figure("baseline");
      const own = await figure("engine");
      const withOthers = loaded ? await figure("loaded") : null;
      const after = await figure("baseline");
      results.push({ baseline: (before + after) / 2, engine: own, loaded: withOthers });
    }
    for (const [group] of targets) await clients.close(group);
    process.stdout.write(`${what} `);
    return results;
  };

  const report = (what: string, unit: string, results: Pass[], target: number, loadedTarget: number, isLess: boolean) => {
    const meets = (ratio: number, limit: number) => (isLess ? ratio <= limit : ratio >= limit);
    const sign = isLess ? "≤" : "≥";
    const add = (name: string, base: number[], own: number[], limit: number) => {
      const ratio = median(own.map((value, i) => value / base[i]!));
      lines.push({ what: name, unit, baseline: median(base), engine: median(own), ratio, target: `${sign} ${limit}`, isMet: meets(ratio, limit) });
    };
    const own = results.map((pass) => pass.engine);
    add(what, results.map((pass) => pass.baseline), own, target);
    if (loaded) add(`${what}, with others, against without`, own, results.map((pass) => pass.loaded!), loadedTarget);
  };

  if (flags.only !== "throughput") {
    for (const query of ["shared", "personal"] as const) {
      for (const n of flags.subscribers.split(",").map(Number)) {
        const what = `last of ${n}, ${query}`;
        const edits = EDITS.get(n) ?? 10;
        const results = await measure(what, query, n, 1, async (group) => median(await clients.deliveries(group, edits)));
        report(what, "ms", results, DELIVERY_TARGETS.get(n) ?? 1.3, LOADED_DELIVERY_TARGET, true);
      }
    }
  }
  if (flags.only !== "deliveries") {
    for (const inFlight of [1, 16]) {
      const what = `durable mutations, ${inFlight} in flight`;
      const results = await measure(what, "shared", 1, inFlight, (group) => clients.throughput(group, inFlight, windowMs));
      report(what, "/s", results, THROUGHPUT_TARGETS.get(inFlight)!, LOADED_THROUGHPUT_TARGET, false);
    }
  }
  print(flushes);
}

function print(flushes: number[]): void {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  console.log(`\n\nThe disk's own flush of 4 KB: ${quantile(flushes, 0.5).toFixed(3)} ms median, ${quantile(flushes, 0.95).toFixed(3)} ms at 95 %`);
  console.log(`Medians of ${passes} paired passes; the baseline is measured before and after each.\n`);
  console.log(`${"".padEnd(60)}${"against".padStart(10)}${"deployment".padStart(12)}${"ratio".padStart(8)}  target`);
  for (const { what, unit, baseline, engine, ratio, target, isMet } of lines) {
    console.log(`${`${what} (${unit})`.padEnd(60)}${number(baseline).padStart(10)}${number(engine).padStart(12)}${ratio.toFixed(2).padStart(8)}  ${target} ${isMet ? "met" : "missed"}`);
  }
}
