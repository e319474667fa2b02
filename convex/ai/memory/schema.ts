import { defineTable } from "convex/server";
import { v } from "convex/values";
import { EMBEDDING_DIMENSIONS } from "./embedText";
import { MEMORY_KINDS } from "./types";

export const memoryKind = v.union(...MEMORY_KINDS.map((kind) => v.literal(kind)));
export const memorySource = v.union(v.literal("stated"), v.literal("chosen"));

export const memoryTables = {
  /** Lasting preferences of one person; nobody else ever reads the rows. */
  memories: defineTable({
    userId: v.id("users"),
    kind: memoryKind,
    /** In the words of its kind: see `StatedMemory`. */
    value: v.string(),
    /** As the person said it. */
    text: v.string(),
    /** Said in a message, or set by hand. */
    source: memorySource,
    /** Where it was said. */
    tripId: v.optional(v.id("trips")),
    runId: v.optional(v.id("aiRuns")),
    embedding: v.array(v.float64()),
    /** The same text as a provider's model places it, and in whose search it takes part: see providerVectors.ts. */
    providerEmbedding: v.optional(v.array(v.float64())),
    providerKey: v.optional(v.string()),
    createdAt: v.number(),
  })
    .index("by_user", ["userId"])
    .index("by_user_kind", ["userId", "kind"])
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: EMBEDDING_DIMENSIONS, filterFields: ["userId"] })
    .vectorIndex("by_provider_embedding", { vectorField: "providerEmbedding", dimensions: EMBEDDING_DIMENSIONS, filterFields: ["providerKey"] }),

  /** Memory is on for who has no row. */
  memorySettings: defineTable({ userId: v.id("users"), enabled: v.boolean() }).index("by_user", ["userId"]),
};
