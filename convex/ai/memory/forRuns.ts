// What a request to the assistant keeps and recalls: internal, so that no client can ask for another person's memories.
import { v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { internalAction, internalMutation, internalQuery } from "../../_generated/server";
import { embedText } from "./embedText";
import { mergePreferences } from "./merge";
import { isEnabled, needsOf, remember as keep, shown, type ShownMemory } from "./model";
import { peopleOf } from "./people";
import { providerKey, providerSearch } from "./providerVectors";
import { memoryKind, memorySource } from "./schema";

const MAX_STATED = 20;
const MAX_RECALLED = 12;
/** Below this two texts share no more than chance words. */
const MIN_SIMILARITY = 0.2;

/** What was said, kept as a request keeps it (`ai/model` does so itself); returns what is new. */
export const remember = internalMutation({
  args: {
    userId: v.id("users"),
    memories: v.array(v.object({ kind: memoryKind, value: v.string(), text: v.string() })),
    source: memorySource,
    tripId: v.optional(v.id("trips")),
    runId: v.optional(v.id("aiRuns")),
  },
  handler: (ctx, { userId, memories, ...origin }): Promise<ShownMemory[]> => keep(ctx, userId, memories.slice(0, MAX_STATED), origin),
});

/**
 * The person's needs (diet, mobility), then what else of theirs bears on the text, nearest first. Empty when memory is off.
 * With the text's vector of a provider by that one's vectors, and by the built-in ones where those are not complete.
 */
export const recallForRun = internalAction({
  args: { userId: v.id("users"), text: v.string(), byProvider: v.optional(providerSearch) },
  handler: async (ctx, { userId, text, byProvider }): Promise<ShownMemory[]> => {
    const found: { _id: Id<"memories"> }[] = [];
    if (byProvider) {
      const key = providerKey(userId, byProvider.model);
      const near = await ctx.vectorSearch("memories", "by_provider_embedding", { vector: byProvider.vector, limit: MAX_RECALLED, filter: (q) => q.eq("providerKey", key) });
      found.push(...near.filter(({ _score }) => _score >= byProvider.minSimilarity));
    }
    if (!byProvider?.complete) {
      const near = await ctx.vectorSearch("memories", "by_embedding", { vector: embedText(text), limit: MAX_RECALLED, filter: (q) => q.eq("userId", userId) });
      found.push(...near.filter(({ _score }) => _score >= MIN_SIMILARITY));
    }
    const ids = [...new Set(found.map(({ _id }) => _id))].slice(0, MAX_RECALLED);
    return ctx.runQuery(internal.ai.memory.forRuns.recalled, { userId, ids });
  },
});

/** The person's needs, then the memories with these ids, in this order. */
export const recalled = internalQuery({
  args: { userId: v.id("users"), ids: v.array(v.id("memories")) },
  handler: async (ctx, { userId, ids }): Promise<ShownMemory[]> => {
    if (!(await isEnabled(ctx, userId))) return [];
    const needs = await needsOf(ctx, userId);
    const known = new Set<Id<"memories">>(needs.map(({ _id }) => _id));
    const others = await Promise.all(ids.filter((id) => !known.has(id)).map((id) => ctx.db.get(id)));
    // Forgotten between the search and now, or not this person's after all: left out.
    return [...needs, ...others.filter((memory) => memory?.userId === userId)].map((memory) => shown(memory!));
  },
});

/** The members' preferences as one, with whose wish each is and where they differ. Who has memory off takes no part. */
export const groupPreferences = internalQuery({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }) => mergePreferences(await peopleOf(ctx, tripId)),
});
