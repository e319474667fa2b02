// Looking up and keeping answers at an address (address.ts). Internal: the worker does both.
import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import { internalMutation, type QueryCtx } from "../../_generated/server";
import { nearest } from "./likeness";
import { cacheAddress, cachedAnswer, type AnswerKind, type CacheAddress, type CachedAnswer } from "./schema";

const MINUTE = 60_000;
/** How long an answer holds, in ms. */
export const LIFETIME: Record<AnswerKind, number> = {
  facts: 24 * 60 * MINUTE,
  suggestions: 120 * MINUTE,
  itinerary: 120 * MINUTE,
  prices: 60 * MINUTE,
  availability: 30 * MINUTE,
};

/** Newest questions of one kind and scope that a new one is compared with. */
const MAX_COMPARED = 200;
const MAX_REMOVED = 100;
/** Longer answers aren't worth their room. */
const MAX_ANSWER = 200_000;

export type CacheHit = CachedAnswer & { createdAt: number };

/** The answer at this address, or to a question that means the same; null if there is none that still holds. */
export const lookup = internalMutation({
  args: { address: cacheAddress },
  handler: async (ctx, { address }): Promise<CacheHit | null> => {
    const row = (await rowAt(ctx, address)) ?? (await rowLike(ctx, address));
    if (!row) return null;
    await ctx.db.patch(row._id, { hits: row.hits + 1 });
    const { answer, sources, model, createdAt } = row;
    return { answer, sources, model, createdAt };
  },
});

/** Keeps an answer for as long as its kind holds, in place of the one before, and arranges for its removal. */
export const store = internalMutation({
  args: { address: cacheAddress, answer: cachedAnswer },
  handler: async (ctx, { address, answer }) => {
    if (answer.answer.length > MAX_ANSWER) return null;
    const createdAt = Date.now();
    const expiresAt = createdAt + LIFETIME[address.kind];
    const row = { ...address, ...answer, createdAt, expiresAt, hits: 0 };
    const before = await ctx.db
      .query("aiCache")
      .withIndex("by_key", (q) => q.eq("key", address.key))
      .unique();
    if (before) await ctx.db.replace(before._id, row);
    else await ctx.db.insert("aiCache", row);
    await ctx.scheduler.runAt(expiresAt, internal.ai.cache.cache.removeExpired, {});
    return null;
  },
});

/** Removes what no longer holds, a bounded number at a time. Returns how many. */
export const removeExpired = internalMutation({
  args: {},
  handler: async (ctx): Promise<number> => {
    const expired = await ctx.db
      .query("aiCache")
      .withIndex("by_expiresAt", (q) => q.lte("expiresAt", Date.now()))
      .take(MAX_REMOVED);
    for (const row of expired) await ctx.db.delete(row._id);
    if (expired.length === MAX_REMOVED) await ctx.scheduler.runAfter(0, internal.ai.cache.cache.removeExpired, {});
    return expired.length;
  },
});

const holds = (row: Doc<"aiCache"> | null) => row !== null && row.expiresAt > Date.now();

async function rowAt(ctx: QueryCtx, { key }: CacheAddress) {
  const row = await ctx.db
    .query("aiCache")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
  return holds(row) ? row : null;
}

async function rowLike(ctx: QueryCtx, { kind, scope, meaning }: CacheAddress) {
  if (!meaning) return null;
  const rows = await ctx.db
    .query("aiCache")
    .withIndex("by_kind_scope", (q) => q.eq("kind", kind).eq("scope", scope))
    .order("desc")
    .take(MAX_COMPARED);
  return nearest(rows.filter(holds), meaning);
}
