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

export const MODELS: readonly ModelInfo[] = [];

/** The row of a model; null for one that is not in the table. */
export const modelInfo = (id: string): ModelInfo | null => MODELS.find((model) => model.id === id) ?? null;

/** What the tokens of one call cost, in USD. */
export function costOf({ price }: Pick<ModelInfo, "price">, { input, cachedInput, output }: { input: number; cachedInput: number; output: number }): number {
  return ((input - cachedInput) * price.input + cachedInput * price.cachedInput + output * price.output) / 1e6;
}
