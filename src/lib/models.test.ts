import { describe, expect, it } from "vitest";
import { formatCost, modelName } from "./models";

describe("costs", () => {
  it.each([[0, "0.00"], [0.00123, "0.0012"], [0.01, "0.01"], [0.256, "0.26"], [1.5, "1.50"]])("says %d dollars as %s", (amount, text) => {
    expect(formatCost(amount).replace(/[^\d.]/g, "")).toBe(text);
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
