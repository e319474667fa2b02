// The models that a request may be routed to. The only place that names one: prices move monthly, so
// each row carries its date and source.
import type { ProviderName } from "./types";

/** What a request needs of a model. */
export const REQUEST_KINDS = ["simple", "reasoning", "creative", "structured"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export type ModelInfo = {
  /** "<provider>/<model>", as configuration and usage rows name it. */
  id: string;
  provider: ProviderName;
  /** The provider's own name of it. */
  model: string;
  /** USD a million tokens. */
  price: { input: number; cachedInput: number; output: number };
  contextTokens: number;
  maxOutputTokens: number;
  /** Share of requests of a kind that it answers well, 0–1: a prior, until enough is measured here. */
  strength: Record<RequestKind, number>;
  /** Prior as well. */
  latency: { firstTokenMs: number; tokensPerSecond: number };
  /** YYYY-MM of the row. */
  asOf: string;
  source: string;
};

const SECOND_HAND = "second-hand price list, November 2026; cached input assumed to cost the whole price, sizes assumed small";
const HOSTED = { asOf: "2026-11", source: SECOND_HAND, contextTokens: 128_000, maxOutputTokens: 16_384 };

/** Without a provider's own figures, input that it has cached is reckoned at the full price. */
const price = (input: number, output: number) => ({ input, cachedInput: input, output });

export const MODELS: readonly ModelInfo[] = [
  {
    ...HOSTED,
    id: "openai/gpt-6-luna",
    provider: "openai",
    model: "gpt-6-luna",
    price: price(0.1, 0.5),
    strength: { simple: 0.95, reasoning: 0.74, creative: 0.82, structured: 0.88 },
    latency: { firstTokenMs: 500, tokensPerSecond: 140 },
  },
  {
    ...HOSTED,
    id: "openai/gpt-6.1-terra",
    provider: "openai",
    model: "gpt-6.1-terra",
    price: price(1, 5),
    strength: { simple: 0.98, reasoning: 0.9, creative: 0.91, structured: 0.95 },
    latency: { firstTokenMs: 800, tokensPerSecond: 90 },
  },
  {
    ...HOSTED,
    id: "openai/gpt-6-sol",
    provider: "openai",
    model: "gpt-6-sol",
    price: price(2, 10),
    strength: { simple: 0.99, reasoning: 0.95, creative: 0.93, structured: 0.97 },
    latency: { firstTokenMs: 1500, tokensPerSecond: 60 },
  },
  {
    ...HOSTED,
    id: "anthropic/claude-haiku-5.5",
    provider: "anthropic",
    model: "claude-haiku-5-5",
    price: price(0.1, 0.5),
    source: `${SECOND_HAND}; the lowest price listed ("from")`,
    strength: { simple: 0.95, reasoning: 0.75, creative: 0.86, structured: 0.85 },
    latency: { firstTokenMs: 500, tokensPerSecond: 130 },
  },
  {
    ...HOSTED,
    id: "anthropic/claude-sonnet-5.5",
    provider: "anthropic",
    model: "claude-sonnet-5-5",
    price: price(2, 10),
    strength: { simple: 0.99, reasoning: 0.94, creative: 0.95, structured: 0.93 },
    latency: { firstTokenMs: 1000, tokensPerSecond: 75 },
  },
  {
    ...HOSTED,
    id: "anthropic/claude-opus-5.5",
    provider: "anthropic",
    model: "claude-opus-5-5",
    price: price(4, 20),
    strength: { simple: 0.99, reasoning: 0.97, creative: 0.97, structured: 0.95 },
    latency: { firstTokenMs: 1800, tokensPerSecond: 50 },
  },
  {
    ...HOSTED,
    id: "gemini/gemini-3.8-flash",
    provider: "gemini",
    model: "gemini-3.8-flash",
    price: price(0.75, 6),
    source: `${SECOND_HAND}; the input price is promotional, the output price is not listed: assumed eight times the input's, above every listed ratio`,
    strength: { simple: 0.98, reasoning: 0.88, creative: 0.88, structured: 0.93 },
    latency: { firstTokenMs: 600, tokensPerSecond: 150 },
  },
  {
    ...HOSTED,
    id: "gemini/gemini-3.1-flash-lite",
    provider: "gemini",
    model: "gemini-3.1-flash-lite",
    price: price(0.25, 1.5),
    strength: { simple: 0.94, reasoning: 0.72, creative: 0.8, structured: 0.87 },
    latency: { firstTokenMs: 400, tokensPerSecond: 200 },
  },
  {
    id: "ollama/qwen3:8b",
    provider: "ollama",
    model: "qwen3:8b",
    price: price(0, 0),
    // Ollama forgets the beginning of what is longer than this, without a word.
    contextTokens: 4096,
    maxOutputTokens: 2048,
    strength: { simple: 0.85, reasoning: 0.5, creative: 0.65, structured: 0.65 },
    latency: { firstTokenMs: 1500, tokensPerSecond: 20 },
    asOf: "2026-11",
    source: "runs on the operator's own machine; speed and strength assumed",
  },
];

/** What is assumed of a model that configuration names and no list prices: dear and weak, so that no budget is surprised. */
const UNLISTED: Omit<ModelInfo, "id" | "provider" | "model"> = {
  price: price(2, 10),
  contextTokens: 32_000,
  maxOutputTokens: 4096,
  strength: { simple: 0.85, reasoning: 0.6, creative: 0.7, structured: 0.7 },
  latency: { firstTokenMs: 1500, tokensPerSecond: 40 },
  asOf: "2026-11",
  source: "named by configuration; all figures assumed",
};

/** The row of a model that only configuration knows; `prices` in USD a million tokens, where it gives them. */
export function unlistedModel(provider: ProviderName, model: string, prices: { input: number; output: number } | null): ModelInfo {
  const priced = prices && { price: price(prices.input, prices.output), source: "named and priced by configuration; the rest assumed" };
  return { ...UNLISTED, ...priced, id: `${provider}/${model}`, provider, model };
}

export type EmbeddingModel = { model: string; /** USD a million tokens. */ price: number; asOf: string; source: string };

/** What embeddings come from where a provider has them and configuration names no other. */
export const EMBEDDING_MODELS: Partial<Record<ProviderName, EmbeddingModel>> = {
  openai: { model: "text-embedding-3-small", price: 0.02, asOf: "2024-01", source: "OpenAI's announcement; not confirmed since" },
  mistral: { model: "mistral-embed", price: 0.1, asOf: "2024-01", source: "Mistral's price list; not confirmed since" },
  gemini: { model: "gemini-embedding-001", price: 0.15, asOf: "2025-07", source: "Google's announcement; not confirmed since" },
};

/** The row of a model; null for one that is not in the table (one that only configuration names isn't). */
export const modelInfo = (id: string): ModelInfo | null => MODELS.find((model) => model.id === id) ?? null;

/** What the tokens of one call cost, in USD. */
export function costOf({ price }: Pick<ModelInfo, "price">, { input, cachedInput, output }: { input: number; cachedInput: number; output: number }): number {
  return ((input - cachedInput) * price.input + cachedInput * price.cachedInput + output * price.output) / 1e6;
}
