// The circuit breaker of a provider or model: after failures that are its fault it is left alone for a
// while (open), then one request at a time tries it (half-open) until one succeeds (closed).
// Pure: rows and times in, rows out; state.ts keeps them.
import type { AttemptOutcome, AttemptRecord, Breaker } from "./schema";

export type BreakerScope = "provider" | "model";

export const HEALTHY: Breaker = { status: "closed", failuresInRow: 0, window: null };

/** A model opens before its provider, so that one bad model doesn't take its siblings away. */
export const LIMITS: Record<BreakerScope, { failuresInRow: number; windowAttempts: number; failedShare: number }> = {
  model: { failuresInRow: 4, windowAttempts: 10, failedShare: 0.5 },
  provider: { failuresInRow: 8, windowAttempts: 30, failedShare: 0.7 },
};
export const WINDOW_MS = 120_000;
export const OPEN_MS = 10_000;
export const MAX_OPEN_MS = 600_000;
/** A key that was refused stays wrong until somebody changes it. */
export const AUTHENTICATION_OPEN_MS = 1_800_000;
/** A prober that never reports loses its turn. */
export const PROBE_LEASE_MS = 60_000;

/** What each outcome says about the provider and about the model. */
type Verdict = "answered" | "fault" | "unknown";
const VERDICTS: Record<AttemptOutcome, Record<BreakerScope, Verdict>> = {
  ok: { provider: "answered", model: "answered" },
  rejected: { provider: "answered", model: "answered" },
  refusal: { provider: "answered", model: "answered" },
  badRequest: { provider: "answered", model: "answered" },
  contextLength: { provider: "answered", model: "answered" },
  authentication: { provider: "fault", model: "unknown" },
  network: { provider: "fault", model: "fault" },
  overloaded: { provider: "fault", model: "fault" },
  stalled: { provider: "fault", model: "fault" },
  // It does answer, but this model of it badly, or no more of it for now.
  malformed: { provider: "answered", model: "fault" },
  rateLimit: { provider: "unknown", model: "fault" },
  hedgedOut: { provider: "unknown", model: "unknown" },
  cancelled: { provider: "unknown", model: "unknown" },
};
/** These say more about the person's own key than about the service that all share. */
const OWN_KEY_MATTERS: readonly AttemptOutcome[] = ["authentication", "rateLimit"];

/** The rows that decide about a model: its provider's and its own. */
export function breakerKeys(model: string): { key: string; scope: BreakerScope }[] {
  return [
    { key: model.slice(0, model.indexOf("/")), scope: "provider" },
    { key: model, scope: "model" },
  ];
}

/** May a request go through now? "probe" only after `claim`. */
export function admits(breaker: Breaker, now: number): "yes" | "probe" | "no" {
  switch (breaker.status) {
    case "closed":
      return "yes";
    case "open":
      return now >= breaker.until ? "probe" : "no";
    case "halfOpen":
      return now >= breaker.probeUntil ? "probe" : "no";
  }
}

/** The breaker with this request as its one prober; null when it admits none now. Closed needs no claim. */
export function claim(breaker: Breaker, now: number): Breaker | null {
  if (breaker.status === "closed") return breaker;
  if (admits(breaker, now) !== "probe") return null;
  return { status: "halfOpen", probeSince: now, probeUntil: now + PROBE_LEASE_MS, openings: breaker.openings };
}

/** The breaker after an attempt. The same object when nothing changes, so that no row need be written. */
export function afterAttempt(breaker: Breaker, scope: BreakerScope, attempt: Pick<AttemptRecord, "outcome" | "startedAt" | "retryAfterMs" | "keyOwner">, now: number): Breaker {
  const { outcome } = attempt;
  const ignored = attempt.keyOwner === "person" && OWN_KEY_MATTERS.includes(outcome);
  const verdict = ignored ? "unknown" : VERDICTS[outcome][scope];
  switch (breaker.status) {
    case "closed":
      return verdict === "unknown" ? breaker : counted(breaker, scope, verdict === "fault", attempt, now);
    case "open":
      // Stragglers from before it opened: only a longer pause that the provider asks for is news.
      return verdict === "fault" ? { ...breaker, until: Math.max(breaker.until, pauseAsked(attempt, now) ?? 0) } : breaker;
    case "halfOpen":
      if (attempt.startedAt < breaker.probeSince) return breaker;
      if (verdict === "answered") return HEALTHY;
      // The probe told nothing: the next request may try at once.
      if (verdict === "unknown") return { status: "open", until: now, openings: breaker.openings };
      return opened(breaker.openings + 1, attempt, now);
  }
}

function counted(breaker: Breaker & { status: "closed" }, scope: BreakerScope, failed: boolean, attempt: Pick<AttemptRecord, "outcome" | "retryAfterMs">, now: number): Breaker {
  const running = breaker.window !== null && now - breaker.window.since <= WINDOW_MS ? breaker.window : null;
  if (!failed && !running) return breaker.window === null && breaker.failuresInRow === 0 ? breaker : HEALTHY;
  const window = { since: running?.since ?? now, attempts: (running?.attempts ?? 0) + 1, failures: (running?.failures ?? 0) + (failed ? 1 : 0) };
  const failuresInRow = failed ? breaker.failuresInRow + 1 : 0;
  const { failuresInRow: most, windowAttempts, failedShare } = LIMITS[scope];
  const opens =
    failuresInRow >= most ||
    (window.attempts >= windowAttempts && window.failures / window.attempts >= failedShare) ||
    (failed && pauseAsked(attempt, now) !== null);
  return opens ? opened(1, attempt, now) : { status: "closed", failuresInRow, window };
}

/** Open for twice as long each time in a row. */
function opened(openings: number, attempt: Pick<AttemptRecord, "outcome" | "retryAfterMs">, now: number): Breaker {
  const growing = now + Math.min(MAX_OPEN_MS, OPEN_MS * 2 ** (openings - 1));
  return { status: "open", until: pauseAsked(attempt, now) ?? growing, openings };
}

/** Until when the answer itself says to leave it alone. */
function pauseAsked({ outcome, retryAfterMs }: Pick<AttemptRecord, "outcome" | "retryAfterMs">, now: number): number | null {
  if (outcome === "authentication") return now + AUTHENTICATION_OPEN_MS;
  if (outcome !== "rateLimit" || retryAfterMs === null) return null;
  return now + Math.min(MAX_OPEN_MS, Math.max(0, retryAfterMs));
}
