import { expect, it } from "vitest";
import { estimateInputTokens, estimateTokens } from "./tokens";

it("counts alphabets by a few letters a token, dense scripts by the character", () => {
  expect(estimateTokens("")).toBe(0);
  expect(estimateTokens("a".repeat(350))).toBe(100);
  expect(estimateTokens("京都のお寺")).toBe(5);
});

it("counts everything that is sent: messages, tools and the shape asked for", () => {
  const messages = [{ role: "user" as const, text: "Where to?" }];
  const schema = { type: "object" as const, properties: { day: { type: "string" } } };
  const bare = estimateInputTokens({ messages });
  const withTool = estimateInputTokens({ messages, tools: [{ name: "move", description: "Moves an activity.", parameters: schema }] });
  expect(bare).toBeGreaterThan(estimateTokens("Where to?"));
  expect(withTool).toBeGreaterThan(bare + estimateTokens("Moves an activity."));
  expect(estimateInputTokens({ messages, output: { name: "plan", schema } })).toBeGreaterThan(bare);
});
