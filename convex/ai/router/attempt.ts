// One call of one model: read step by step, and made into a record when it is over, however it ended.
import { costOf } from "../providers/models";
import { ProviderError, type GenerateEvent, type GenerateRequest, type Provider, type TokenCounts, type ToolRequest } from "../providers/types";
import type { Candidate } from "./rankModels";
import type { AttemptOutcome, AttemptRecord } from "./schema";
import { estimateInputTokens, estimateTokens, NO_TOKENS } from "./tokens";

export type Step =
  | { type: "event"; event: Extract<GenerateEvent, { type: "text" | "toolRequest" }> }
  | { type: "end"; reason: "stop" | "tools" | "length" }
  | { type: "failed"; error: ProviderError };

/** Refused at the door: nothing was read, nothing is charged. */
const FREE_OUTCOMES: readonly AttemptOutcome[] = ["authentication", "rateLimit", "overloaded", "network", "badRequest", "contextLength"];

export class Attempt {
  /** What it has written and asked for so far. */
  text = "";
  readonly toolRequests: ToolRequest[] = [];
  /** The first step; the rest by `next`. */
  readonly first: Promise<Step>;
  private readonly startedAt: number;
  private readonly controller = new AbortController();
  private readonly events: AsyncIterator<GenerateEvent>;
  private tokens: TokenCounts | null = null;
  private firstEventMs: number | null = null;

  constructor(
    readonly candidate: Candidate,
    provider: Provider,
    private readonly request: Omit<GenerateRequest, "model" | "signal">,
    private readonly now: () => number,
  ) {
    this.startedAt = now();
    this.events = provider.generate({ ...request, model: candidate.model.model, signal: this.controller.signal })[Symbol.asyncIterator]();
    this.first = this.next();
  }

  /** Errors of the provider are a step; anything else is thrown. */
  async next(): Promise<Step> {
    try {
      for (;;) {
        const { done, value: event } = await this.events.next();
        if (done) return { type: "failed", error: new ProviderError("malformed", "The answer broke off.") };
        const step = this.read(event);
        if (step) return step;
      }
    } catch (error) {
      if (this.controller.signal.aborted) return { type: "failed", error: new ProviderError("cancelled", "The call was stopped.") };
      if (error instanceof ProviderError) return { type: "failed", error };
      throw error;
    }
  }

  /** Stops the call at once, whether the provider minds the signal or not. */
  abort(): void {
    this.controller.abort();
    this.events.return?.().catch(() => undefined);
  }

  get silent(): boolean {
    return this.firstEventMs === null;
  }

  get ageMs(): number {
    return this.now() - this.startedAt;
  }

  record(outcome: AttemptOutcome, checked: boolean, error?: ProviderError): AttemptRecord {
    const { model, kind, keyOwner } = this.candidate;
    const tokens = this.tokens ?? (this.silent && FREE_OUTCOMES.includes(outcome) ? NO_TOKENS : this.estimate());
    return {
      model: model.id,
      kind,
      keyOwner,
      startedAt: this.startedAt,
      outcome,
      checked,
      retryAfterMs: error?.retryAfterMs ?? null,
      tokens,
      costUsd: costOf(model, tokens),
      firstEventMs: this.firstEventMs,
      totalMs: this.ageMs,
    };
  }

  private read(event: GenerateEvent): Step | null {
    switch (event.type) {
      case "tokens":
        this.tokens = event.tokens;
        return null;
      case "text":
        if (event.text === "") return null;
        this.text += event.text;
        break;
      case "toolRequest":
        if (this.toolRequests.some(({ id }) => id === event.request.id)) return null;
        this.toolRequests.push(event.request);
        break;
      case "end":
        return { type: "end", reason: event.reason };
    }
    this.firstEventMs ??= this.ageMs;
    return { type: "event", event };
  }

  private estimate(): TokenCounts {
    return { input: estimateInputTokens(this.request), cachedInput: 0, output: estimateTokens(this.text) };
  }
}
