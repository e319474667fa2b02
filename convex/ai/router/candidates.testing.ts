// Models and candidates for the router's tests; round figures, no real model's.
import type { ModelInfo } from "../providers/models";
import type { ProviderName } from "../providers/types";
import type { Candidate } from "./rankModels";

const STRENGTH = 0.9;

/** `id` as "<provider>/<model>". Costs 1 USD a million tokens in, 5 out, unless said otherwise. */
export function model(id: string, { quality = STRENGTH, cost = 1, ...fields }: Partial<ModelInfo> & { quality?: number; cost?: number } = {}): ModelInfo {
  const slash = id.indexOf("/");
  return {
    id,
    provider: id.slice(0, slash) as ProviderName,
    model: id.slice(slash + 1),
    price: { input: cost, cachedInput: cost, output: 5 * cost },
    contextTokens: 100_000,
    maxOutputTokens: 10_000,
    strength: { simple: quality, reasoning: quality, creative: quality, structured: quality },
    latency: { firstTokenMs: 500, tokensPerSecond: 100 },
    asOf: "2026-11",
    source: "made up",
    ...fields,
  };
}

export const candidate = (id: string, fields: Partial<Candidate> & { model?: ModelInfo } = {}): Candidate => ({
  model: model(id),
  kind: "simple",
  keyOwner: "deployment",
  spareKey: null,
  probe: false,
  expected: { quality: STRENGTH, reliability: 1, costUsd: 0.001, latencyMs: 1000 },
  ...fields,
});
