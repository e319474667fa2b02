// Codes that let another identity into a person's row: random, kept as a hash, one a person, good once and for ten minutes.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { hex, sha256 } from "../../digest";
import { appError } from "../../errors";

const CODE_BYTES = 24;
export const CODE_LIFE_MS = 10 * 60_000;

/** A code for linking an identity to this person; the one before is worth nothing any more. */
export async function offerLink(ctx: MutationCtx, user: Doc<"users">): Promise<{ code: string; expiresAt: number }> {
  const code = hex(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
  const expiresAt = Date.now() + CODE_LIFE_MS;
  await withdrawLinkCode(ctx, user._id);
  await ctx.db.insert("linkCodes", { userId: user._id, codeHash: await sha256(code), expiresAt });
  return { code, expiresAt };
}

/** Whoever made the code. It is used up by this, unless the transaction fails. Throws RESOURCE_NOT_FOUND for one that isn't good. */
export async function spendLinkCode(ctx: MutationCtx, code: string): Promise<Doc<"users">> {
  const codeHash = await sha256(code.slice(0, 200));
  const row = await ctx.db
    .query("linkCodes")
    .withIndex("by_codeHash", (q) => q.eq("codeHash", codeHash))
    .unique();
  const owner = row && row.expiresAt > Date.now() ? await ctx.db.get(row.userId) : null;
  if (!row || !owner || owner.deletionRequestedAt !== undefined) {
    throw appError("RESOURCE_NOT_FOUND", "That took too long, or was done already. Sign in to the account you want to keep and link again.");
  }
  await ctx.db.delete(row._id);
  return owner;
}

/** Whoever was sent away must not come back by a code that they made before. */
export async function withdrawLinkCode(ctx: MutationCtx, userId: Id<"users">): Promise<void> {
  const row = await ctx.db
    .query("linkCodes")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
  if (row) await ctx.db.delete(row._id);
}
