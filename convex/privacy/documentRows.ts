// The rows of passports and identity cards, always sealed here: opening them is left to actions (documents.ts). Internal.
import { paginationOptsValidator } from "convex/server";
import { compareValues, v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, internalQuery } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { say } from "../said";
import { requireUser } from "../functions";
import { limitWrites } from "../rateLimits";
import { sealedText } from "../sealing/seal";
import { requireRecentProof } from "../users/proof";
import { documentKind } from "./schema";

export const MAX_DOCUMENTS = 6;

/** What a document's text is sealed for: its owner and its row. */
export const documentContext = ({ userId, key }: { userId: Id<"users">; key: string }): string => `${userId}|document|${key}`;

/** Whoever may add one. Throws CONFLICT when there are too many. */
export const admit = internalMutation({
  args: {},
  handler: async (ctx): Promise<Id<"users">> => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    const kept = await ctx.db.query("travellerDocuments").withIndex("by_user", (q) => q.eq("userId", user._id)).take(MAX_DOCUMENTS);
    if (kept.length === MAX_DOCUMENTS) throw appError("CONFLICT", say("You can keep {max, number} documents. Remove one first.", { max: MAX_DOCUMENTS }));
    return user._id;
  },
});

export const store = internalMutation({
  args: { userId: v.id("users"), kind: documentKind, key: v.string(), sealed: sealedText },
  handler: async (ctx, { userId, kind, key, sealed }): Promise<Id<"travellerDocuments">> => {
    const documentId = await ctx.db.insert("travellerDocuments", { userId, kind, key, ...sealed, addedAt: Date.now() });
    await recordAudit(ctx, { actorId: userId, action: "documents.add", target: documentId });
    return documentId;
  },
});

/** The caller's own, after a recent proof; that it was looked at is in the log. Throws RESOURCE_NOT_FOUND for anybody else's. */
export const reveal = internalMutation({
  args: { documentId: v.id("travellerDocuments") },
  handler: async (ctx, { documentId }): Promise<Doc<"travellerDocuments">> => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    await requireRecentProof(ctx);
    const row = await ctx.db.get(documentId);
    if (row?.userId !== user._id) throw appError("RESOURCE_NOT_FOUND", "This document isn't there any more.");
    await recordAudit(ctx, { actorId: user._id, action: "documents.show", target: documentId });
    return row;
  },
});

/** Every row there is, a page at a time, for rotation. */
export const page = internalQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: (ctx, { paginationOpts }) => ctx.db.query("travellerDocuments").paginate(paginationOpts),
});

/** The same text under the newest secret, unless the row has gone or was sealed anew meanwhile. */
export const reseal = internalMutation({
  args: { id: v.id("travellerDocuments"), was: v.bytes(), sealed: sealedText },
  handler: async (ctx, { id, was, sealed }) => {
    const row = await ctx.db.get(id);
    if (row && compareValues(row.nonce, was) === 0) await ctx.db.patch(id, sealed);
    return null;
  },
});
