// Token counts before a provider tells them: for context sizes, budgets, and calls that were cut.
import type { GenerateRequest, TokenCounts } from "../providers/types";

/** On the safe side for the alphabets; scripts without spaces take about a token a character. */
const CHARACTERS_PER_TOKEN = 3.5;
const TOKENS_PER_MESSAGE = 4;
const DENSE_SCRIPTS = /[\u2e80-\uffff]/g;

export function estimateTokens(text: string): number {
  const dense = text.match(DENSE_SCRIPTS)?.length ?? 0;
  return Math.ceil(dense + (text.length - dense) / CHARACTERS_PER_TOKEN);
}

/** What a request sends: messages, tools and the shape it asks for. */
export function estimateInputTokens({ messages, tools, output }: Pick<GenerateRequest, "messages" | "tools" | "output">): number {
  const said = messages.reduce((sum, message) => sum + TOKENS_PER_MESSAGE + estimateTokens(JSON.stringify(message)), 0);
  return said + (tools || output ? estimateTokens(JSON.stringify([tools, output])) : 0);
}

export const sumTokens = (a: TokenCounts, b: TokenCounts): TokenCounts => ({
  input: a.input + b.input,
  cachedInput: a.cachedInput + b.cachedInput,
  output: a.output + b.output,
});

export const NO_TOKENS: TokenCounts = { input: 0, cachedInput: 0, output: 0 };
