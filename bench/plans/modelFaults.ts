// Faults on the product's own way: an emulated model speaks through the provider interface, is routed,
// answered by the tools, checked and repaired as any model is, and fourteen kinds of carelessness are in
// what it asks for. How many are caught, what the trip is like afterwards, and how often good work is blamed.
import { Follow } from "../../convex/ai/answer/follow";
import { modelAnswer } from "../../convex/ai/answer/modelAnswer";
import { checkPlan } from "../../convex/ai/planner/checker/checkPlan";
import type { Subject } from "../../convex/ai/planner/checker/faults.testing";
import { applyEdits } from "../../convex/ai/planner/draft/applyEdits";
import { seededRandom } from "../../convex/ai/planner/solver/random";
import { MODELS } from "../../convex/ai/providers/models";
import type { ChatMessage, GenerateEvent, Provider } from "../../convex/ai/providers/types";
import type { TripState } from "../../convex/ai/types";
import { english } from "../../convex/said";
import { FAULTY_TURNS, type Asked, type FaultyTurn } from "./faultyTurns";
import { mustHold, type Planned } from "./quality";
import { percentile, share, type Measure } from "./target";

const SEED = 41;
const TURNS_PER_FAULT = 40;
const GOOD_TURNS = 90;
const MODEL = MODELS[0]!;
const DONE = "Done.";
/** Gives leave for all that a fault may touch, so that nothing is caught for want of leave alone. */
const REQUEST = "Rework our plan: move, replace or remove whatever you think best";

type Played = { after: TripState; reply: string; refused: boolean; milliseconds: number };

/** One turn of a model that asks for these tools at once, and then says something. */
async function play(trip: TripState, { cities, preferences }: Pick<Subject, "cities" | "preferences">, asks: Asked[], says = DONE): Promise<Played> {
  const results: Record<string, unknown>[] = [];
  const provider: Provider = { name: MODEL.provider, verify: async () => undefined, embed: null, generate: ({ messages }) => answer(messages, asks, says, results) };
  const follow = new Follow(async () => true);
  const models = {
    providers: { person: new Map(), deployment: new Map([[MODEL.provider, provider]]) },
    enabled: [MODEL],
    remainingUsd: { person: null, deployment: null },
    breakers: [],
    stats: [],
    claimProbe: async () => true,
  };
  const start = performance.now();
  const { answer: given } = await modelAnswer({ trip, text: REQUEST, thread: [], cities, memories: [], preferences, seed: 1 }, models, follow);
  const milliseconds = performance.now() - start;
  await follow.close();
  if (!given) throw new Error("The emulated model gave no answer.");
  const after = given.turn.steps.reduce((state, { edits }) => applyEdits(state, edits), trip);
  return { after, reply: given.turn.reply, refused: results.some(({ error, changed }) => error !== undefined || changed === false), milliseconds };
}

async function* answer(messages: ChatMessage[], asks: Asked[], says: string, results: Record<string, unknown>[]): AsyncGenerator<GenerateEvent> {
  const told = messages.flatMap((message) => (message.role === "tool" ? [JSON.parse(message.result) as Record<string, unknown>] : []));
  if (told.length === 0) {
    for (const [index, request] of asks.entries()) yield { type: "toolRequest", request: { id: `call-${index}`, ...request } };
    yield { type: "end", reason: "tools" };
    return;
  }
  results.splice(0, results.length, ...told);
  yield { type: "text", text: says };
  yield { type: "end", reason: "stop" };
}

/** Rows have ids of the deployment. */
const stored = (trip: TripState): TripState => ({ ...trip, activities: trip.activities.map((one, index) => ({ ...one, id: `row${index}` })) });

/** `why` prints the turns that failed. */
export async function modelFaults(planned: Planned[], why: boolean): Promise<Measure[]> {
  const good = planned.filter(({ request, result, findings }) => request.impossible === null && result.steps.length > 0 && findings.length === 0);
  const random = seededRandom(SEED);
  const sum = { turns: 0, caught: 0, passed: 0 };
  const times: number[] = [];
  console.log("\nthrough an emulated model    turns  refused  repaired or told  made sound  missed  pass after");
  for (const { code, what, turn } of FAULTY_TURNS) {
    const row = { turns: 0, refused: 0, told: 0, sound: 0, missed: 0, passed: 0 };
    for (const { trip, request } of good) {
      if (row.turns === TURNS_PER_FAULT) break;
      const before = stored(trip);
      const { cities } = request.input;
      const faulty: FaultyTurn | null = turn({ trip: before, cities, preferences: request.input.preferences, forecast: null }, random);
      if (!faulty) continue;
      const preferences = { ...request.input.preferences, ...faulty.preferences };
      const { after, reply, refused, milliseconds } = await play(before, { cities, preferences }, faulty.asks, faulty.says);
      times.push(milliseconds);
      row.turns++;
      const told = reply !== (faulty.says ?? DONE);
      const isIn = faulty.isIn(after);
      if (told) row.told++;
      else if (refused) row.refused++;
      else if (!isIn) row.sound++;
      else row.missed++;
      const left = mustHold(checkPlan(after, cities, preferences));
      const isMarked = code === "words" || code === "C6" ? told || refused : !isIn;
      if (left.length === 0 && isMarked) row.passed++;
      else if (why) console.log(`  ${request.name}, ${what}: ${left[0] ? english(left[0].said) : "the fault is still there"} | ${reply.slice(0, 160).replace(/\n/g, " ")}`);
    }
    const cells = [row.turns, row.refused, row.told, row.sound, row.missed, row.passed];
    console.log(`${code.padEnd(6)} ${what.slice(0, 60).padEnd(22)}`.slice(0, 68).padEnd(62) + cells.map((cell) => String(cell).padStart(6)).join(""));
    sum.turns += row.turns;
    sum.caught += row.turns - row.missed;
    sum.passed += row.passed;
  }
  const blamed = await blamedGoodTurns(good.slice(0, GOOD_TURNS), why);
  return [
    { what: `faults of an emulated model caught (${sum.turns} turns of ${FAULTY_TURNS.length} kinds)`, value: share(sum.caught, sum.turns), unit: "%", target: 99, better: "most" },
    { what: "trips that pass after such a turn", value: share(sum.passed, sum.turns), unit: "%", target: 97, better: "most", note: `p95 of a turn ${percentile(times, 0.95).toFixed(0)} ms` },
    { what: `good turns of an emulated model that are blamed (${blamed.turns})`, value: share(blamed.count, blamed.turns), unit: "%", target: 1, better: "least" },
  ];
}

/** A plan from scratch, and a day put into order: nothing to repair, nothing to warn of. */
async function blamedGoodTurns(good: Planned[], why: boolean): Promise<{ turns: number; count: number }> {
  let turns = 0;
  let count = 0;
  for (const { request, trip } of good) {
    const { input } = request;
    const day = trip.activities.find((one) => one.day !== null)!.day!;
    for (const [from, asks] of [[input.trip, [{ name: "draft_plan", args: {} }]], [stored(trip), [{ name: "optimize_day", args: { day } }]]] as [TripState, Asked[]][]) {
      const { reply } = await play(from, input, asks);
      turns++;
      if (reply === DONE) continue;
      count++;
      if (why) console.log(`  blamed: ${request.name}, ${asks[0]!.name}: ${reply.slice(0, 200).replace(/\n/g, " ")}`);
    }
  }
  return { turns, count };
}
