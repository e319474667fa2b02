// What one person may send. Well above what a busy planner does by hand, well below what a script does.
import { MINUTE, RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import type { MutationCtx } from "./_generated/server";
import { appError } from "./errors";

const limiter = new RateLimiter(components.rateLimiter, {
  /** 60 a minute, and a burst of 10 on top. */
  writes: { kind: "token bucket", rate: 60, period: MINUTE, capacity: 70 },
  assistant: { kind: "token bucket", rate: 12, period: MINUTE, capacity: 12 },
});

/** Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitWrites(ctx: MutationCtx, userId: Id<"users">) {
  refuse(await limiter.limit(ctx, "writes", { key: userId }), "You are going faster than we can keep up with.");
}

/** Throws RATE_LIMIT_EXCEEDED with `retryAfterMs`. */
export async function limitAssistant(ctx: MutationCtx, userId: Id<"users">) {
  refuse(await limiter.limit(ctx, "assistant", { key: userId }), "The assistant needs a moment to catch up.");
}

function refuse(status: { ok: boolean; retryAfter?: number }, sentence: string) {
  if (status.ok) return;
  const retryAfterMs = Math.ceil(status.retryAfter ?? MINUTE);
  throw appError("RATE_LIMIT_EXCEEDED", `${sentence} Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`, { retryAfterMs });
}
