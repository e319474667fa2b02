// One's own passports and identity cards, for the forms that a trip asks for. What stands in them is sealed where it enters
// and shown to nobody but its owner, after a recent proof.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { action, internalAction } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { userMutation, userQuery } from "../functions";
import { needs } from "../permissions";
import { resealRows, type Resealed } from "../sealing/resealRows";
import { canSeal, readSecrets, seal, unseal } from "../sealing/seal";
import { documentContent, validContent, type DocumentContent } from "./documentContent";
import { documentContext, MAX_DOCUMENTS } from "./documentRows";
import { documentKind } from "./schema";

/** What there is, not what stands in it. `available` is false where the deployment has nothing to seal it with. */
export const list = userQuery({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db
      .query("travellerDocuments")
      .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
      .take(MAX_DOCUMENTS);
    return { available: canSeal(process.env), most: MAX_DOCUMENTS, documents: rows.map(({ _id, kind, addedAt }) => ({ _id, kind, addedAt })) };
  },
});

/** Keeps one. Throws VALIDATION_ERROR naming the field, CONFLICT where nothing can be sealed or there are too many. */
export const add = needs(
  "self:write",
  action({
    args: { kind: documentKind, content: documentContent },
    handler: async (ctx, { kind, content }): Promise<null> => {
      const userId = await ctx.runMutation(internal.privacy.documentRows.admit, {});
      const valid = validContent(content);
      const secrets = await readSecrets(process.env);
      if (!secrets) throw appError("CONFLICT", "This Caravan can't keep documents: whoever runs it has to set AI_KEYS_SECRET first.");
      const key = crypto.randomUUID();
      const sealed = await seal(JSON.stringify(valid), documentContext({ userId, key }), secrets);
      await ctx.runMutation(internal.privacy.documentRows.store, { userId, kind, key, sealed });
      return null;
    },
  }),
);

/** What stands in one. AUTHORIZATION_ERROR with details.needs "proof" when it has to be shown again who asks. */
export const show = needs(
  "self:write",
  action({
    args: { documentId: v.id("travellerDocuments") },
    handler: async (ctx, { documentId }): Promise<DocumentContent> => {
      const row: Doc<"travellerDocuments"> = await ctx.runMutation(internal.privacy.documentRows.reveal, { documentId });
      const secrets = await readSecrets(process.env);
      const text = secrets && (await unseal(row, documentContext(row), secrets));
      if (text === null) throw appError("CONFLICT", "This can't be opened any more. Remove it and add it again.");
      return JSON.parse(text) as DocumentContent;
    },
  }),
);

export const remove = userMutation({
  args: { documentId: v.id("travellerDocuments") },
  handler: async (ctx, { documentId }) => {
    const row = await ctx.db.get(documentId);
    if (row?.userId !== ctx.user._id) throw appError("RESOURCE_NOT_FOUND", "This document isn't there any more.");
    await ctx.db.delete(documentId);
    await recordAudit(ctx, { actorId: ctx.user._id, action: "documents.remove", target: documentId });
    return null;
  },
});

/** Seals every document that needs it with the present secret; see sealing/reseal.ts. */
export const rotate = internalAction({
  args: {},
  handler: (ctx): Promise<Resealed> =>
    resealRows(
      (request) => ctx.runQuery(internal.privacy.documentRows.page, request),
      async (row, secrets) => {
        const text = await unseal(row, documentContext(row), secrets);
        if (text === null || row.keyVersion === secrets.current.version) return text !== null;
        await ctx.runMutation(internal.privacy.documentRows.reseal, { id: row._id, was: row.nonce, sealed: await seal(text, documentContext(row), secrets) });
        return true;
      },
    ),
});
