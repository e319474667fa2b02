// What one routed request needs to know: the candidates, until when, and how its attempts are judged and recorded.
import type { Provider, ProviderName, ToolRequest } from "../providers/types";
import type { Candidate } from "./rankModels";
import type { AttemptRecord, KeyOwner } from "./schema";

export type Clock = {
  now(): number;
  /** Ends early when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export type RoutedOptions = {
  /** In the order to try them; see rankModels. */
  candidates: Candidate[];
  providerOf(name: ProviderName, keyOwner: KeyOwner): Provider;
  /** Asked before a candidate with `probe`; false leaves it out. See state.claimProbe. */
  claimProbe(model: string): Promise<boolean>;
  /**
   * Checks a whole answer before anything of it is passed on; the next model is asked when it is not good enough. The
   * last one is passed on all the same when no model does better: what remains is the caller's to repair.
   */
  accepts?(answer: { text: string; toolRequests: readonly ToolRequest[] }): boolean | Promise<boolean>;
  /** Each attempt once, however it ended; awaited before the stream ends. */
  onAttempt(record: AttemptRecord): void | Promise<void>;
  /** Epoch ms. */
  deadlineAt: number;
  signal: AbortSignal;
  /** After this long without a first event the next candidate is started beside; null never. */
  hedgeAfterMs?: number | null;
  clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
};
