// `npm run bench`: how fast the embedded deployment is at Caravan's job, against the same job done by
// hand on the same machine in the same minute. Flags: --passes N (5), --quick (2 passes, shorter),
// --only deliveries|throughput, --subscribers 1,50,500, --without-others.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportJWK, generateKeyPair } from "jose";
import type { BaselineServer } from "./live/baselineServer";
import type { Clients, Target } from "./live/clients";
import type { EngineServer } from "./live/engineServer";
import { probeFlush } from "./live/flushProbe";
import { printReport, type Case, type Pass } from "./live/report";
import { startWorker, type Worker } from "./live/worker";
import { median } from "./live/statistics";

/** Which query is subscribed to, and by how many people: its answer is computed once for each who asks who calls. */
type Asked = { query: "shared" | "personal"; callers: number };
const SHARED: Asked = { query: "shared", callers: 1 };

const OTHER_TRIPS = 5000;
const OTHER_CLIENTS = 50;
const WARM_UP_MS = 1500;
/** Edits that one figure is the median of. */
const EDITS = new Map([[1, 60], [50, 20], [500, 8]]);
const DELIVERY_TARGETS = new Map([[1, 2], [50, 1.5], [500, 1.3]]);
const THROUGHPUT_TARGETS = new Map([[1, 0.3], [16, 0.15]]);

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

const dir = mkdtempSync(join(tmpdir(), "caravan-bench-"));
const workers: { stop(): void }[] = [];
const flushes: number[] = [];

try {
  const cases = await measureAll();
  printReport(cases, flushes, passes);
} finally {
  for (const worker of workers) worker.stop();
  rmSync(dir, { recursive: true, force: true });
}

function start<Methods extends Record<string, (...args: never[]) => Promise<unknown>>>(file: string, nodeOptions?: string[]): Worker<Methods> {
  const worker = startWorker<Methods>(file, nodeOptions);
  workers.push(worker);
  return worker;
}

function folder(name: string): string {
  mkdirSync(join(dir, name));
  return join(dir, name);
}

async function measureAll(): Promise<Case[]> {
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "ES256", use: "sig" }] };
  const jwks = `data:application/json,${encodeURIComponent(JSON.stringify(keySet))}`;
  const signingKey = await exportJWK(privateKey);

  // A server each, so that neither tells the other's subscribers.
  const bare = await start<BaselineServer>("./baselineServer.ts").start(folder("bare"));
  const byHand = await start<BaselineServer>("./baselineServer.ts").start(folder("by-hand"));
  const startEngine = async (name: string) => {
    const server = start<EngineServer>("./engineServer.ts");
    const url = await server.start(folder(name), jwks);
    return { server, url, trip: (await server.seed(1))[0]! };
  };
  const engine = await startEngine("engine");
  const loaded = flags["without-others"] ? null : await startEngine("loaded");
  if (loaded) {
    console.log(`Adding ${OTHER_TRIPS} other trips of 20 activities, and a live subscription to each`);
    const others = await loaded.server.seed(OTHER_TRIPS);
    const ids = others.map(({ tripId }) => tripId);
    await start<Clients>("./clients.ts").watchOthers(loaded.url, ids, OTHER_CLIENTS);
  }
  const clients = start<Clients>("./clients.ts", ["--max-old-space-size=3000"]);

  const targets = ({ query, callers }: Asked): Map<string, Target> => {
    const official = (url: string, trip = engine.trip): Target => ({ kind: "official", url, ...trip, query, callers, signingKey });
    const all = new Map<string, Target>([["bare", { kind: "bare", url: bare }], ["byHand", official(byHand)], ["engine", official(engine.url)]]);
    if (loaded) all.set("loaded", official(loaded.url, loaded.trip));
    return all;
  };

  /** Paired passes: by hand before and after, and in between what is compared with it. */
  const measure = async (asked: Asked, subscribers: number, writers: number, figure: (group: string) => Promise<number>): Promise<Pass[]> => {
    const groups = targets(asked);
    const results: Pass[] = [];
    for (const [group, target] of groups) {
      await clients.open(group, target, subscribers, writers);
      await figure(group);
    }
    for (let pass = 0; pass < passes; pass++) {
      flushes.push(...probeFlush(dir, 20));
      const before = { bare: await figure("bare"), byHand: await figure("byHand") };
      const own = await figure("engine");
      const withOthers = loaded ? await figure("loaded") : null;
      const after = { byHand: await figure("byHand"), bare: await figure("bare") };
      results.push({ bare: (before.bare + after.bare) / 2, byHand: (before.byHand + after.byHand) / 2, engine: own, loaded: withOthers });
    }
    for (const group of groups.keys()) await clients.close(group);
    return results;
  };

  for (const [group, target] of targets(SHARED)) {
    await clients.open(group, target, 1, 4);
    await clients.throughput(group, 4, flags.quick ? WARM_UP_MS / 3 : WARM_UP_MS);
    await clients.close(group);
  }
  const cases: Case[] = [];
  const add = (name: string, unit: "ms" | "/s", target: number | null, results: Pass[]) => {
    cases.push({ name, unit, target, passes: results });
    console.log(`Measured: ${name}`);
  };
  if (flags.only !== "throughput") {
    const counts = flags.subscribers.split(",").map(Number);
    const deliver = async (name: string, asked: Asked, n: number, target: number | null) => {
      const results = await measure(asked, n, 1, async (group) => median(await clients.deliveries(group, EDITS.get(n) ?? 10)));
      add(`an edit until the last of ${n}, ${name}`, "ms", target, results);
    };
    const target = (n: number) => DELIVERY_TARGETS.get(n) ?? 1.3;
    for (const n of counts) await deliver("shared query", SHARED, n, target(n));
    for (const n of counts) await deliver("one caller's query", { query: "personal", callers: 1 }, n, target(n));
    // As many runs of the query as callers, where by hand it is still computed once: no target says that this is the same job.
    for (const n of counts.filter((count) => count > 1)) await deliver("each caller's own query", { query: "personal", callers: n }, n, null);
  }
  if (flags.only !== "deliveries") {
    for (const [inFlight, target] of THROUGHPUT_TARGETS) {
      const results = await measure(SHARED, 1, inFlight, (group) => clients.throughput(group, inFlight, windowMs));
      add(`durable mutations, ${inFlight} in flight`, "/s", target, results);
    }
  }
  return cases;
}
