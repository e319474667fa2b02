// What routing saves, and what it costs in quality and time, against three simple policies: the same
// requests, luck, outages, retries and hedging for all; every answer's success drawn from true
// strengths that the router doesn't know. Edits and plans are checked before they count, as the product
// checks them, and go to the next model when they fail; "unchecked" shows the router without that.
//   npx tsx bench/router.ts [requests a seed] [seeds]
import { costOf, MODELS, REQUEST_KINDS, type RequestKind } from "../convex/ai/providers/models";
import { rankModels } from "../convex/ai/router/rankModels";
import { quantile } from "./live/statistics";
import { fixedCandidate, simulate, type Answer, type Policy } from "./router/simulate";
import { TRAFFIC, World } from "./router/world";

const TARGET = { saved: 0.7, success: 0.99 };
/** As many as the router may have tried for a request. */
const TRIES = 4;
const requests = Number(process.argv[2] ?? 2000);
const seeds = Number(process.argv[3] ?? 5);

// A deployment with keys for everything that is for hire; a model of one's own costs nothing to compare.
const hired = MODELS.filter(({ price }) => price.input > 0);
const keys = Object.fromEntries(hired.map(({ provider }) => [provider, ["deployment" as const]]));
const total = (of: (kind: RequestKind) => number) => REQUEST_KINDS.reduce((sum, kind) => sum + TRAFFIC[kind].share * of(kind), 0);
const strongest = hired.reduce((a, b) => (total((kind) => b.strength[kind]) > total((kind) => a.strength[kind]) ? b : a));
const usualCost = (model: (typeof hired)[number]) => total((kind) => costOf(model, { ...TRAFFIC[kind], cachedInput: 0 }));
const cheapest = hired.reduce((a, b) => (usualCost(b) < usualCost(a) ? b : a));
/** Each try under a name of its own, so that it has the same right to a retry as another model has. */
const again = (model: (typeof hired)[number], kind: RequestKind) =>
  Array.from({ length: TRIES }, (_, index) => fixedCandidate({ ...model, id: index === 0 ? model.id : `${model.id}#${index}` }, kind));

const routed = (checked: boolean): Policy => ({
  checked,
  candidates: (_request, kind, state) => rankModels({ ...state, models: hired, kind, keys, remainingUsd: { person: null, deployment: null } }).candidates.slice(0, TRIES),
});
const policies = (world: World): Record<string, Policy> => ({
  routed: routed(true),
  "routed, unchecked": routed(false),
  "always strongest": { checked: false, candidates: (_request, kind) => again(strongest, kind) },
  "strongest, checked": { checked: true, candidates: (_request, kind) => again(strongest, kind) },
  "always cheapest": { checked: false, candidates: (_request, kind) => again(cheapest, kind) },
  random: {
    checked: false,
    candidates: ({ index }, kind) => {
      const random = world.random("policy", index);
      const drawn = hired.map((model) => ({ model, at: random() })).sort((a, b) => a.at - b.at);
      return drawn.slice(0, TRIES).map(({ model }) => fixedCandidate(model, kind));
    },
  },
});

type Figures = { cost: number; success: number; answered: number; p50: number; p95: number };
function figuresOf(answers: Answer[]): Figures {
  const share = (of: (answer: Answer) => boolean) => answers.filter(of).length / answers.length;
  const latencies = answers.map(({ latencyMs }) => latencyMs);
  return {
    cost: (answers.reduce((sum, { costUsd }) => sum + costUsd, 0) / answers.length) * 1000,
    success: share(({ good }) => good),
    answered: share(({ answered }) => answered),
    p50: quantile(latencies, 0.5) / 1000,
    p95: quantile(latencies, 0.95) / 1000,
  };
}

function print(title: string, figures: Map<string, Figures>): void {
  console.log(`\n${title.padEnd(22)}${["USD / 1000", "good", "answered", "p50 s", "p95 s"].map((head) => head.padStart(12)).join("")}`);
  for (const [name, { cost, success, answered, p50, p95 }] of figures) {
    const cells = [cost.toFixed(2), `${(success * 100).toFixed(2)} %`, `${(answered * 100).toFixed(2)} %`, p50.toFixed(2), p95.toFixed(2)];
    console.log(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(12)).join("")}`);
  }
}

const verdict = (met: boolean) => (met ? "met" : "missed");

/** Cost saved, success and p95 of one policy against another. */
function compare(figures: Map<string, Figures>, name: string, baseline: string) {
  const [own, other] = [figures.get(name)!, figures.get(baseline)!];
  return { saved: 1 - own.cost / other.cost, success: own.success / other.success, p95: own.p95 / other.p95 };
}

console.log(`${seeds} seeds of ${requests} requests over ${hired.length} models; strongest ${strongest.id}, cheapest ${cheapest.id}`);
const everything = new Map<string, Answer[]>();
for (let seed = 1; seed <= seeds; seed++) {
  const world = new World(seed, hired, requests);
  const figures = new Map<string, Figures>();
  for (const [name, policy] of Object.entries(policies(world))) {
    const answers = await simulate(world, policy);
    figures.set(name, figuresOf(answers));
    everything.set(name, [...(everything.get(name) ?? []), ...answers]);
  }
  const { saved, success, p95 } = compare(figures, "routed", "always strongest");
  console.log(`seed ${seed}: ${(saved * 100).toFixed(1)} % cheaper at ${(success * 100).toFixed(2)} % of its success, p95 × ${p95.toFixed(2)}`);
}

const all = new Map([...everything].map(([name, answers]) => [name, figuresOf(answers)]));
print("all requests", all);
for (const kind of REQUEST_KINDS) print(kind, new Map([...everything].map(([name, answers]) => [name, figuresOf(answers.filter((answer) => answer.kind === kind))])));

const told = everything.get("routed")!;
console.log(`\nkinds told right: ${((told.filter(({ kind, classifiedAs }) => kind === classifiedAs).length / told.length) * 100).toFixed(1)} %`);
for (const name of ["routed", "routed, unchecked"]) {
  for (const baseline of ["always strongest", "strongest, checked"]) {
    const { saved, success, p95 } = compare(all, name, baseline);
    console.log(`\n${name} against ${baseline}`);
    console.log(`  cheaper by ${(saved * 100).toFixed(1)} % (≥ ${TARGET.saved * 100} %: ${verdict(saved >= TARGET.saved)})`);
    console.log(`  of its success ${(success * 100).toFixed(2)} % (≥ ${TARGET.success * 100} %: ${verdict(success >= TARGET.success)})`);
    console.log(`  p95 × ${p95.toFixed(2)} (≤ 1: ${verdict(p95 <= 1)})`);
  }
}
