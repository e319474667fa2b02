// The router's memory in the database: read before a request is routed, written after each attempt, the
// same for everybody. The rules are in breaker.ts and modelStats.ts.
import { v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import { internalMutation, internalQuery, type MutationCtx } from "../../_generated/server";
import type { RequestKind } from "../providers/models";
import { afterAttempt, breakerKeys, claim, HEALTHY } from "./breaker";
import { noStats, withAttempt, withJudgement } from "./modelStats";
import { attemptRecord, requestKind, type Breaker, type ModelStats } from "./schema";

/** More than any table of models has. */
const MOST_ROWS = 2000;

/** What rankModels wants of the past: `breakers` and `stats`. */
export const load = internalQuery({
  args: {},
  handler: async (ctx) => {
    const breakers = await ctx.db.query("aiBreakers").take(MOST_ROWS);
    const stats = await ctx.db.query("aiModelStats").take(MOST_ROWS);
    return { breakers: breakers.map(({ key, breaker }) => ({ key, breaker })), stats: stats.map(statsOfRow) };
  },
});

/** Learns from attempts. */
export const record = internalMutation({
  args: { attempts: v.array(attemptRecord) },
  handler: async (ctx, { attempts }) => {
    const now = Date.now();
    for (const attempt of attempts) {
      for (const { key, scope } of breakerKeys(attempt.model)) {
        await changeBreaker(ctx, key, (breaker) => afterAttempt(breaker, scope, attempt, now));
      }
      await changeStats(ctx, attempt.model, attempt.kind, (stats) => withAttempt(stats, attempt));
    }
    return null;
  },
});

/** Learns whether an answer was good: it passed the checks or not, somebody liked it or not. */
export const judge = internalMutation({
  args: { model: v.string(), kind: requestKind, good: v.boolean() },
  handler: async (ctx, { model, kind, good }) => {
    await changeStats(ctx, model, kind, (stats) => withJudgement(stats, good));
    return null;
  },
});

/** Whether the caller is the one that tries a half-open model now: its provider's and its own turn, both or none. */
export const claimProbe = internalMutation({
  args: { model: v.string() },
  handler: async (ctx, { model }) => {
    const now = Date.now();
    const claims = [];
    for (const { key } of breakerKeys(model)) {
      const row = await breakerRow(ctx, key);
      const claimed = row ? claim(row.breaker, now) : HEALTHY;
      if (!claimed) return false;
      if (row && claimed !== row.breaker) claims.push({ id: row._id, breaker: claimed });
    }
    for (const { id, breaker } of claims) await ctx.db.patch(id, { breaker });
    return true;
  },
});

async function changeBreaker(ctx: MutationCtx, key: string, change: (breaker: Breaker) => Breaker) {
  const row = await breakerRow(ctx, key);
  const before = row?.breaker ?? HEALTHY;
  const breaker = change(before);
  if (breaker === before) return;
  if (row) await ctx.db.patch(row._id, { breaker });
  else await ctx.db.insert("aiBreakers", { key, breaker });
}

async function changeStats(ctx: MutationCtx, model: string, kind: RequestKind, change: (stats: ModelStats) => ModelStats) {
  const row = await ctx.db
    .query("aiModelStats")
    .withIndex("by_model_kind", (q) => q.eq("model", model).eq("kind", kind))
    .unique();
  const before = row ? statsOfRow(row) : noStats(model, kind);
  const stats = change(before);
  if (stats === before) return;
  if (row) await ctx.db.replace(row._id, stats);
  else await ctx.db.insert("aiModelStats", stats);
}

const breakerRow = (ctx: MutationCtx, key: string) =>
  ctx.db
    .query("aiBreakers")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();

function statsOfRow({ _id, _creationTime, ...stats }: Doc<"aiModelStats">): ModelStats {
  return stats;
}
