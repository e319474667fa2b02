// Browsers in which an account has been signed in. One of them isn't new at the next sign-in, and may ask for a
// new password of an account whose address nobody confirmed.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Place } from "../security/securitySchema";

const KEPT = 20;

/** Longest unused first. */
export function knownBrowsers(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"knownBrowsers">[]> {
  return ctx.db
    .query("knownBrowsers")
    .withIndex("by_user_usedAt", (q) => q.eq("userId", userId))
    .take(KEPT);
}

/** One without a ticket is told by where it is. */
export async function knowBrowser(ctx: MutationCtx, userId: Id<"users">, ticketHash: string | null, from: Place): Promise<void> {
  const known = await knownBrowsers(ctx, userId);
  const row = known.find((one) => one.ticketHash === ticketHash && (ticketHash !== null || (one.network === from.network && one.browser === from.browser)));
  const fields = { userId, ticketHash, ...from, usedAt: Date.now() };
  if (row) return ctx.db.patch(row._id, fields);
  if (known.length === KEPT) await ctx.db.delete(known[0]!._id);
  await ctx.db.insert("knownBrowsers", fields);
}

export async function isKnownBrowser(ctx: QueryCtx, userId: Id<"users">, ticketHash: string | null): Promise<boolean> {
  return ticketHash !== null && (await knownBrowsers(ctx, userId)).some((one) => one.ticketHash === ticketHash);
}

/** All but the one with this ticket. */
export async function forgetOtherBrowsers(ctx: MutationCtx, userId: Id<"users">, keep: string | null): Promise<void> {
  for (const one of await knownBrowsers(ctx, userId)) if (keep === null || one.ticketHash !== keep) await ctx.db.delete(one._id);
}

export async function forgetBrowser(ctx: MutationCtx, userId: Id<"users">, ticketHash: string | null): Promise<void> {
  for (const one of await knownBrowsers(ctx, userId)) if (ticketHash !== null && one.ticketHash === ticketHash) await ctx.db.delete(one._id);
}
