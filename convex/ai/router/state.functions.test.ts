import { afterEach, describe, expect, it, vi } from "vitest";
import { internal } from "../../_generated/api";
import { deployment, type Engine } from "../../people.testing";
import { LIMITS, OPEN_MS } from "./breaker";
import type { AttemptOutcome, AttemptRecord } from "./schema";

const MODEL = "openai/some-model";
const attempt = (outcome: AttemptOutcome, fields: Partial<AttemptRecord> = {}): AttemptRecord => ({
  model: MODEL, kind: "simple", keyOwner: "deployment", startedAt: Date.now(), outcome, checked: false, retryAfterMs: null,
  tokens: { input: 100, cachedInput: 0, output: 50 }, costUsd: 0.001, firstEventMs: outcome === "ok" ? 300 : null, totalMs: 900, ...fields,
});
const record = (t: Engine, ...attempts: AttemptRecord[]) => t.mutation(internal.ai.router.state.record, { attempts });
const load = (t: Engine) => t.query(internal.ai.router.state.load, {});
const claim = (t: Engine) => t.mutation(internal.ai.router.state.claimProbe, { model: MODEL });
const failures = () => Array.from({ length: LIMITS.model.failuresInRow }, () => attempt("overloaded"));

/** Lets the time of day go on without waiting for it. */
function later(ms: number) {
  const at = Date.now() + ms;
  vi.useFakeTimers({ now: at, toFake: ["Date"], shouldAdvanceTime: false });
}
afterEach(() => void vi.useRealTimers());

describe("what the router remembers", () => {
  it("is nothing at first, and stays nothing of breakers while all goes well", async () => {
    const t = await deployment();
    expect(await load(t)).toEqual({ breakers: [], stats: [] });
    await record(t, attempt("ok"), attempt("ok", { kind: "creative" }));
    const { breakers, stats } = await load(t);
    expect(breakers).toEqual([]);
    expect(stats).toEqual([
      expect.objectContaining({ model: MODEL, kind: "simple", attempts: 1, successes: 1, firstEventMs: 300 }),
      expect.objectContaining({ model: MODEL, kind: "creative", attempts: 1 }),
    ]);
  });

  it("adds up over requests", async () => {
    const t = await deployment();
    await record(t, attempt("ok"));
    await record(t, attempt("overloaded"));
    await t.mutation(internal.ai.router.state.judge, { model: MODEL, kind: "simple", good: true });
    await t.mutation(internal.ai.router.state.judge, { model: MODEL, kind: "simple", good: false });
    expect((await load(t)).stats).toMatchObject([{ attempts: 2, successes: 1, judged: 2, good: 1 }]);
  });

  it("opens the model's breaker for everybody, and leaves its provider's closed", async () => {
    const t = await deployment();
    await record(t, ...failures());
    const { breakers } = await load(t);
    expect(Object.fromEntries(breakers.map(({ key, breaker }) => [key, breaker.status]))).toEqual({ openai: "closed", [MODEL]: "open" });
  });
});

describe("a probe", () => {
  it("needs no claim to be given while nothing rests", async () => {
    expect(await claim(await deployment())).toBe(true);
  });

  it("is refused while the model rests, then given to one of many at the same time", async () => {
    const t = await deployment();
    await record(t, ...failures());
    expect(await claim(t)).toBe(false);
    later(OPEN_MS);
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim(t)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it("takes the model's turn only when the provider gives its own too", async () => {
    const t = await deployment();
    await record(t, ...failures(), attempt("authentication"));
    later(OPEN_MS);
    expect(await claim(t)).toBe(false);
    expect((await load(t)).breakers.map(({ breaker }) => breaker.status)).toEqual(["open", "open"]);
  });

  it("closes the breaker when it succeeds", async () => {
    const t = await deployment();
    await record(t, ...failures());
    later(OPEN_MS);
    await claim(t);
    await record(t, attempt("ok"));
    const { breakers } = await load(t);
    expect(breakers.find(({ key }) => key === MODEL)!.breaker.status).toBe("closed");
  });
});
