// `npm run bench`: how fast the embedded deployment is at Caravan's job, against the same job done by hand on the same machine
// in the same minute, and whether it meets its targets. Flags: --only with parts from the list below (`soak`, two minutes, runs only
// so), --passes N (5), --quick (2 passes, shorter), --subscribers 1,50,500, --without-others (leaves out `loaded` and `subscriptions`).
import { parseArgs } from "node:util";
import { Contest, type Case } from "./live/contest";
import { measureCrowds } from "./live/crowd";
import { Fleet, onSlowDisk, PERSONAL, SHARED, type Engine } from "./live/fleet";
import { measureColdStarts, measureReloads } from "./live/projectStart";
import { Report } from "./live/report";
import { soak } from "./live/soak";

const PARTS = ["deliveries", "throughput", "loaded", "subscriptions", "clients", "slow-disk", "start", "soak"] as const;
type Part = (typeof PARTS)[number];

const OTHER_TRIPS = 5000;
const OTHER_CLIENTS = 50;
const CONNECTED = 5000;
const EDITS_TO_ALL = 60;
const IN_FLIGHT = [1, 16];
/** What a flush takes more. With the first an edit by hand takes some 2 ms, as where the targets were set; the second is a hard disk's or a busy cloud's. */
const SLOW_DISKS_MS = [1.25, 4];
const SOAKING = { people: 50, seconds: 120 };

const { values: flags } = parseArgs({
  options: {
    passes: { type: "string" },
    quick: { type: "boolean" },
    only: { type: "string" },
    subscribers: { type: "string", default: "1,50,500" },
    "without-others": { type: "boolean" },
  },
});
const unknown = flags.only?.split(",").filter((part) => !PARTS.includes(part as Part)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}: the parts are ${PARTS.join(", ")}.`);
  process.exit(1);
}
const leftOut: Part[] = flags["without-others"] ? ["soak", "loaded", "subscriptions"] : ["soak"];
const isAsked = (part: Part) => (flags.only ? flags.only.split(",").includes(part) : !leftOut.includes(part));
const passes = Number(flags.passes ?? (flags.quick ? 2 : 5));
const windowMs = flags.quick ? 500 : 1000;

const fleet = await Fleet.make();
const report = new Report();
const printed: (() => void)[] = [];

try {
  if (isAsked("start")) {
    const coldStarts = await measureColdStarts(fleet, flags.quick ? 2 : 5);
    const reloads = await measureReloads(fleet, flags.quick ? 3 : 9);
    measured("start", () => report.projectStart(coldStarts, reloads));
  }
  if (isAsked("clients")) {
    const crowds = await measureCrowds(fleet, CONNECTED, flags.quick ? EDITS_TO_ALL / 3 : EDITS_TO_ALL);
    measured("clients", () => report.crowds(crowds));
  }
  const loaded = isAsked("loaded") || isAsked("subscriptions") ? await loadedEngine() : null;
  if (isAsked("deliveries") || isAsked("throughput") || isAsked("loaded")) await measureContest(isAsked("loaded") ? loaded : null);
  if (isAsked("slow-disk")) for (const delayMs of SLOW_DISKS_MS) await measureSlowDisk(delayMs);
  if (isAsked("soak")) {
    const result = await soak(fleet, SOAKING.people, flags.quick ? SOAKING.seconds / 6 : SOAKING.seconds);
    measured("soak", () => report.soak(result));
  }
  for (const print of printed) print();
  report.close();
} finally {
  fleet.stop();
}

/** Tables come together, at the end. */
function measured(what: string, print: () => void): void {
  printed.push(print);
  console.log(`Measured: ${what}`);
}

async function loadedEngine(): Promise<Engine> {
  const engine = await fleet.engine();
  console.log(`Adding ${OTHER_TRIPS} other trips of 20 activities, and a live subscription to each`);
  const trips = (await engine.worker.seed(OTHER_TRIPS)).map(({ tripId }) => tripId);
  const took = await fleet.clients().watchOthers(engine.url, trips, OTHER_CLIENTS);
  if (isAsked("subscriptions")) measured("subscriptions", () => report.subscriptions(OTHER_TRIPS, OTHER_CLIENTS, [took]));
  return engine;
}

async function measureContest(loaded: Engine | null): Promise<void> {
  // A server each, so that neither tells the other's subscribers.
  const servers = { bare: await fleet.baseline(), byHand: await fleet.baseline(), engine: await fleet.engine(), loaded };
  const contest = new Contest(fleet, servers, { passes, windowMs });
  await contest.warmUp();
  const isLoadedAlone = !isAsked("deliveries") && !isAsked("throughput");
  const deliveries = isAsked("deliveries") || isLoadedAlone ? await measureDeliveries(contest) : [];
  const throughput = isAsked("throughput") || isLoadedAlone ? await measureThroughput(contest) : [];
  const all = [...deliveries, ...throughput];
  printed.push(() => {
    report.contest("On this machine's disk", all, contest.flushes, passes);
    if (deliveries.length > 0) report.spread(deliveries);
    if (deliveries.length > 0) report.cpu(deliveries);
    if (loaded) report.loaded(all);
  });
}

async function measureDeliveries(contest: Contest): Promise<Case[]> {
  const counts = flags.subscribers.split(",").map(Number);
  const asked = [
    ...counts.map((n) => [n, "shared query", SHARED] as const),
    ...counts.map((n) => [n, "one caller's query", PERSONAL] as const),
    ...counts.filter((n) => n > 1).map((n) => [n, "each caller's own query", { query: "personal", callers: n }] as const),
  ];
  const cases: Case[] = [];
  for (const [n, name, query] of asked) cases.push(said(await contest.delivery(name, query, n)));
  return cases;
}

async function measureThroughput(contest: Contest): Promise<Case[]> {
  const cases: Case[] = [];
  for (const inFlight of IN_FLIGHT) cases.push(said(await contest.throughput(inFlight)));
  return cases;
}

async function measureSlowDisk(delayMs: number): Promise<void> {
  const slow = () => fleet.baseline(onSlowDisk(delayMs));
  const servers = { bare: await slow(), byHand: await slow(), engine: await fleet.engine(onSlowDisk(delayMs)), loaded: null };
  const rounds = Math.min(passes, 3);
  const contest = new Contest(fleet, servers, { passes: rounds, windowMs });
  await contest.warmUp();
  const deliveries = [said(await contest.delivery("shared query", SHARED, 1)), said(await contest.delivery("shared query", SHARED, 50))];
  const throughput = await measureThroughput(contest);
  const possible = 1000 / delayMs;
  if (throughput[0]!.passes.some(({ engine }) => engine.value > possible)) throw new Error(`More than ${possible} commits a second, one after another, with flushes of ${delayMs} ms: they were not slowed.`);
  printed.push(() => {
    report.contest(`On a slower disk (simulated: in all servers alike each flush takes ${delayMs} ms more)`, [...deliveries, ...throughput], contest.flushes, rounds);
    report.spread(deliveries);
  });
}

function said(one: Case): Case {
  console.log(`Measured: ${one.name}`);
  return one;
}
