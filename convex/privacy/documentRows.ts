// The rows of passports and identity cards, always sealed here: opening them is left to actions (documents.ts). Internal.
import { literals } from "convex-helpers/validators";
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
import { documentsOf, MAX_DOCUMENTS } from "./documentModel";
import { documentKind, documentValidity } from "./schema";

/** What a document's text is sealed for: its owner and its row. */
export const documentContext = ({ userId, key }: { userId: Id<"users">; key: string }): string => `${userId}|document|${key}`;

/** Whoever may add one. Throws CONFLICT when there are too many. */
export const admit = internalMutation({
  args: {},
  handler: async (ctx): Promise<Id<"users">> => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    const kept = await documentsOf(ctx, user._id);
    if (kept.length === MAX_DOCUMENTS) throw appError("CONFLICT", say("You can keep {max, number} documents. Remove one first.", { max: MAX_DOCUMENTS }));
    return user._id;
  },
});

export const store = internalMutation({
  args: { userId: v.id("users"), kind: documentKind, key: v.string(), sealed: sealedText, validity: v.optional(documentValidity) },
  handler: async (ctx, { userId, kind, key, sealed, validity }): Promise<Id<"travellerDocuments">> => {
    const documentId = await ctx.db.insert("travellerDocuments", { userId, kind, key, ...sealed, ...(validity && { validity }), addedAt: Date.now() });
    await recordAudit(ctx, { actorId: userId, action: "documents.add", target: documentId });
    return documentId;
  },
});

/** The caller's own, after a recent proof; what it was opened for is in the log. Throws RESOURCE_NOT_FOUND for anybody else's. */
export const reveal = internalMutation({
  args: { documentId: v.id("travellerDocuments"), to: literals("show", "warn") },
  handler: async (ctx, { documentId, to }): Promise<Doc<"travellerDocuments">> => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    await requireRecentProof(ctx);
    const row = await ctx.db.get(documentId);
    if (row?.userId !== user._id) throw appError("RESOURCE_NOT_FOUND", "This document isn't there any more.");
    await recordAudit(ctx, { actorId: user._id, action: `documents.${to}`, target: documentId });
    return row;
  },
});

/** Keeps in clear until when it is valid, unless it has gone meanwhile. */
export const uncover = internalMutation({
  args: { documentId: v.id("travellerDocuments"), validity: documentValidity },
  handler: async (ctx, { documentId, validity }) => {
    if (await ctx.db.get(documentId)) await ctx.db.patch(documentId, { validity });
    return null;
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
