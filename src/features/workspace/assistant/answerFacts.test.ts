import { describe, expect, it } from "vitest";
import { formatDuration, formatUsd, modelName } from "./answerFacts";

describe("what is said of an answer", () => {
  it("names the planner, and a model with its provider", () => {
    expect(modelName("builtin")).toBe("Built-in planner");
    expect(modelName("anthropic/some-model")).toBe("some-model by anthropic");
    expect(modelName("custom/org/some-model")).toBe("org/some-model by custom");
  });

  it.each([[40, "0.0 s"], [1234, "1.2 s"], [9949, "9.9 s"], [9950, "10 s"], [59_400, "59 s"], [59_600, "1 min 0 s"], [65_000, "1 min 5 s"]])("says %i ms as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it.each([[0, "0.00"], [0.00123, "0.0012"], [0.01, "0.01"], [0.256, "0.26"], [1.5, "1.50"]])("says %d dollars as %s", (amount, text) => {
    expect(formatUsd(amount).replace(/[^\d.]/g, "")).toBe(text);
  });
});
