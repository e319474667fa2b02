// Whoever starts a deployment may be asked before anybody from outside has a public function run, and may say "later".
import type { Failure, FunctionKind, Identity } from "./types";

export type OutsideCall = {
  kind: FunctionKind | "httpAction";
  /** "module:name"; "GET /path" for a route. */
  path: string;
  /** The client's, as far as proxies are trusted with it; null when they don't say. */
  address: string | null;
  identity: Identity | null;
};

/**
 * Answers at once, for every call waits for it. A subscription is asked for when it begins, not when it is computed again;
 * administrators, scheduled functions and what functions call are not asked for.
 */
export type OnCall = (call: OutsideCall) => "allow" | { retryAfterMs: number };

/** Null when the call may go on. Its data is that of `@convex-dev/rate-limiter`, which clients may know already. */
export function refusalOf(onCall: OnCall | undefined, call: OutsideCall): (Failure & { retryAfterMs: number }) | null {
  const answer = onCall?.(call) ?? "allow";
  if (answer === "allow") return null;
  const retryAfterMs = Math.max(1, Math.ceil(answer.retryAfterMs));
  const seconds = Math.ceil(retryAfterMs / 1000);
  const message = `Too many calls. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  return { ok: false, message, data: { kind: "RateLimited", name: call.path, retryAfter: retryAfterMs, message }, logLines: [], retryAfterMs };
}

/** A mutation that is not to be run. */
export class Refused extends Error {
  constructor(readonly refusal: Failure) {
    super(refusal.message);
  }
}
