import { describe, expect, it } from "vitest";
import { firstOfNextMonth, formatCost, modelName, monthName, scaleEnd, sideNotes, type Figures } from "./figures";

const none: Figures = { calls: 0, failures: 0, cacheHits: 0, tokens: { input: 0, cachedInput: 0, output: 0 }, costUsd: 0, ownKeyUsd: 0, latencyMs: null };

describe("costs", () => {
  it.each([
    [0, "$0"],
    [1.25, "$1.25"],
    [2, "$2"],
    [0.006, "$0.01"],
    [0.0004, "under $0.01"],
  ])("%d dollars are %s", (costUsd, text) => {
    expect(formatCost(costUsd).replace("US$", "$")).toBe(text);
  });
});

describe("models", () => {
  it("are named without their provider, who stands beside", () => {
    expect(modelName("openai/gpt-6-luna")).toEqual({ name: "gpt-6-luna", provider: "OpenAI" });
    expect(modelName("ollama/library/qwen3:8b").name).toBe("library/qwen3:8b");
  });

  it("of an unknown provider keep its name, and one without a provider its own", () => {
    expect(modelName("elsewhere/m")).toEqual({ name: "m", provider: "elsewhere" });
    expect(modelName("m")).toEqual({ name: "m", provider: null });
  });

  it("are the built-in planner when none answered", () => {
    expect(modelName("builtin")).toEqual({ name: "Built-in planner", provider: null });
  });
});

describe("side notes", () => {
  it("say only what there is to say", () => {
    expect(sideNotes(none)).toBe("");
    expect(sideNotes({ ...none, calls: 4, failures: 1, cacheHits: 2, latencyMs: 1230 })).toBe("1 failed · 2 from the cache · 1.2 s each");
  });
});

describe("months", () => {
  it("have a name and an end, December too", () => {
    expect(monthName("2026-12")).toBe("December");
    expect(firstOfNextMonth("2026-11")).toBe("2026-12-01");
    expect(firstOfNextMonth("2026-12")).toBe("2027-01-01");
  });
});

describe("a chart's scale", () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [5, 5],
    [12, 20],
    [51, 100],
    [0.003, 0.005],
  ])("for at most %d ends at %d", (highest, end) => {
    expect(scaleEnd(highest)).toBeCloseTo(end, 10);
  });
});
