// What the router remembers between requests, shared by everybody: which models and providers rest
// after failures, and how well each model has done.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { REQUEST_KINDS } from "../providers/models";

export const requestKind = literals(...REQUEST_KINDS);

/** Whose key pays for a call. */
export const keyOwner = literals("deployment", "person");
export type KeyOwner = Infer<typeof keyOwner>;

/** How an attempt ended: well, turned down by the caller's check, beaten by the model started beside it, or with a ProviderErrorKind. */
export const attemptOutcome = literals(
  "ok",
  "rejected",
  "hedgedOut",
  "authentication",
  "rateLimit",
  "overloaded",
  "badRequest",
  "contextLength",
  "refusal",
  "stalled",
  "network",
  "malformed",
  "cancelled",
);
export type AttemptOutcome = Infer<typeof attemptOutcome>;

/** One call of one model, whether it led to the answer or not. Usage rows are made of these. */
export const attemptRecord = v.object({
  /** "<provider>/<model>" */
  model: v.string(),
  kind: requestKind,
  keyOwner,
  /** Epoch ms. */
  startedAt: v.number(),
  outcome: attemptOutcome,
  /** Whether somebody looked at the answer: "ok" then means good, not only whole. */
  checked: v.boolean(),
  retryAfterMs: v.union(v.number(), v.null()),
  /** The provider's count; estimated from the text when it was cut before it said. */
  tokens: v.object({ input: v.number(), cachedInput: v.number(), output: v.number() }),
  costUsd: v.number(),
  /** Null when nothing came. */
  firstEventMs: v.union(v.number(), v.null()),
  totalMs: v.number(),
});
export type AttemptRecord = Infer<typeof attemptRecord>;

/** See breaker.ts. Times are epoch ms. */
export const breaker = v.union(
  v.object({
    status: v.literal("closed"),
    failuresInRow: v.number(),
    /** Counted since the first failure of the present window. */
    window: v.union(v.object({ since: v.number(), attempts: v.number(), failures: v.number() }), v.null()),
  }),
  v.object({ status: v.literal("open"), until: v.number(), openings: v.number() }),
  v.object({ status: v.literal("halfOpen"), probeSince: v.number(), probeUntil: v.number(), openings: v.number() }),
);
export type Breaker = Infer<typeof breaker>;

/** How a model has done with a kind of request. Counts fade, so that what is new weighs more. */
export const modelStats = v.object({
  model: v.string(),
  kind: requestKind,
  /** Calls that ended well or by the provider's fault, and those of them that ended well. */
  attempts: v.number(),
  successes: v.number(),
  /** Answers that somebody or the checker has judged, and those found good. */
  judged: v.number(),
  good: v.number(),
  /** Moving averages; null until measured. */
  firstEventMs: v.union(v.number(), v.null()),
  tokensPerSecond: v.union(v.number(), v.null()),
});
export type ModelStats = Infer<typeof modelStats>;

export const routerTables = {
  /** By "<provider>" or "<provider>/<model>"; no row is a healthy one. */
  aiBreakers: defineTable({ key: v.string(), breaker }).index("by_key", ["key"]),
  aiModelStats: defineTable(modelStats).index("by_model_kind", ["model", "kind"]),
};
