// Runs one policy through a world: the real routing code on a virtual clock, with providers that behave
// as the world says.
import { classifyRequest, expectsEdits } from "../../convex/ai/router/classify";
import { afterAttempt, breakerKeys, claim, HEALTHY } from "../../convex/ai/router/breaker";
import { noStats, withAttempt, withJudgement } from "../../convex/ai/router/modelStats";
import { NoModelLeft } from "../../convex/ai/router/noModelLeft";
import type { Candidate, RankInput } from "../../convex/ai/router/rankModels";
import { routedGenerate } from "../../convex/ai/router/routedGenerate";
import type { AttemptRecord, Breaker, ModelStats } from "../../convex/ai/router/schema";
import type { ModelInfo, RequestKind } from "../../convex/ai/providers/models";
import { ProviderError, type GenerateEvent, type GenerateRequest, type Provider, type ProviderName } from "../../convex/ai/providers/types";
import { VirtualClock } from "../../convex/ai/router/virtualClock.testing";
import { TRAFFIC, type SimulatedRequest, type World } from "./world";

/** Models to try for a request, best first. `state` is what was learnt so far. */
export type Policy = {
  candidates(request: SimulatedRequest, kind: RequestKind, state: Pick<RankInput, "breakers" | "stats" | "now" | "tokens" | "checked">): Candidate[];
  /** Whether an answer goes through the checker first, and on to the next model when it fails. */
  checked: boolean;
};
export type Answer = { kind: RequestKind; classifiedAs: RequestKind; good: boolean; answered: boolean; costUsd: number; latencyMs: number; attempts: number };

const DEADLINE_MS = 120_000;
const HEDGE_AFTER_MS = 5_000;
const STALL_MS = 15_000;
/** Few people click a thumb, and not all of them the right one. */
const THUMBS = { share: 0.1, wrong: 0.05 };

export async function simulate(world: World, policy: Policy): Promise<Answer[]> {
  const clock = new VirtualClock();
  const memory = new Memory(clock.now);
  const answers = world.requests.map(async (request) => {
    await clock.sleep(request.arrivesAt);
    return answer(world, policy, clock, memory, request);
  });
  return clock.run(Promise.all(answers));
}

async function answer(world: World, policy: Policy, clock: VirtualClock, memory: Memory, request: SimulatedRequest): Promise<Answer> {
  const kind = classifyRequest(request.text);
  const usual = TRAFFIC[kind].output;
  const tokens = { input: request.tokens.input, output: usual, maxOutput: 4 * usual };
  const checked = policy.checked && expectsEdits(request.text, kind);
  const candidates = policy.candidates(request, kind, { ...memory.snapshot(), now: clock.now(), tokens, checked });
  const records: AttemptRecord[] = [];
  const calls = new Map<string, number>();
  const startedAt = clock.now();
  const generate = routedGenerate({
    candidates,
    providerOf: (name) => fakeProvider(name, world, clock, request, calls),
    claimProbe: async (model) => memory.claimProbe(model),
    onAttempt: (record) => {
      records.push(record);
      memory.record(record);
    },
    ...(checked && { accepts: ({ text }) => world.passesCheck(...answererOf(text, request)) }),
    deadlineAt: startedAt + DEADLINE_MS,
    signal: new AbortController().signal,
    hedgeAfterMs: HEDGE_AFTER_MS,
    clock,
    random: world.random("backoff", request.index),
  });
  let text = "";
  let answered = true;
  try {
    for await (const event of generate({ messages: [{ role: "user", text: "x".repeat(request.tokens.input * 3) }], maxOutputTokens: tokens.maxOutput })) {
      if (event.type === "text") text += event.text;
    }
  } catch (error) {
    if (!(error instanceof NoModelLeft) && !(error instanceof ProviderError)) throw error;
    answered = false;
  }
  const good = answered && world.isGood(...answererOf(text, request));
  const random = world.random("thumbs", request.index);
  if (answered && !checked && random() < THUMBS.share) memory.judge(records.find(({ outcome }) => outcome === "ok")!.model, kind, random() < THUMBS.wrong ? !good : good);
  const costUsd = records.reduce((sum, record) => sum + record.costUsd, 0);
  return { kind: request.kind, classifiedAs: kind, good, answered, costUsd, latencyMs: clock.now() - startedAt, attempts: records.length };
}

/** Streams in eight pieces, unless the world has it fail. */
function fakeProvider(name: ProviderName, world: World, clock: VirtualClock, request: SimulatedRequest, calls: Map<string, number>): Provider {
  async function* generate({ model, signal }: GenerateRequest): AsyncGenerator<GenerateEvent> {
    const attempt = calls.get(model) ?? 0;
    calls.set(model, attempt + 1);
    const { firstMs, tokensPerSecond, fault } = world.call({ provider: name, model }, request, attempt, clock.now());
    const wait = async (ms: number) => {
      await clock.sleep(ms, signal);
      if (signal.aborted) throw new ProviderError("cancelled", "Stopped.");
    };
    const fail = async ({ kind, retryAfterMs }: NonNullable<typeof fault>) => {
      await wait(kind === "stalled" ? STALL_MS : 200);
      throw new ProviderError(kind, "Simulated.", retryAfterMs);
    };
    if (fault?.after === 0) await fail(fault);
    await wait(firstMs);
    const { input, output } = request.tokens;
    for (let piece = 0; piece < 8; piece++) {
      if (fault && piece / 8 >= fault.after) await fail(fault);
      yield { type: "text", text: `<${model} ${attempt}>`.padEnd(Math.ceil((output * 3.5) / 8), "x") };
      await wait((output / 8 / tokensPerSecond) * 1000);
    }
    if (fault) await fail(fault);
    yield { type: "tokens", tokens: { input, cachedInput: 0, output } };
    yield { type: "end", reason: "stop" };
  }
  return { name, generate, verify: async () => undefined, embed: null };
}

/** Whose answer it is, by the last mark of its text. */
function answererOf(text: string, request: SimulatedRequest): [model: string, request: SimulatedRequest, attempt: number] {
  const [, model, attempt] = [...text.matchAll(/<(\S+) (\d+)>/g)].at(-1)!;
  return [model!, request, Number(attempt)];
}

/** What router/state.ts keeps in the database, by the same rules. */
class Memory {
  private readonly breakers = new Map<string, Breaker>();
  private readonly stats = new Map<string, ModelStats>();

  constructor(private readonly now: () => number) {}

  snapshot(): Pick<RankInput, "breakers" | "stats"> {
    return { breakers: [...this.breakers].map(([key, breaker]) => ({ key, breaker })), stats: [...this.stats.values()] };
  }

  record(attempt: AttemptRecord): void {
    for (const { key, scope } of breakerKeys(attempt.model)) this.breakers.set(key, afterAttempt(this.breakerOf(key), scope, attempt, this.now()));
    this.changeStats(attempt.model, attempt.kind, (stats) => withAttempt(stats, attempt));
  }

  judge(model: string, kind: RequestKind, good: boolean): void {
    this.changeStats(model, kind, (stats) => withJudgement(stats, good));
  }

  claimProbe(model: string): boolean {
    const claims = breakerKeys(model).map(({ key }) => ({ key, claimed: claim(this.breakerOf(key), this.now()) }));
    if (claims.some(({ claimed }) => claimed === null)) return false;
    for (const { key, claimed } of claims) this.breakers.set(key, claimed!);
    return true;
  }

  private breakerOf = (key: string) => this.breakers.get(key) ?? HEALTHY;

  private changeStats(model: string, kind: RequestKind, change: (stats: ModelStats) => ModelStats): void {
    const key = `${model} ${kind}`;
    this.stats.set(key, change(this.stats.get(key) ?? noStats(model, kind)));
  }
}

/** A model that is tried whatever happened before, as a fixed policy does. */
export const fixedCandidate = (model: ModelInfo, kind: RequestKind): Candidate => ({
  model, kind, keyOwner: "deployment", spareKey: null, probe: false,
  expected: { quality: model.strength[kind], reliability: 1, costUsd: 0, latencyMs: 0 },
});
