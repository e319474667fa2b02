// Who is asked next: the candidates still to be tried, and what an error says about them. Knows neither
// streams nor clocks.
import type { ProviderError } from "../providers/types";
import { backoffMs } from "./backoff";
import type { Candidate } from "./rankModels";

const RETRIED: readonly ProviderError["kind"][] = ["rateLimit", "overloaded", "network"];
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

  /** Leaves out the candidates that would fail the same way. */
  learn({ model }: Candidate, { kind }: ProviderError): void {
    switch (kind) {
      case "refusal":
        this.refusals += 1;
        if (this.refusals > 1) this.waiting = [];
        break;
      case "authentication":
        this.waiting = this.waiting.filter((other) => other.model.provider !== model.provider);
        break;
      case "contextLength":
        this.waiting = this.waiting.filter((other) => other.model.contextTokens > model.contextTokens);
        break;
      default:
    }
  }

  /** Puts a model that failed before it said anything at the head again, once. Ms to wait before; null: not worth it. */
  retry(candidate: Candidate, error: ProviderError, leftMs: number, random: () => number): number | null {
    if (!RETRIED.includes(error.kind) || candidate.probe || this.retried.has(candidate.model.id)) return null;
    const wait = backoffMs(0, error, random);
    if (wait > (this.waiting.length > 0 ? MOST_PATIENCE_MS : Infinity) || wait >= leftMs) return null;
    this.retried.add(candidate.model.id);
    this.waiting.unshift(candidate);
    return wait;
  }
}
