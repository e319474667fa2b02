// Who is asked next: the candidates still to be tried, and what an error says about them. A key that fails
// gives way to the spare one before another model does. Knows neither streams nor clocks.
import type { ProviderError } from "../providers/types";
import { backoffMs } from "./backoff";
import type { Candidate } from "./rankModels";
import type { AttemptOutcome, AttemptRecord } from "./schema";

const RETRIED: readonly ProviderError["kind"][] = ["rateLimit", "overloaded", "network"];
/** Of which another key may know nothing. */
const OF_THE_KEY: readonly AttemptOutcome[] = ["authentication", "rateLimit", "overloaded", "network", "stalled"];
const isOfTheKey = (outcome: AttemptOutcome) => OF_THE_KEY.includes(outcome);
/** While others are left, nobody waits longer than this for the same model. */
const MOST_PATIENCE_MS = 2_000;

export class CandidateQueue {
  private waiting: Candidate[];
  private readonly retried = new Set<string>();
  private refusals = 0;

  constructor(candidates: readonly Candidate[]) {
    this.waiting = [...candidates];
  }

  take(): Candidate | undefined {
    return this.waiting.shift();
  }

  /** Leaves out the candidates that would fail the same way, and goes on with the failed one's spare key if it has one. */
  learn(candidate: Candidate, { kind }: ProviderError): void {
    const { model, keyOwner } = candidate;
    switch (kind) {
      case "refusal":
        this.refusals += 1;
        if (this.refusals > 1) this.waiting = [];
        break;
      case "authentication":
        this.waiting = this.waiting.flatMap((other) => (other.model.provider === model.provider && other.keyOwner === keyOwner ? withSpareKey(other) : other));
        break;
      case "contextLength":
        this.waiting = this.waiting.filter((other) => other.model.contextTokens > model.contextTokens);
        break;
      default:
    }
    if (isOfTheKey(kind)) this.waiting.unshift(...withSpareKey(candidate));
  }

  /** Puts a model that failed before it said anything at the head again, once. Ms to wait before; null: not worth it. */
  retry(candidate: Candidate, error: ProviderError, leftMs: number, random: () => number): number | null {
    if (!RETRIED.includes(error.kind) || candidate.probe || candidate.spareKey || this.retried.has(candidate.model.id)) return null;
    const wait = backoffMs(0, error, random);
    if (wait > (this.waiting.length > 0 ? MOST_PATIENCE_MS : Infinity) || wait >= leftMs) return null;
    this.retried.add(candidate.model.id);
    this.waiting.unshift(candidate);
    return wait;
  }
}

/** The candidates as a later request of the same run finds them: what keys have failed in it gives way at once. */
export function afterFailures(candidates: readonly Candidate[], attempts: readonly Pick<AttemptRecord, "model" | "keyOwner" | "outcome">[]): Candidate[] {
  const failed = (candidate: Candidate) =>
    attempts.some(({ model, keyOwner, outcome }) => {
      if (keyOwner !== candidate.keyOwner) return false;
      return outcome === "authentication" ? model.startsWith(`${candidate.model.provider}/`) : candidate.spareKey !== null && model === candidate.model.id && isOfTheKey(outcome);
    });
  return candidates.flatMap((candidate) => (failed(candidate) ? withSpareKey(candidate) : candidate));
}

/** The same model by the spare key; none without one. */
const withSpareKey = (candidate: Candidate): Candidate[] => (candidate.spareKey ? [{ ...candidate, keyOwner: candidate.spareKey, spareKey: null }] : []);
