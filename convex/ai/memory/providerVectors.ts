// The vectors that a provider's model gives to a person's memories: which are missing, and their keeping. Each is made
// when a run first asks for it and goes with the text that it was made of. Needs have none: they are recalled always.
import { v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import { internalMutation, internalQuery } from "../../_generated/server";
import { isEnabled, memoriesOf } from "./model";
import { isHard } from "./types";

/** What one run asks a provider for beside its own request; the rest waits for the next. */
const MAX_MISSING = 20;

/** A request's own vector, and how the memories' are searched by it. */
export const providerSearch = v.object({
  /** "<provider>/<embedding model>" */
  model: v.string(),
  vector: v.array(v.float64()),
  /** Cosine, below which a memory doesn't bear on the request. */
  minSimilarity: v.number(),
  /** Every memory has its vector. */
  complete: v.boolean(),
});

/** One field for both, since a vector search can't ask for one value and another. */
export const providerKey = (userId: Id<"users">, model: string) => `${userId} ${model}`;

/** The person's memories without a vector of this model, and whether that is all of them. Null when there is nothing to search, or memory is off. */
export const missing = internalQuery({
  args: { userId: v.id("users"), model: v.string() },
  handler: async (ctx, { userId, model }) => {
    if (!(await isEnabled(ctx, userId))) return null;
    const searched = (await memoriesOf(ctx, userId)).filter(({ kind }) => !isHard(kind));
    if (searched.length === 0) return null;
    const without = searched.filter((memory) => memory.providerKey !== providerKey(userId, model));
    const memories = without.slice(0, MAX_MISSING).map(({ _id, text }) => ({ _id, text }));
    return { memories, isAll: memories.length === without.length };
  },
});

/** Keeps vectors, but for what was forgotten or put right since its text was read. */
export const keep = internalMutation({
  args: {
    userId: v.id("users"),
    model: v.string(),
    vectors: v.array(v.object({ memoryId: v.id("memories"), text: v.string(), vector: v.array(v.float64()) })),
  },
  handler: async (ctx, { userId, model, vectors }) => {
    for (const { memoryId, text, vector } of vectors) {
      const memory = await ctx.db.get(memoryId);
      if (memory?.userId !== userId || memory.text !== text) continue;
      await ctx.db.patch(memoryId, { providerEmbedding: vector, providerKey: providerKey(userId, model) });
    }
    return null;
  },
});
