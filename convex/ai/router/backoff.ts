// How long to wait before the same model is asked again.
import type { ProviderError } from "../providers/types";

const BASE_MS = 400;
const CAP_MS = 20_000;

/**
 * Exponential with full jitter: anything from 0 to 400 ms × 2^retry, 20 s at most, so that people who failed
 * together don't return together. What the provider asks for is the least.
 * @param retry 0 before the first retry
 * @param random uniform in [0, 1)
 * @returns ms
 */
export function backoffMs(retry: number, error: Pick<ProviderError, "retryAfterMs">, random: () => number): number {
  const jittered = random() * Math.min(CAP_MS, BASE_MS * 2 ** retry);
  return (error.retryAfterMs ?? 0) + jittered;
}
