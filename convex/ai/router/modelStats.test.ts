import { describe, expect, it } from "vitest";
import { model } from "./candidates.testing";
import { expectation, noStats, strictness, withAttempt, withJudgement } from "./modelStats";
import type { AttemptRecord, ModelStats } from "./schema";

const FRESH = noStats("openai/a", "simple");
const record = (fields: Partial<AttemptRecord> = {}): AttemptRecord => ({
  model: "openai/a", kind: "simple", keyOwner: "deployment", startedAt: 0, outcome: "ok", checked: false, retryAfterMs: null,
  tokens: { input: 100, cachedInput: 0, output: 200 }, costUsd: 0.001, firstEventMs: 400, totalMs: 2400, ...fields,
});

describe("an attempt", () => {
  it("that ended well counts, with its times", () => {
    expect(withAttempt(FRESH, record())).toEqual({ ...FRESH, attempts: 1, successes: 1, firstEventMs: 400, tokensPerSecond: 100 });
  });

  it("that was checked says whether the answer was good", () => {
    expect(withAttempt(FRESH, record({ checked: true }))).toMatchObject({ successes: 1, judged: 1, good: 1 });
    expect(withAttempt(FRESH, record({ checked: true, outcome: "rejected" }))).toMatchObject({ successes: 1, judged: 1, good: 0 });
  });

  it.each(["overloaded", "stalled", "malformed", "rateLimit"] as const)("that ended %s counts as unreliable, not as a bad answer", (outcome) => {
    expect(withAttempt(FRESH, record({ outcome, firstEventMs: null }))).toEqual({ ...FRESH, attempts: 1 });
  });

  it.each(["cancelled", "badRequest", "contextLength", "refusal"] as const)("that ended %s teaches nothing", (outcome) => {
    expect(withAttempt(FRESH, record({ outcome }))).toBe(FRESH);
  });

  it("on somebody's own exhausted key teaches nothing", () => {
    expect(withAttempt(FRESH, record({ outcome: "rateLimit", keyOwner: "person" }))).toBe(FRESH);
  });

  it("that was hedged out shows that the model is slower than thought", () => {
    const known: ModelStats = { ...FRESH, firstEventMs: 1000 };
    expect(withAttempt(known, record({ outcome: "hedgedOut", firstEventMs: null, totalMs: 5000 })).firstEventMs).toBeGreaterThan(1000);
    expect(withAttempt(known, record({ outcome: "hedgedOut", firstEventMs: null, totalMs: 500 }))).toBe(known);
  });
});

it("averages follow a change within some twenty calls", () => {
  let stats = withAttempt(FRESH, record({ firstEventMs: 400 }));
  for (let i = 0; i < 20; i++) stats = withAttempt(stats, record({ firstEventMs: 4000, totalMs: 6000 }));
  expect(stats.firstEventMs).toBeGreaterThan(3700);
  expect(stats.firstEventMs).toBeLessThan(4000);
});

it("a model that got better is believed, however long it was bad", () => {
  let stats = FRESH;
  for (let i = 0; i < 5000; i++) stats = withJudgement(stats, false);
  for (let i = 0; i < 1500; i++) stats = withJudgement(stats, true);
  expect(expectation(model("openai/a"), "simple", stats, 1).quality).toBeGreaterThan(0.9);
});

it("unmeasured models are expected to be what the table says, by as much as the judge is strict", () => {
  const models = [model("openai/a", { quality: 0.8 }), model("gemini/b", { quality: 0.9 })];
  expect(strictness(models, "simple", [])).toBe(1);
  expect(expectation(models[1]!, "simple", undefined, 1).quality).toBeCloseTo(0.9);
  const strict = strictness(models, "simple", [{ ...FRESH, judged: 400, good: 160 }]);
  // Half as often good as foretold, less what the prior holds back.
  expect(strict).toBeGreaterThan(0.5);
  expect(strict).toBeLessThan(0.6);
  expect(expectation(models[1]!, "simple", undefined, strict).quality).toBeCloseTo(0.9 * strict);
});
