// How often one may try to get into accounts, and have mails sent. The limits that look at an address look at
// its hash; those of an account never lock its owner out for longer than the sentence says.
import { HOUR, MINUTE, RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { say } from "../../said";
import { addressKey } from "../../rateLimits";

const limiter = new RateLimiter(components.rateLimiter, {
  /** Sign-ins, codes and resets of one address, right or wrong. */
  accountTries: { kind: "token bucket", rate: 60, period: 10 * MINUTE, capacity: 60 },
  signUps: { kind: "token bucket", rate: 60, period: HOUR, capacity: 60 },
  guests: { kind: "token bucket", rate: 60, period: HOUR, capacity: 60 },
  resetsAsked: { kind: "token bucket", rate: 20, period: HOUR, capacity: 20 },
  /** Tries at an account's second step: one chance in 60,000 an hour for somebody who has the password. */
  secondStepTries: { kind: "token bucket", rate: 5, period: HOUR, capacity: 5 },
  /** Above what one address may try, so that no single stranger keeps the owner out; a code is 50 random bits. */
  resetTries: { kind: "token bucket", rate: 1_000, period: HOUR, capacity: 1_000 },
  /** Passwords tried in a browser or session of the owner's; see ownTries.ts. */
  ownTries: { kind: "token bucket", rate: 10, period: HOUR, capacity: 10 },
  mailsToPerson: { kind: "token bucket", rate: 10, period: HOUR, capacity: 5 },
  resetsOfPerson: { kind: "token bucket", rate: 4, period: HOUR, capacity: 3 },
});

type ByAddress = "accountTries" | "signUps" | "guests" | "resetsAsked";
type ByKey = "secondStepTries" | "resetTries" | "ownTries" | "mailsToPerson" | "resetsOfPerson";

/** Counts one more for an address (nobody's, and the deployment's own machine's, aren't limited). Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitAddress(ctx: MutationCtx, name: ByAddress, address: string | null): Promise<void> {
  const key = await addressKey(address);
  if (key === null) return;
  const { ok, retryAfter } = await limiter.limit(ctx, name, { key });
  if (!ok) throw tooOften(retryAfter);
}

/** Counts one more; null, or how long to wait (ms). It doesn't throw, so that what is counted in the same mutation stays. */
export async function overLimit(ctx: MutationCtx, name: ByKey, key: string): Promise<number | null> {
  const { ok, retryAfter } = await limiter.limit(ctx, name, { key });
  return ok ? null : (retryAfter ?? HOUR);
}

/** Forgets an account's tries: its owner has just shown who they are. */
export function forgetTries(ctx: MutationCtx, name: ByKey, key: string): Promise<void> {
  return limiter.reset(ctx, name, { key });
}

export function tooOften(retryAfterMs: number) {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / MINUTE));
  const wait = say("{minutes, plural, one {Too many tries. Wait a minute, then try again.} other {Too many tries. Wait # minutes, then try again.}}", { minutes });
  return appError("RATE_LIMIT_EXCEEDED", wait, { retryAfterMs: Math.ceil(retryAfterMs) });
}
