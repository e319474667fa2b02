// What the simulated router meets: requests, how good and how fast models truly are, and when providers
// fail. Drawn from a seed and never from what the router believes: the table is only the middle of the
// noise. Every draw is tied to its request and model, so that all policies have the same luck.
import type { ModelInfo, RequestKind } from "../../convex/ai/providers/models";
import type { ProviderErrorKind } from "../../convex/ai/providers/types";
import { seededRandom } from "../../convex/ai/planner/solver/random";
import { ADVICE, PHRASINGS } from "./phrasings";

export type SimulatedRequest = {
  index: number;
  arrivesAt: number;
  text: string;
  /** What it truly is; the router has only the text. */
  kind: RequestKind;
  tokens: { input: number; output: number };
  /** Asks for edits or a plan, which the checker can look at; advice it can't. */
  checkable: boolean;
  difficulty: number;
};
export type Fault = { kind: ProviderErrorKind; retryAfterMs: number | null; /** Share of the answer that comes before; 0 is none. */ after: number };
type Burst = { from: number; until: number; kind: ProviderErrorKind };

/** Share of requests, tokens sent (thread, trip and tools) and answered: our estimate of a planner's traffic. */
export const TRAFFIC: Record<RequestKind, { share: number; input: number; output: number }> = {
  simple: { share: 0.4, input: 2000, output: 150 },
  structured: { share: 0.3, input: 3500, output: 300 },
  reasoning: { share: 0.2, input: 6000, output: 1500 },
  creative: { share: 0.1, input: 2500, output: 500 },
};
const MEAN_GAP_MS = 20_000;
/** One standard deviation of a model's true strength around the table's. */
const STRENGTH_NOISE = 0.03;
const SPEED_NOISE = 0.25;
/** Share of requests where it is luck, and another try may do better; in the rest who can do hard ones can do easy ones. */
const LUCK = 0.3;
/** Bad edits and plans that the checker finds (it doesn't see taste), and good ones that it takes for bad. */
const CHECKER = { finds: 0.9, falseAlarms: 0.01 };
/** A provider is in trouble for about 5 minutes in every 8 hours, and then fails most calls. */
const BURST_EVERY_MS = 8 * 3_600_000;
const BURST_MS = 300_000;
const FAILED_IN_BURST = 0.85;
const BURST_KINDS: ProviderErrorKind[] = ["overloaded", "overloaded", "network", "stalled", "rateLimit", "rateLimit"];
const FAILED_OTHERWISE = 0.004;
const OTHER_KINDS: ProviderErrorKind[] = ["overloaded", "network", "stalled", "malformed", "rateLimit", "refusal"];
const SLOW_START = { share: 0.01, factor: 6 };

export class World {
  readonly requests: SimulatedRequest[] = [];
  private readonly strengths = new Map<string, Record<RequestKind, number>>();
  private readonly speeds = new Map<string, { first: number; pace: number }>();
  private readonly bursts = new Map<string, Burst[]>();

  constructor(private readonly seed: number, models: readonly ModelInfo[], requests: number) {
    this.drawRequests(requests);
    const until = this.requests.at(-1)!.arrivesAt + 600_000;
    for (const model of models) {
      const random = this.random(`model ${model.model}`);
      const strength = (kind: RequestKind) => Math.min(0.995, Math.max(0.3, model.strength[kind] + STRENGTH_NOISE * normal(random)));
      this.strengths.set(model.model, { simple: strength("simple"), reasoning: strength("reasoning"), creative: strength("creative"), structured: strength("structured") });
      this.speeds.set(model.model, { first: model.latency.firstTokenMs * Math.exp(SPEED_NOISE * normal(random)), pace: model.latency.tokensPerSecond * Math.exp(SPEED_NOISE * normal(random)) });
    }
    for (const provider of new Set(models.map((model) => model.provider))) this.bursts.set(provider, this.drawBursts(provider, until));
  }

  random(...of: (string | number)[]): () => number {
    let hash = this.seed;
    for (const char of of.join(" ")) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
    return seededRandom(hash);
  }

  isGood(model: string, { kind, index, difficulty }: SimulatedRequest, attempt: number): boolean {
    const random = this.random("luck", model, index, attempt);
    const lucky = this.random("lucky", index)() < LUCK;
    return (lucky ? random() : difficulty) < this.strengths.get(model)![kind];
  }

  passesCheck(model: string, request: SimulatedRequest, attempt: number): boolean {
    if (!request.checkable) return true;
    const at = this.random("check", model, request.index, attempt)();
    return this.isGood(model, request, attempt) ? at >= CHECKER.falseAlarms : at >= CHECKER.finds;
  }

  /** How this call goes: times in ms, and what goes wrong. `attempt` counts the calls of the model for this request. */
  call(model: Pick<ModelInfo, "provider" | "model">, request: SimulatedRequest, attempt: number, now: number): { firstMs: number; tokensPerSecond: number; fault: Fault | null } {
    const random = this.random("call", model.model, request.index, attempt);
    const { first, pace } = this.speeds.get(model.model)!;
    const slow = random() < SLOW_START.share ? SLOW_START.factor : 1;
    const firstMs = first * slow * Math.exp(0.4 * normal(random));
    const tokensPerSecond = pace * Math.exp(0.2 * normal(random));
    const burst = this.bursts.get(model.provider)!.find(({ from, until }) => from <= now && now < until);
    const [failed, kind, midway, wait] = [random(), random(), random(), random()];
    if (failed >= (burst ? FAILED_IN_BURST : FAILED_OTHERWISE)) return { firstMs, tokensPerSecond, fault: null };
    const what = burst?.kind ?? pick(OTHER_KINDS, kind);
    const canBreakOff = what === "network" || what === "stalled" || what === "malformed";
    return {
      firstMs,
      tokensPerSecond,
      fault: { kind: what, retryAfterMs: what === "rateLimit" ? 1000 + wait * 20_000 : null, after: canBreakOff && midway < 0.4 ? midway / 0.4 : 0 },
    };
  }

  private drawRequests(count: number): void {
    const random = this.random("requests");
    let at = 0;
    for (let index = 0; index < count; index++) {
      at += -Math.log(1 - random()) * MEAN_GAP_MS;
      const kind = drawKind(random());
      const size = Math.exp(0.3 * normal(random));
      const { input, output } = TRAFFIC[kind];
      const text = pick(PHRASINGS[kind], random());
      this.requests.push({
        index, arrivesAt: at, kind, text,
        checkable: kind === "structured" || (kind === "reasoning" && !ADVICE.includes(text)),
        tokens: { input: Math.round(input * size), output: Math.max(20, Math.round(output * Math.exp(0.4 * normal(random)))) },
        difficulty: random(),
      });
    }
  }

  private drawBursts(provider: string, until: number): Burst[] {
    const random = this.random("bursts", provider);
    const bursts: Burst[] = [];
    for (let at = 0; at < until; ) {
      const from = at - Math.log(1 - random()) * BURST_EVERY_MS;
      at = from - Math.log(1 - random()) * BURST_MS;
      bursts.push({ from, until: at, kind: pick(BURST_KINDS, random()) });
    }
    return bursts;
  }
}

function drawKind(at: number): RequestKind {
  let sum = 0;
  for (const kind of ["simple", "structured", "reasoning"] as const) {
    sum += TRAFFIC[kind].share;
    if (at < sum) return kind;
  }
  return "creative";
}

const pick = <T>(of: readonly T[], at: number): T => of[Math.floor(at * of.length)]!;

/** Box and Muller. */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
