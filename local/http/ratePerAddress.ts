// So many calls a second for each address, and ten seconds' worth at once for who has been quiet: a page that loads asks much.
import type { OnCall } from "../functions/callGate";
import { networkOf } from "./origin";

const BURST_S = 10;
/** Addresses remembered; past that, who has been quiet for longest is forgotten. */
const MAX_ADDRESSES = 10_000;

/** `now`: milliseconds, of any clock that never goes back. */
export function ratePerAddress(perSecond: number, now: () => number = () => performance.now()): OnCall {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const full = perSecond * BURST_S;
  return ({ address }) => {
    const key = networkOf(address);
    const at = now();
    const bucket = buckets.get(key);
    const tokens = bucket ? Math.min(full, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) : full;
    buckets.delete(key);
    buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at });
    if (buckets.size > MAX_ADDRESSES) buckets.delete(buckets.keys().next().value!);
    return tokens < 1 ? { retryAfterMs: ((1 - tokens) / perSecond) * 1000 } : "allow";
  };
}
