// What is known of how somebody signs in: the row of their password, and whether their address is confirmed.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { mailService } from "../mail/mailService";
import { requirePermission } from "../permissions";
import { currentUser } from "./identity";

/** Name of the provider in authAccounts. */
export const PASSWORD = "password";

/**
 * Whether it was shown that the address is this person's. What the outbox was read for counts only while the
 * outbox is all there is.
 */
export function emailIsConfirmed(user: Doc<"users">, env: Parameters<typeof mailService>[0] = process.env): boolean {
  if (user.email === undefined || user.emailVerificationTime === undefined) return false;
  return user.emailProof !== "outbox" || mailService(env) === null;
}

/** For what needs an address that is certain. Throws CONFLICT. */
export function requireConfirmedEmail(user: Doc<"users">): void {
  if (emailIsConfirmed(user)) return;
  throw appError("CONFLICT", "Confirm your e-mail first: the link is in the mail we sent you, and can be sent again from your profile.", { needs: "confirmedEmail" });
}

/** Whoever manages their own account: not a guest. Throws AUTHENTICATION_ERROR, AUTHORIZATION_ERROR. */
export async function requireAccountHolder(ctx: QueryCtx): Promise<Doc<"users">> {
  const user = await currentUser(ctx);
  requirePermission("account:manage", user);
  return user!;
}

/** A person's password row; null for guests and for those who sign in elsewhere. */
export function passwordAccount(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"authAccounts"> | null> {
  return ctx.db
    .query("authAccounts")
    .withIndex("userIdAndProvider", (q) => q.eq("userId", userId).eq("provider", PASSWORD))
    .unique();
}

export function accountByEmail(ctx: QueryCtx, email: string): Promise<Doc<"authAccounts"> | null> {
  return ctx.db
    .query("authAccounts")
    .withIndex("providerAndAccountId", (q) => q.eq("provider", PASSWORD).eq("providerAccountId", email))
    .unique();
}

/** Lets the library forget wrong passwords: the owner has just set another. */
export async function forgetWrongPasswords(ctx: MutationCtx, accountId: Id<"authAccounts">): Promise<void> {
  const row = await ctx.db
    .query("authRateLimits")
    .withIndex("identifier", (q) => q.eq("identifier", accountId))
    .unique();
  if (row) await ctx.db.delete(row._id);
}
