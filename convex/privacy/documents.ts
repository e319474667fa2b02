// One's own passports and identity cards, for the forms that a trip asks for. What stands in them is sealed where it enters
// and shown to nobody but its owner, after a recent proof; country and last day are kept in clear too where the owner wants to be warned.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { action, internalAction, type ActionCtx, type QueryCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { userMutation, userQuery } from "../functions";
import { needs } from "../permissions";
import { resealRows, type Resealed } from "../sealing/resealRows";
import { canSeal, readSecrets, seal, unseal } from "../sealing/seal";
import { destinationsOf } from "../trips/model";
import { listedTrips, standsOn } from "../trips/tripList/tripListModel";
import { calendarDate } from "../validation";
import { documentContent, validContent, type DocumentContent } from "./documentContent";
import { documentsOf, isFine, MAX_DOCUMENTS, readableOf } from "./documentModel";
import { documentContext } from "./documentRows";
import { shortfallOf } from "./documentValidity";
import { documentKind } from "./schema";

/** So many trips to come are looked at. */
const MAX_TRIPS = 100;

/** What there is, and of what stands in it only what is in clear. `available` is false where the deployment has nothing to seal it with. */
export const list = userQuery({
  args: {},
  handler: async (ctx) => {
    const rows = await documentsOf(ctx, ctx.user._id);
    const documents = rows.map(({ _id, kind, addedAt, validity }) => ({ _id, kind, addedAt, inClear: validity ? { country: validity.country, expires: validity.expires } : null }));
    return { available: canSeal(process.env), most: MAX_DOCUMENTS, documents };
  },
});

/** For which of one's trips to come no document that is readable lasts, soonest first. `on` is today on the reader's calendar. */
export const shortfalls = userQuery({
  args: { on: v.string() },
  handler: async (ctx, { on }) => {
    calendarDate(on, "on");
    const documents = await readableOf(ctx, ctx.user._id);
    if (documents.length === 0) return [];
    const listed = await listedTrips(ctx, ctx.user._id);
    const toCome = listed.filter((each) => !each.trip.openDates && standsOn("upcoming", each, on, Date.now())).map(({ trip }) => trip);
    const soonest = toCome.toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1)).slice(0, MAX_TRIPS);
    const found = await Promise.all(
      soonest.map(async ({ _id, title, endDate }) => {
        const countries = (await destinationsOf(ctx, _id)).map(({ countryCode }) => countryCode);
        const shortfall = shortfallOf(documents, { endDate, countries });
        return shortfall && !isFine(shortfall.document, _id, shortfall.how) ? { documentId: shortfall.document.id, how: shortfall.how, tripId: _id, title, endDate } : null;
      }),
    );
    return found.filter((one) => one !== null);
  },
});

/** Keeps one; with `warn` its country and last day in clear too. Throws VALIDATION_ERROR naming the field, CONFLICT where nothing can be sealed or there are too many. */
export const add = needs(
  "self:write",
  action({
    args: { kind: documentKind, content: documentContent, warn: v.optional(v.boolean()) },
    handler: async (ctx, { kind, content, warn }): Promise<null> => {
      const userId = await ctx.runMutation(internal.privacy.documentRows.admit, {});
      const valid = validContent(content);
      const secrets = await readSecrets(process.env);
      if (!secrets) throw appError("CONFLICT", "This Caravan can't keep documents: whoever runs it has to set AI_KEYS_SECRET first.");
      const key = crypto.randomUUID();
      const sealed = await seal(JSON.stringify(valid), documentContext({ userId, key }), secrets);
      await ctx.runMutation(internal.privacy.documentRows.store, { userId, kind, key, sealed, ...(warn && { validity: inClear(valid) }) });
      return null;
    },
  }),
);

/** What stands in one. AUTHORIZATION_ERROR with details.needs "proof" when it has to be shown again who asks. */
export const show = needs(
  "self:write",
  action({
    args: { documentId: v.id("travellerDocuments") },
    handler: (ctx, { documentId }): Promise<DocumentContent> => opened(ctx, documentId, "show"),
  }),
);

/** Lets its country and last day be read, so that its owner is warned in trips. Throws as `show` does. */
export const warn = needs(
  "self:write",
  action({
    args: { documentId: v.id("travellerDocuments") },
    handler: async (ctx, { documentId }): Promise<null> => {
      const validity = inClear(await opened(ctx, documentId, "warn"));
      await ctx.runMutation(internal.privacy.documentRows.uncover, { documentId, validity });
      return null;
    },
  }),
);

/** Nothing of it is in clear any more. */
export const unwarn = userMutation({
  args: { documentId: v.id("travellerDocuments") },
  handler: async (ctx, { documentId }) => {
    await requireOwn(ctx, documentId);
    await ctx.db.patch(documentId, { validity: undefined });
    await recordAudit(ctx, { actorId: ctx.user._id, action: "documents.unwarn", target: documentId });
    return null;
  },
});

export const remove = userMutation({
  args: { documentId: v.id("travellerDocuments") },
  handler: async (ctx, { documentId }) => {
    await requireOwn(ctx, documentId);
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

const inClear = ({ country, expires }: DocumentContent) => ({ country, expires, fineIn: [] });

async function requireOwn({ db, user }: QueryCtx & { user: Doc<"users"> }, documentId: Id<"travellerDocuments">): Promise<void> {
  if ((await db.get(documentId))?.userId !== user._id) throw appError("RESOURCE_NOT_FOUND", "This document isn't there any more.");
}

/** What stands in it, for which the caller has shown who they are. */
async function opened(ctx: ActionCtx, documentId: Id<"travellerDocuments">, to: "show" | "warn"): Promise<DocumentContent> {
  const row: Doc<"travellerDocuments"> = await ctx.runMutation(internal.privacy.documentRows.reveal, { documentId, to });
  const secrets = await readSecrets(process.env);
  const text = secrets && (await unseal(row, documentContext(row), secrets));
  if (text === null) throw appError("CONFLICT", "This can't be opened any more. Remove it and add it again.");
  return JSON.parse(text) as DocumentContent;
}
