// Tables of what people decide about their own data: copies they ask for, consents, documents, and leaving.
import { literals, nullable } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import { sealedText } from "../sealing/seal";

/** working: being put together; ready: to be downloaded until `expiresAt`; expired: the file is gone. */
export const exportStatus = literals("working", "ready", "failed", "expired");
export const consentKind = literals("analytics");
export const documentKind = literals("passport", "idCard");
export type DocumentKind = Infer<typeof documentKind>;
/** Who issued it, its last day, and in which trips its owner is fine with what it lacks. */
export const documentValidity = v.object({ country: v.string(), expires: v.string(), fineIn: v.array(v.object({ tripId: v.id("trips"), how: literals("ends", "short") })) });
/** The parts of an erasure, in their order; see erasure.ts. */
export const ERASURE_STAGES = ["outside", "trips", "words", "rows", "person"] as const;
export const erasureStage = literals(...ERASURE_STAGES);
export type ErasureStage = Infer<typeof erasureStage>;

export const privacyTables = {
  /** A copy of everything about a person, that they asked for. */
  dataExports: defineTable({
    userId: v.id("users"),
    status: exportStatus,
    /** Null until it is ready, and once the file is gone. */
    storageId: nullable(v.id("_storage")),
    /** Bytes. */
    size: nullable(v.number()),
    /** Epoch ms. */
    requestedAt: v.number(),
    expiresAt: nullable(v.number()),
  })
    .index("by_user", ["userId"])
    .index("by_status_requestedAt", ["status", "requestedAt"]),

  /** What a person allowed or not, each time they decided; the newest holds. Without a row: not allowed. */
  consents: defineTable({
    userId: v.id("users"),
    kind: consentKind,
    given: v.boolean(),
    /** Of the words that they agreed to. */
    version: v.string(),
    /** Epoch ms. */
    at: v.number(),
  }).index("by_user_kind", ["userId", "kind"]),

  /** Passports and identity cards: all that stands in them is sealed (documentContent.ts). */
  travellerDocuments: defineTable({
    userId: v.id("users"),
    kind: documentKind,
    /** Part of what it is sealed for, so that a row's text can't be moved to another. */
    key: v.string(),
    ...sealedText.fields,
    /** In clear, while its owner wants to be warned in trips. */
    validity: v.optional(documentValidity),
    /** Epoch ms. */
    addedAt: v.number(),
  }).index("by_user", ["userId"]),

  /** The removal of a person's data once their time to think is over. Stays as the proof that it was done. */
  erasures: defineTable({
    userId: v.id("users"),
    stage: erasureStage,
    /** Where in the stage; in the stage's own words. */
    cursor: nullable(v.string()),
    /** Grows with each step, so that a step is taken once. */
    step: v.number(),
    /** Epoch ms of the last step. */
    steppedAt: v.number(),
    finishedAt: nullable(v.number()),
  })
    .index("by_user", ["userId"])
    .index("by_finishedAt", ["finishedAt"]),
};
