// The rows of people's keys, always sealed here: opening them is left to actions (openKeys.ts). Internal.
import { paginationOptsValidator } from "convex/server";
import { compareValues, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { internalMutation, internalQuery, type MutationCtx, type QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { requireUser } from "../../functions";
import { limitAssistant } from "../../rateLimits";
import { sealedText } from "../../sealing/seal";
import { KEY_PROVIDERS, keyProvider, type KeyProvider } from "./schema";

/** Who saves a key; each try asks a provider, so tries are limited. Throws AUTHENTICATION_ERROR, RATE_LIMIT_EXCEEDED. */
export const admit = internalMutation({
  args: {},
  handler: async (ctx) => {
    const user = await requireUser(ctx, "ai:keys");
    await limitAssistant(ctx, user._id);
    return user._id;
  },
});

/** Keeps a key that was just verified, in place of the one before. */
export const store = internalMutation({
  args: { userId: v.id("users"), provider: keyProvider, sealed: sealedText, last4: v.string() },
  handler: async (ctx, { userId, provider, sealed, last4 }) => {
    const fields = { ...sealed, last4, status: "verified" as const, verifiedAt: Date.now() };
    const row = await keyRow(ctx, userId, provider);
    if (row) await ctx.db.patch(row._id, fields);
    else await ctx.db.insert("providerKeys", { userId, provider, allowFallback: false, ...fields });
    await recordAudit(ctx, { actorId: userId, action: "keys.save", target: provider });
    return null;
  },
});

/** A person's rows as they are kept. */
export const ofPerson = internalQuery({
  args: { userId: v.id("users") },
  handler: (ctx, { userId }) => keyRows(ctx, userId),
});

/** Every row there is, a page at a time, for rotation. */
export const page = internalQuery({
  args: { paginationOpts: paginationOptsValidator },
  handler: (ctx, { paginationOpts }) => ctx.db.query("providerKeys").paginate(paginationOpts),
});

/** The same key under the newest secret, unless the row was replaced or removed meanwhile. One thought unreadable is so no more. */
export const reseal = internalMutation({
  args: { id: v.id("providerKeys"), was: v.bytes(), sealed: sealedText },
  handler: async (ctx, { id, was, sealed }) => {
    const row = await unchanged(ctx, id, was);
    if (row) await ctx.db.patch(id, { ...sealed, ...(row.status === "unreadable" && { status: "verified" as const }) });
    return null;
  },
});

/** The secret that sealed it is gone: its owner has to enter the key again. */
export const markUnreadable = internalMutation({
  args: { id: v.id("providerKeys"), was: v.bytes() },
  handler: async (ctx, { id, was }) => {
    if (await unchanged(ctx, id, was)) await ctx.db.patch(id, { status: "unreadable" });
    return null;
  },
});

/** The provider refused the key during a run that began at `since` (epoch ms); one verified later is left alone. */
export const markRefused = internalMutation({
  args: { userId: v.id("users"), provider: keyProvider, since: v.number() },
  handler: async (ctx, { userId, provider, since }) => {
    const row = await keyRow(ctx, userId, provider);
    if (row && row.verifiedAt <= since) await ctx.db.patch(row._id, { status: "refused" });
    return null;
  },
});

export function keyRow(ctx: QueryCtx, userId: Id<"users">, provider: KeyProvider): Promise<Doc<"providerKeys"> | null> {
  return ctx.db
    .query("providerKeys")
    .withIndex("by_user_provider", (q) => q.eq("userId", userId).eq("provider", provider))
    .unique();
}

export function keyRows(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"providerKeys">[]> {
  return ctx.db
    .query("providerKeys")
    .withIndex("by_user_provider", (q) => q.eq("userId", userId))
    .take(KEY_PROVIDERS.length);
}

/** The row if its key is still the one sealed with this nonce: each sealing has its own. */
async function unchanged(ctx: MutationCtx, id: Id<"providerKeys">, was: ArrayBuffer) {
  const row = await ctx.db.get(id);
  return row !== null && compareValues(row.nonce, was) === 0 ? row : null;
}
