// Codes sent by e-mail: random, kept as a hash, good for twenty minutes, a few tries and one use. Issuing one
// ends the one before. Whoever spends one in a mutation must not throw afterwards: the try would be forgotten.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { mailService } from "../../mail/mailService";
import { codeHash, randomCode } from "./oneTimeCodes";
import type { EmailCodePurpose } from "../security/securitySchema";

export const CODE_MINUTES = 20;
const SIGNS = 10;
/** Anybody may try a reset: were it a few, strangers could use them up before its owner comes. A code is 50 random bits. */
const TRIES: Record<EmailCodePurpose, number> = { email: 5, prove: 5, reset: 1_000 };

type Issue = { userId: Id<"users">; purpose: EmailCodePurpose; email: string; /** Of a known browser that asked. */ ticketHash?: string | null };

/** A new code for its mail. */
export async function issueEmailCode(ctx: MutationCtx, { userId, purpose, email, ticketHash = null }: Issue): Promise<string> {
  await withdrawEmailCode(ctx, userId, purpose);
  const code = randomCode(SIGNS);
  await ctx.db.insert("emailCodes", {
    userId,
    purpose,
    email,
    hash: await codeHash(code, contextOf(userId, purpose)),
    expiresAt: Date.now() + CODE_MINUTES * 60_000,
    triesLeft: TRIES[purpose],
    via: mailService(process.env) ? "mail" : "outbox",
    ticketHash,
  });
  return code;
}

/** The row that the code was good for, which is gone now; null when it isn't good, which costs a try. */
export async function spendEmailCode(ctx: MutationCtx, userId: Id<"users">, purpose: EmailCodePurpose, code: string): Promise<Doc<"emailCodes"> | null> {
  const row = await pendingEmailCode(ctx, userId, purpose);
  if (!row) return null;
  const left = triesAfter(row, await codeHash(code, contextOf(userId, purpose)), Date.now());
  if (left === "right" || left === 0) await ctx.db.delete(row._id);
  else await ctx.db.patch(row._id, { triesLeft: left });
  return left === "right" ? row : null;
}

/** "right", or how many tries are left after this one; none once it has expired. */
export function triesAfter({ hash, expiresAt, triesLeft }: Pick<Doc<"emailCodes">, "hash" | "expiresAt" | "triesLeft">, typed: string, now: number): "right" | number {
  if (now >= expiresAt) return 0;
  return typed === hash ? "right" : triesLeft - 1;
}

/** The newest code of a purpose, perhaps expired. */
export function pendingEmailCode(ctx: QueryCtx, userId: Id<"users">, purpose: EmailCodePurpose): Promise<Doc<"emailCodes"> | null> {
  return ctx.db
    .query("emailCodes")
    .withIndex("by_user_purpose", (q) => q.eq("userId", userId).eq("purpose", purpose))
    .unique();
}

export async function withdrawEmailCode(ctx: MutationCtx, userId: Id<"users">, purpose: EmailCodePurpose): Promise<void> {
  const row = await pendingEmailCode(ctx, userId, purpose);
  if (row) await ctx.db.delete(row._id);
}

const contextOf = (userId: Id<"users">, purpose: EmailCodePurpose) => `${userId}|${purpose}`;
