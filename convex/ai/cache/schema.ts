// Answers that may be given again, to anybody: nothing personal ever comes here.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { EMBEDDING_DIMENSIONS } from "../memory/embedText";

export const answerKind = literals("itinerary", "facts", "suggestions", "availability", "prices");
export type AnswerKind = Infer<typeof answerKind>;

/** Where an answer is found again; made by address.ts, the same for looking up and for storing. */
export const cacheAddress = v.object({
  kind: answerKind,
  /** What must be the same for an answer to fit: cities, language, month. */
  scope: v.string(),
  /** SHA-256, hex, of all that makes the request. */
  key: v.string(),
  /** Questions: their meaning as a vector of EMBEDDING_DIMENSIONS, and what a vector blurs (numbers, names, "not"). Itineraries: null. */
  meaning: v.union(v.object({ embedding: v.array(v.float64()), particulars: v.string() }), v.null()),
});
export type CacheAddress = Infer<typeof cacheAddress>;

/** A question among those that it is compared with: of one family are those of the same kind, scope and particulars. */
export const meaning = v.object({ embedding: v.array(v.float64()), family: v.string() });
export type Meaning = Infer<typeof meaning>;

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
    ...cacheAddress.omit("meaning").fields,
    ...cachedAnswer.fields,
    /** Of questions: see likeness.ts. */
    ...meaning.partial().fields,
    /** Epoch ms, both. */
    createdAt: v.number(),
    expiresAt: v.number(),
    hits: v.number(),
  })
    .index("by_key", ["key"])
    .index("by_expiresAt", ["expiresAt"])
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: EMBEDDING_DIMENSIONS, filterFields: ["family"] }),
};
