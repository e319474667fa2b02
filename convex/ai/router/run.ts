// The course of one routed request: which attempt streams, what happens when it breaks off, and that
// every call is closed and recorded once, however the run ends.
import { ProviderError, type GenerateEvent, type GenerateRequest } from "../providers/types";
import { Attempt, type Step } from "./attempt";
import { CandidateQueue } from "./candidateQueue";
import { NoModelLeft } from "./noModelLeft";
import type { Candidate } from "./rankModels";
import type { RoutedOptions } from "./routedOptions";
import type { AttemptOutcome, AttemptRecord } from "./schema";
import { NO_TOKENS, sumTokens } from "./tokens";
import { unlessAborted } from "./unlessAborted";

/** A model that said nothing for this long before the deadline has stalled; a later one had no fair chance. */
const FAIR_CHANCE_MS = 5_000;
const CONTINUE = "Your last message broke off. Go on exactly where it stopped, without repeating any of it.";

type EndReason = Extract<Step, { type: "end" }>["reason"];

/** A request on its way through the candidates; see routedGenerate for what it promises. */
export class Run {
  private readonly queue: CandidateQueue;
  private readonly running = new Set<Attempt>();
  private readonly records: AttemptRecord[] = [];
  private readonly recorded: Promise<void>[] = [];
  private readonly stopped = new AbortController();
  private lastError: ProviderError | null = null;
  private turnedDown: { attempt: Attempt; reason: EndReason } | null = null;
  /** Text of attempts that broke off, as the caller has it. */
  private said = "";

  constructor(
    private readonly options: RoutedOptions,
    private readonly request: Omit<GenerateRequest, "model" | "signal">,
  ) {
    this.queue = new CandidateQueue(options.candidates);
  }

  async *events(): AsyncGenerator<GenerateEvent> {
    const { signal, clock, deadlineAt } = this.options;
    const over = new AbortController();
    const cancel = () => this.stop("cancelled");
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    else if (clock.now() >= deadlineAt) this.stop("deadline");
    else void this.stopAtDeadline(over.signal);
    try {
      for (;;) {
        const attempt = await this.firstToStream();
        if (yield* this.stream(attempt)) return;
      }
    } catch (error) {
      // Better an answer that was turned down than none.
      if (!(error instanceof NoModelLeft) || !this.turnedDown) throw error;
      yield* contentOf(this.turnedDown.attempt);
      yield* this.ending(this.turnedDown.reason);
    } finally {
      signal.removeEventListener("abort", cancel);
      over.abort();
      for (const attempt of this.running) this.close(attempt, "cancelled");
      await Promise.all(this.recorded);
    }
  }

  /** Passes an attempt's events on; false when it broke off or was turned down, and another model has to go on. */
  private async *stream(attempt: Attempt): AsyncGenerator<GenerateEvent, boolean> {
    const held = this.isHeld;
    for (let step = await attempt.first; ; step = await this.unlessStopped(attempt.next())) {
      switch (step.type) {
        case "event":
          if (!held) yield step.event;
          continue;
        case "end":
          if (await this.isRejected(attempt, step.reason)) return false;
          if (held) yield* contentOf(attempt);
          yield* this.ending(step.reason);
          return true;
        case "failed":
          this.fail(attempt, step.error);
          if (held) return false;
          this.said += attempt.text;
          if (attempt.toolRequests.length === 0) return false;
          // Its tool requests stand: the caller answers them, and the next turn goes to a model again.
          yield* this.ending("tools");
          return true;
      }
    }
  }

  private get isHeld(): boolean {
    return this.request.output !== undefined || this.options.accepts !== undefined;
  }

  /** Closes an attempt that ended by itself, after the caller's check if there is one. */
  private async isRejected(attempt: Attempt, reason: EndReason): Promise<boolean> {
    const { accepts } = this.options;
    const accepted = !accepts || (await this.unlessStopped(Promise.resolve(accepts(attempt))));
    this.close(attempt, accepted ? "ok" : "rejected");
    if (!accepted) this.turnedDown = { attempt, reason };
    return !accepted;
  }

  private async *ending(reason: EndReason): AsyncGenerator<GenerateEvent> {
    yield { type: "tokens", tokens: this.records.reduce((sum, { tokens }) => sumTokens(sum, tokens), NO_TOKENS) };
    yield { type: "end", reason };
  }

  private async firstToStream(): Promise<Attempt> {
    for (;;) {
      const attempt = await this.startNext();
      if (!attempt) throw this.lastError?.kind === "refusal" && !this.turnedDown ? this.lastError : this.noModelLeft("failed");
      const winner = await this.race(attempt);
      if (winner) return winner;
    }
  }

  /** The first of an attempt and the one that may be started beside it to stream; null when they failed. */
  private async race(attempt: Attempt): Promise<Attempt | null> {
    const { hedgeAfterMs = null, clock } = this.options;
    const legs = new Set([attempt]);
    const over = new AbortController();
    let hedge = hedgeAfterMs === null ? null : clock.sleep(hedgeAfterMs, over.signal).then(() => "hedge" as const);
    try {
      for (;;) {
        const firsts = [...legs].map(async (leg) => ({ leg, step: await leg.first }));
        const raced = await this.unlessStopped(Promise.race(hedge ? [...firsts, hedge] : firsts));
        if (raced === "hedge") {
          hedge = null;
          const beside = await this.startNext();
          if (beside) legs.add(beside);
          continue;
        }
        const { leg, step } = raced;
        legs.delete(leg);
        const error = this.errorOf(leg, step);
        if (!error) {
          for (const other of legs) this.close(other, "hedgedOut");
          return leg;
        }
        this.fail(leg, error);
        if (legs.size > 0) continue;
        await this.waitToRetry(leg.candidate, error);
        return null;
      }
    } finally {
      over.abort();
    }
  }

  /** An answer that ends without a word is none, unless it goes on from what was said. */
  private errorOf(attempt: Attempt, step: Step): ProviderError | null {
    if (step.type === "failed") return step.error;
    const empty = step.type === "end" && attempt.silent && this.said === "";
    return empty ? new ProviderError("malformed", "The answer was empty.") : null;
  }

  private async startNext(): Promise<Attempt | null> {
    for (let candidate = this.queue.take(); candidate; candidate = this.queue.take()) {
      if (candidate.probe && !(await this.unlessStopped(this.options.claimProbe(candidate.model.id)))) continue;
      if (this.stopped.signal.aborted) throw this.stopped.signal.reason;
      const attempt = new Attempt(candidate, this.options.providerOf(candidate.model.provider, candidate.keyOwner), this.continued(), this.options.clock.now);
      this.running.add(attempt);
      return attempt;
    }
    return null;
  }

  private continued(): Omit<GenerateRequest, "model" | "signal"> {
    if (this.said === "") return this.request;
    return { ...this.request, messages: [...this.request.messages, { role: "assistant", text: this.said }, { role: "user", text: CONTINUE }] };
  }

  private async waitToRetry(candidate: Candidate, error: ProviderError): Promise<void> {
    const { clock, deadlineAt, random } = this.options;
    const wait = this.queue.retry(candidate, error, deadlineAt - clock.now(), random);
    if (wait !== null) await this.unlessStopped(clock.sleep(wait, this.stopped.signal));
  }

  private fail(attempt: Attempt, error: ProviderError): void {
    this.close(attempt, error.kind, error);
    if (error.kind === "cancelled") throw error;
    this.lastError = error;
    this.queue.learn(attempt.candidate, error);
  }

  private close(attempt: Attempt, outcome: AttemptOutcome, error?: ProviderError): void {
    if (!this.running.delete(attempt)) return;
    const record = attempt.record(outcome, outcome === "rejected" || (outcome === "ok" && this.options.accepts !== undefined), error);
    attempt.abort();
    this.records.push(record);
    const recorded = Promise.resolve(this.options.onAttempt(record));
    // A failure to record comes out at the end of the stream, not as an unhandled rejection before.
    recorded.catch(() => undefined);
    this.recorded.push(recorded);
  }

  private stop(reason: "cancelled" | "deadline"): void {
    for (const attempt of this.running) {
      const stalled = reason === "deadline" && attempt.silent && attempt.ageMs >= FAIR_CHANCE_MS;
      this.close(attempt, stalled ? "stalled" : "cancelled");
    }
    this.stopped.abort(reason === "cancelled" ? new ProviderError("cancelled", "The request was stopped.") : this.noModelLeft("deadline"));
  }

  private async stopAtDeadline(over: AbortSignal): Promise<void> {
    const { clock, deadlineAt } = this.options;
    await clock.sleep(deadlineAt - clock.now(), over).catch(() => undefined);
    if (!over.aborted) this.stop("deadline");
  }

  private noModelLeft(reason: "failed" | "deadline"): NoModelLeft {
    return new NoModelLeft(reason, this.records.map(({ model, outcome }) => ({ model, outcome })));
  }

  private unlessStopped<T>(promise: Promise<T>): Promise<T> {
    return unlessAborted(promise, this.stopped.signal);
  }
}

function* contentOf({ text, toolRequests }: Attempt): Generator<GenerateEvent> {
  if (text !== "") yield { type: "text", text };
  for (const request of toolRequests) yield { type: "toolRequest", request };
}
