// Answers that may be given again, to anybody: nothing personal ever comes here.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";

export const answerKind = literals("itinerary", "facts", "suggestions", "availability", "prices");
export type AnswerKind = Infer<typeof answerKind>;

/** Where an answer is found again; made by address.ts, the same for looking up and for storing. */
export const cacheAddress = v.object({
  kind: answerKind,
  /** What must be the same for an answer to fit: cities, language, month. */
  scope: v.string(),
  /** SHA-256, hex, of all that makes the request. */
  key: v.string(),
  /** Questions: their meaning as a vector, and what a vector blurs (numbers, names, "not"). Itineraries: null. */
  meaning: v.union(v.object({ embedding: v.array(v.float64()), particulars: v.string() }), v.null()),
});
export type CacheAddress = Infer<typeof cacheAddress>;

/** JSON that the one who stores and the one who looks up agree on. */
export const cachedAnswer = v.object({
  answer: v.string(),
  /** Ids of places and addresses of pages that it rests on. */
  sources: v.array(v.string()),
  /** "<provider>/<model>" or "builtin". */
  model: v.string(),
});
export type CachedAnswer = Infer<typeof cachedAnswer>;

export const cacheTables = {
  aiCache: defineTable({
    ...cacheAddress.fields,
    ...cachedAnswer.fields,
    /** Epoch ms, both. */
    createdAt: v.number(),
    expiresAt: v.number(),
    hits: v.number(),
  })
    .index("by_key", ["key"])
    .index("by_kind_scope", ["kind", "scope"])
    .index("by_expiresAt", ["expiresAt"]),
};
