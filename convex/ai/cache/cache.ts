// Looking up and keeping answers at an address (address.ts). Internal: the worker does both.
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { internalAction, internalMutation, type QueryCtx } from "../../_generated/server";
import { meaningOf, nearest } from "./likeness";
import { cacheAddress, cachedAnswer, meaning, type AnswerKind, type CachedAnswer, type Meaning } from "./schema";

const MINUTE = 60_000;
/** How long an answer holds, in ms. */
export const LIFETIME: Record<AnswerKind, number> = {
  facts: 24 * 60 * MINUTE,
  suggestions: 120 * MINUTE,
  itinerary: 120 * MINUTE,
  prices: 60 * MINUTE,
  availability: 30 * MINUTE,
};

/** Questions of its family that a new one is compared with, the nearest; some of them may hold no longer. */
const MAX_COMPARED = 16;
const MAX_REMOVED = 100;
/** Longer answers aren't worth their room. */
const MAX_ANSWER = 200_000;

export type CacheHit = CachedAnswer & { createdAt: number };

/** The answer at this address, or to a question that means the same; null if there is none that still holds. */
export const lookup = internalAction({
  args: { address: cacheAddress },
  handler: async (ctx, { address }): Promise<CacheHit | null> => {
    const asked = meaningOf(address);
    const near = asked
      ? await ctx.vectorSearch("aiCache", "by_embedding", { vector: asked.embedding, limit: MAX_COMPARED, filter: (q) => q.eq("family", asked.family) })
      : [];
    return ctx.runMutation(internal.ai.cache.cache.take, { key: address.key, asked, near: near.map(({ _id }) => _id) });
  },
});

/** The answer kept under `key`, else the one of `near` that fits best. The search before is a guess: what it found is looked at again, and the hit counted. */
export const take = internalMutation({
  args: { key: v.string(), asked: v.union(meaning, v.null()), near: v.array(v.id("aiCache")) },
  handler: async (ctx, { key, asked, near }): Promise<CacheHit | null> => {
    const row = (await rowAt(ctx, key)) ?? (asked && (await rowLike(ctx, asked, near)));
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
    const { kind, scope, key } = address;
    const createdAt = Date.now();
    const expiresAt = createdAt + LIFETIME[kind];
    const row = { kind, scope, key, ...meaningOf(address), ...answer, createdAt, expiresAt, hits: 0 };
    const before = await ctx.db
      .query("aiCache")
      .withIndex("by_key", (q) => q.eq("key", key))
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

const holds = (row: Doc<"aiCache"> | null): row is Doc<"aiCache"> => row !== null && row.expiresAt > Date.now();

async function rowAt(ctx: QueryCtx, key: string) {
  const row = await ctx.db
    .query("aiCache")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
  return holds(row) ? row : null;
}

async function rowLike(ctx: QueryCtx, asked: Meaning, near: Id<"aiCache">[]) {
  const rows = await Promise.all(near.map((id) => ctx.db.get(id)));
  return nearest(rows.filter(holds), asked);
}
