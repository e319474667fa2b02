import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admits, afterAttempt, AUTHENTICATION_OPEN_MS, breakerKeys, claim, HEALTHY, LIMITS, MAX_OPEN_MS, OPEN_MS, PROBE_LEASE_MS, WINDOW_MS, type BreakerScope } from "./breaker";
import type { AttemptOutcome, Breaker } from "./schema";

const attempt = (outcome: AttemptOutcome, startedAt = 0, fields: { retryAfterMs?: number | null; keyOwner?: "deployment" | "person" } = {}) => ({
  outcome, startedAt, retryAfterMs: null, keyOwner: "deployment" as const, ...fields,
});
const after = (outcomes: AttemptOutcome[], scope: BreakerScope = "model", now = 0) =>
  outcomes.reduce<Breaker>((breaker, outcome) => afterAttempt(breaker, scope, attempt(outcome, now), now), HEALTHY);
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const OPENED = after(times(LIMITS.model.failuresInRow, "overloaded"));

describe("a closed breaker", () => {
  it.each(["overloaded", "network", "stalled"] as const)("opens after enough %s in a row, a model before its provider", (kind) => {
    for (const scope of ["model", "provider"] as const) {
      const most = LIMITS[scope].failuresInRow;
      expect(after(times(most - 1, kind), scope).status).toBe("closed");
      expect(after(times(most, kind), scope)).toEqual({ status: "open", until: OPEN_MS, openings: 1 });
    }
    expect(LIMITS.model.failuresInRow).toBeLessThan(LIMITS.provider.failuresInRow);
  });

  it("opens when half of the calls fail, though never many in a row", () => {
    expect(after(times(LIMITS.model.windowAttempts / 2, ["overloaded", "ok"] as const).flat()).status).toBe("open");
  });

  it("forgets failures of another time", () => {
    let breaker = after(["overloaded", "ok", "overloaded", "ok", "overloaded", "ok", "overloaded", "ok"]);
    breaker = afterAttempt(breaker, "model", attempt("overloaded"), WINDOW_MS + 1);
    breaker = afterAttempt(breaker, "model", attempt("ok"), WINDOW_MS + 1);
    expect(breaker).toEqual({ status: "closed", failuresInRow: 0, window: { since: WINDOW_MS + 1, attempts: 2, failures: 1 } });
  });

  it("opens for as long as a rate limit says, the model only", () => {
    const limited = attempt("rateLimit", 0, { retryAfterMs: 7000 });
    expect(afterAttempt(HEALTHY, "model", limited, 100)).toMatchObject({ status: "open", until: 7100 });
    expect(afterAttempt(HEALTHY, "provider", limited, 100)).toBe(HEALTHY);
  });

  it("leaves a provider alone for long after a refused key, unless the key is somebody's own", () => {
    expect(afterAttempt(HEALTHY, "provider", attempt("authentication"), 0)).toMatchObject({ status: "open", until: AUTHENTICATION_OPEN_MS });
    expect(afterAttempt(HEALTHY, "provider", attempt("authentication", 0, { keyOwner: "person" }), 0)).toBe(HEALTHY);
    expect(afterAttempt(HEALTHY, "model", attempt("rateLimit", 0, { keyOwner: "person", retryAfterMs: 9000 }), 0)).toBe(HEALTHY);
  });

  it.each(["badRequest", "contextLength", "refusal", "rejected", "cancelled", "hedgedOut", "ok"] as const)("doesn't mind %s, and needs no row for it", (kind) => {
    expect(after(times(50, kind))).toBe(HEALTHY);
  });
});

describe("an open breaker", () => {
  it("admits nobody until its time, then one prober", () => {
    expect(admits(OPENED, OPEN_MS - 1)).toBe("no");
    expect(claim(OPENED, OPEN_MS - 1)).toBeNull();
    const probing = claim(OPENED, OPEN_MS)!;
    expect(probing.status).toBe("halfOpen");
    expect(claim(probing, OPEN_MS + 1)).toBeNull();
  });

  it("closes when the probe is answered, even by a refusal", () => {
    const probing = claim(OPENED, OPEN_MS)!;
    for (const kind of ["ok", "refusal", "badRequest"] as const) expect(afterAttempt(probing, "model", attempt(kind, OPEN_MS), OPEN_MS + 500)).toEqual(HEALTHY);
  });

  it("opens for twice as long when the probe fails", () => {
    const probing = claim(OPENED, OPEN_MS)!;
    expect(afterAttempt(probing, "model", attempt("stalled", OPEN_MS), OPEN_MS)).toEqual({ status: "open", until: OPEN_MS + 2 * OPEN_MS, openings: 2 });
  });

  it("gives the turn to the next one when the probe told nothing or was lost", () => {
    const probing = claim(OPENED, OPEN_MS)!;
    const cancelled = afterAttempt(probing, "model", attempt("cancelled", OPEN_MS), OPEN_MS + 5);
    expect(admits(cancelled, OPEN_MS + 5)).toBe("probe");
    expect(admits(probing, OPEN_MS + PROBE_LEASE_MS)).toBe("probe");
  });

  it("isn't moved by calls that began before it opened", () => {
    expect(afterAttempt(OPENED, "model", attempt("ok", 0), 5)).toBe(OPENED);
    const probing = claim(OPENED, OPEN_MS)!;
    expect(afterAttempt(probing, "model", attempt("ok", OPEN_MS - 1), OPEN_MS + 5)).toBe(probing);
  });
});

describe("through any history", () => {
  const OUTCOMES: AttemptOutcome[] = ["ok", "rejected", "hedgedOut", "authentication", "rateLimit", "overloaded", "badRequest", "contextLength", "refusal", "stalled", "network", "malformed", "cancelled"];
  const event = fc.record({
    pause: fc.integer({ min: 0, max: 200_000 }),
    took: fc.integer({ min: 0, max: 90_000 }),
    outcome: fc.constantFrom(...OUTCOMES),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
    claims: fc.boolean(),
  });
  const history = fc.tuple(fc.constantFrom<BreakerScope>("model", "provider"), fc.array(event, { maxLength: 60 }));

  it("rests never longer than the most, has one prober at a time, and comes back", () => {
    fc.assert(
      fc.property(history, ([scope, events]) => {
        let breaker = HEALTHY;
        let now = 0;
        for (const { pause, took, outcome, retryAfterMs, claims } of events) {
          now += pause;
          if (claims) {
            const admitted = admits(breaker, now);
            const claimed = claim(breaker, now);
            expect(claimed === null).toBe(admitted === "no");
            if (claimed && admitted === "probe") expect(claim(claimed, now)).toBeNull();
            breaker = claimed ?? breaker;
          }
          const before = breaker;
          breaker = afterAttempt(breaker, scope, attempt(outcome, now - took, { retryAfterMs }), now);
          if (breaker.status === "open") {
            expect(breaker.until).toBeLessThanOrEqual(now + Math.max(MAX_OPEN_MS, AUTHENTICATION_OPEN_MS));
            if (outcome === "ok") expect(before.status).toBe("open");
          }
          // Only a claimed probe closes it.
          if (before.status === "open") expect(breaker.status).toBe("open");
          if (before.status === "closed") expect(breaker.status).not.toBe("halfOpen");
        }
        const restedAt = now + Math.max(MAX_OPEN_MS, AUTHENTICATION_OPEN_MS, PROBE_LEASE_MS);
        const probing = claim(breaker, restedAt)!;
        expect(afterAttempt(probing, scope, attempt("ok", restedAt), restedAt)).toMatchObject({ status: "closed", failuresInRow: 0 });
      }),
    );
  });

  it("opens ever longer while nothing but failures come", () => {
    let breaker = OPENED;
    let [now, rest] = [0, 0];
    for (let round = 0; round < 12; round++) {
      if (breaker.status !== "open") throw new Error("It must stay open.");
      expect(breaker.until - now).toBeGreaterThanOrEqual(rest);
      rest = breaker.until - now;
      now = breaker.until;
      breaker = afterAttempt(claim(breaker, now)!, "model", attempt("network", now), now);
    }
    expect(rest).toBe(MAX_OPEN_MS);
  });
});

it("keys are the provider's name and the model's id, whatever else the id has in it", () => {
  expect(breakerKeys("compatible/org/model:8b").map(({ key }) => key)).toEqual(["compatible", "compatible/org/model:8b"]);
});
