// What the assistant has cost: each call, its sums by day for the charts, and its sums by month for the
// budgets. Sums are written with the call, so that nothing that is shown or checked ever scans.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { attemptOutcome, attemptRecord, keyOwner, requestKind } from "../router/schema";

/** What answered when no language model did. */
export const BUILTIN_MODEL = "builtin";

/** One call as it is handed over: the router's record of it, or one of the built-in planner's. */
export const usageAttempt = attemptRecord.extend({ cacheHit: v.optional(v.boolean()) });
export type UsageAttempt = Infer<typeof usageAttempt>;

const owner = v.union(v.id("users"), v.literal("deployment"));
export type Owner = Infer<typeof owner>;

export const dimension = literals("all", "model", "trip");
export type Dimension = Infer<typeof dimension>;

/** Sums over calls. Costs are whole millionths of a US dollar. */
const sums = {
  calls: v.number(),
  failures: v.number(),
  cacheHits: v.number(),
  tokensIn: v.number(),
  tokensCached: v.number(),
  tokensOut: v.number(),
  costMicros: v.number(),
  /** The part of `costMicros` that people's own keys paid. */
  ownKeyMicros: v.number(),
  latencyMs: v.number(),
};

export const usageTables = {
  /** One call of a model or of the built-in planner; by run, for the model and cost of an answer. */
  aiUsage: defineTable({
    userId: v.id("users"),
    tripId: v.union(v.id("trips"), v.null()),
    runId: v.union(v.id("aiRuns"), v.null()),
    /** "<provider>/<model>" or BUILTIN_MODEL. */
    model: v.string(),
    kind: requestKind,
    keyOwner,
    tokensIn: v.number(),
    tokensCached: v.number(),
    tokensOut: v.number(),
    /** Millionths of a US dollar, whole. */
    costMicros: v.number(),
    latencyMs: v.number(),
    cacheHit: v.boolean(),
    outcome: attemptOutcome,
    /** YYYY-MM-DD, UTC. */
    day: v.string(),
  })
    .index("by_run", ["runId"])
    .index("by_user", ["userId"]),

  /** Sums of a day; `key` is the model's or the trip's id, empty for the sum of all. */
  aiUsageDaily: defineTable({ owner, dimension, day: v.string(), key: v.string(), ...sums }).index("by_owner_dimension_day_key", [
    "owner",
    "dimension",
    "day",
    "key",
  ]),

  /** What counts against the limits of a month (YYYY-MM, UTC). */
  aiUsageMonthly: defineTable({
    owner,
    month: v.string(),
    /** Requests made of the assistant, whatever answered them. */
    requests: v.number(),
    /** What the deployment's keys paid, in millionths of a US dollar. */
    costMicros: v.number(),
  }).index("by_owner_month", ["owner", "month"]),
};
