import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEALTHY } from "./breaker";
import { model } from "./candidates.testing";
import { noStats } from "./modelStats";
import { rankModels, type RankInput } from "./rankModels";
import type { ModelStats } from "./schema";

const CHEAP = model("openai/cheap", { quality: 0.8, cost: 0.1 });
const MIDDLE = model("gemini/middle", { quality: 0.97, cost: 1 });
const STRONG = model("anthropic/strong", { quality: 0.98, cost: 4 });

const input = (fields: Partial<RankInput> = {}): RankInput => ({
  models: [STRONG, CHEAP, MIDDLE],
  kind: "simple",
  keys: { openai: ["deployment"], gemini: ["deployment"], anthropic: ["deployment"] },
  tokens: { input: 2000, output: 200, maxOutput: 1000 },
  remainingUsd: { person: null, deployment: null },
  checked: false,
  breakers: [],
  stats: [],
  now: 1000,
  ...fields,
});
const ids = (fields: Partial<RankInput> = {}) => rankModels(input(fields)).candidates.map(({ model: { id } }) => id);
const reasons = (fields: Partial<RankInput>) => Object.fromEntries(rankModels(input(fields)).rejected.map(({ model: id, reason }) => [id, reason]));
const measured = (id: string, fields: Partial<ModelStats>): ModelStats => ({ ...noStats(id, "simple"), ...fields });

describe("the order", () => {
  it("is the cheapest that is good enough, then stronger ones, then the rest", () => {
    expect(ids()).toEqual(["gemini/middle", "anthropic/strong", "openai/cheap"]);
  });

  it("starts with the cheapest when even that is about as good as the best", () => {
    expect(ids({ models: [STRONG, model("openai/cheap", { quality: 0.97, cost: 0.1 })] })[0]).toBe("openai/cheap");
  });

  it("lowers the bar to what an operator has: a model alone is good enough", () => {
    expect(ids({ models: [CHEAP] })).toEqual(["openai/cheap"]);
  });

  it("lets cheaper models try before a good one where answers are checked", () => {
    expect(ids({ checked: true })).toEqual(["openai/cheap", "gemini/middle", "anthropic/strong"]);
  });

  it("doesn't try a model that hardly saves anything, checked or not", () => {
    const nearly = model("openai/nearly", { quality: 0.8, cost: 3.8 });
    expect(ids({ checked: true, models: [nearly, STRONG] })[0]).toBe("anthropic/strong");
  });

  it("prefers the faster of two that cost the same", () => {
    const slow = model("openai/slow", { latency: { firstTokenMs: 4000, tokensPerSecond: 20 } });
    expect(ids({ models: [slow, model("gemini/fast")] })[0]).toBe("gemini/fast");
  });
});

describe("what was measured", () => {
  it("moves the table's figure little at first and replaces it in the end", () => {
    const poorly = (judged: number) => measured("gemini/middle", { judged, good: Math.floor(judged * 0.7) });
    expect(ids({ stats: [poorly(1)] })[0]).toBe("gemini/middle");
    expect(ids({ stats: [poorly(200), measured("anthropic/strong", { judged: 200, good: 196 })] })[0]).toBe("anthropic/strong");
  });

  it("lets a cheap model rise that does better than the table says", () => {
    expect(ids({ stats: [measured("openai/cheap", { judged: 300, good: 294 })] })[0]).toBe("openai/cheap");
  });

  it("takes a strict judge for a strict judge, not for worse models", () => {
    const strict = [measured("gemini/middle", { judged: 400, good: 340 })];
    expect(ids({ stats: strict })[0]).toBe("gemini/middle");
  });

  it("counts unreliable and slow models dearer", () => {
    const twins = [model("openai/a"), model("gemini/b")];
    expect(ids({ models: twins, stats: [measured("openai/a", { attempts: 100, successes: 60 })] })[0]).toBe("gemini/b");
    expect(ids({ models: twins, stats: [measured("gemini/b", { firstEventMs: 9000 })] })[0]).toBe("openai/a");
  });

  it("of another kind of request says nothing", () => {
    expect(ids({ stats: [{ ...measured("gemini/middle", { judged: 300, good: 0 }), kind: "reasoning" }] })).toEqual(ids());
  });
});

describe("a model is left out, with the reason,", () => {
  it("without a key", () => {
    expect(reasons({ keys: { openai: ["deployment"], gemini: ["deployment"] } })["anthropic/strong"]).toBe("No key for anthropic.");
  });

  it("when the request is larger than it holds, or the answer longer than it writes", () => {
    expect(reasons({ models: [model("openai/small", { contextTokens: 2999 })] })["openai/small"]).toBe("The request needs 3000 tokens; the model holds 2999.");
    expect(ids({ models: [model("openai/small", { contextTokens: 3000 })] })).toHaveLength(1);
    expect(reasons({ models: [model("openai/terse", { maxOutputTokens: 999 })] })["openai/terse"]).toContain("999 at most");
  });

  it("when its longest answer could overdraw a budget, but not when the person's own key pays", () => {
    // Strong: 2000 × 4 + 1000 × 20 USD a million.
    expect(reasons({ remainingUsd: { person: 0.0279, deployment: 5 } })["anthropic/strong"]).toBe("May cost $0.0280; the person's budget has $0.0279 left.");
    expect(reasons({ remainingUsd: { person: 5, deployment: -1 } })["anthropic/strong"]).toContain("the deployment's budget has $0.0000 left");
    expect(ids({ remainingUsd: { person: 0.028, deployment: 0.028 } })).toContain("anthropic/strong");
    expect(ids({ remainingUsd: { person: 0, deployment: 0 }, keys: { anthropic: ["person"] } })).toEqual(["anthropic/strong"]);
  });

  it("but a key that still may pay opens it, with the others as spare ones", () => {
    const both = { keys: { anthropic: ["person", "deployment"] as const } };
    const keysOf = (fields: Partial<RankInput>) => rankModels(input({ ...both, ...fields })).candidates.map(({ keyOwner, spareKey }) => [keyOwner, spareKey]);
    expect(keysOf({})).toEqual([["person", "deployment"]]);
    expect(keysOf({ remainingUsd: { person: null, deployment: 0 } })).toEqual([["person", null]]);
    expect(keysOf({ keys: { anthropic: ["deployment"] } })).toEqual([["deployment", null]]);
  });

  it("while it or its provider rests, or somebody else tries it", () => {
    const open = { status: "open", until: 5000, openings: 1 } as const;
    expect(reasons({ breakers: [{ key: "gemini/middle", breaker: open }] })["gemini/middle"]).toBe("gemini/middle rests after failures for another 4 s.");
    expect(reasons({ breakers: [{ key: "gemini", breaker: open }] })["gemini/middle"]).toContain("gemini rests");
    const probed = { status: "halfOpen", probeSince: 0, probeUntil: 5000, openings: 1 } as const;
    expect(reasons({ breakers: [{ key: "gemini", breaker: probed }] })["gemini/middle"]).toContain("being tried");
  });

  it("when it is too weak for the kind at all", () => {
    expect(reasons({ models: [model("ollama/tiny", { quality: 0.3 })], keys: { ollama: ["deployment"] } })["ollama/tiny"]).toBe("Answers 30 % of simple requests well; the least is 60 %.");
  });
});

it("marks a model whose rest is over as one to probe", () => {
  const { candidates } = rankModels(input({ breakers: [{ key: "gemini", breaker: { status: "open", until: 900, openings: 1 } }, { key: "openai", breaker: HEALTHY }] }));
  expect(candidates.filter(({ probe }) => probe).map(({ model: { id } }) => id)).toEqual(["gemini/middle"]);
});

it("places every model exactly once, whatever they are like", () => {
  const anyModel = fc.record({ quality: fc.double({ min: 0.2, max: 1, noNaN: true }), cost: fc.double({ min: 0, max: 20, noNaN: true }), contextTokens: fc.integer({ min: 100, max: 200_000 }) });
  fc.assert(
    fc.property(fc.array(anyModel, { maxLength: 9 }), fc.boolean(), (drawn, checked) => {
      const models = drawn.map((fields, index) => model(`openai/${index}`, fields));
      const { candidates, rejected } = rankModels(input({ models, checked }));
      const named = [...candidates.map((each) => each.model.id), ...rejected.map((each) => each.model)];
      expect(named.sort()).toEqual(models.map(({ id }) => id).sort());
      expect(rejected.every(({ reason }) => reason.length > 0)).toBe(true);
    }),
  );
});
