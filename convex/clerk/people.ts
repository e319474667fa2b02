// People of Clerk as rows of `users`: made when they first come, kept as Clerk has them, marked when Clerk deletes them.
// Every way in (webhook, first sign-in, reconciliation) ends here, in one transaction, so that one person has one row.
import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { newUser } from "../users/accounts";
import { startDeparture } from "../users/departure";
import { userOf } from "../users/identity";
import { dropIdentity, waysIn } from "../users/linking/waysIn";
import { profileOfIdentity, type OutsideProfile } from "../users/linking/outsideProfile";
import type { ClerkPerson } from "./payloads";

/** The token's holder's row, made if there is none. Throws AUTHENTICATION_ERROR for somebody whom Clerk deleted. */
export async function enter(ctx: MutationCtx, identity: UserIdentity): Promise<Id<"users">> {
  await requireNotDeleted(ctx, identity);
  const user = await userOf(ctx, identity.tokenIdentifier);
  if (user) return user._id;
  if (!(await knownAtClerk(ctx, identity.subject))) {
    await ctx.db.insert("clerkUsers", { clerkId: identity.subject, updatedAt: 0, profile: null });
  }
  return insertPerson(ctx, identity.tokenIdentifier, profileOfIdentity(identity));
}

/** Throws AUTHENTICATION_ERROR: a token may outlive its owner by a minute. */
export async function requireNotDeleted(ctx: MutationCtx, { subject }: UserIdentity) {
  if ((await knownAtClerk(ctx, subject))?.deletedAt !== undefined) {
    throw appError("AUTHENTICATION_ERROR", "This account was deleted. Create a new one, or continue as a guest.");
  }
}

export type Saved = "created" | "updated" | "unchanged" | "stale";

/** Takes over what Clerk says of somebody, unless something newer is known already. */
export async function savePerson(ctx: MutationCtx, issuer: string, { clerkId, profile, updatedAt }: ClerkPerson): Promise<Saved> {
  const known = await knownAtClerk(ctx, clerkId);
  if (known && (known.deletedAt !== undefined || known.updatedAt > updatedAt)) return "stale";
  const tokenIdentifier = `${issuer}|${clerkId}`;
  const user = await userOf(ctx, tokenIdentifier);
  const changed = !known || known.updatedAt < updatedAt || known.profile === null;
  if (!known) await ctx.db.insert("clerkUsers", { clerkId, updatedAt, profile });
  else if (changed) await ctx.db.patch(known._id, { updatedAt, profile });
  if (!user) {
    await insertPerson(ctx, tokenIdentifier, profile);
    return "created";
  }
  // An identity that was linked to somebody's account has no say in what they are called there.
  const patch = user.tokenIdentifier === tokenIdentifier ? difference(user, known?.profile ?? null, profile) : {};
  if (Object.keys(patch).length === 0) return "unchanged";
  await ctx.db.patch(user._id, patch);
  return "updated";
}

/** Clerk has deleted somebody: that way in is gone, and with the last one the person leaves. False: it was known. */
export async function departPerson(ctx: MutationCtx, issuer: string, clerkId: string): Promise<boolean> {
  const known = await knownAtClerk(ctx, clerkId);
  if (known?.deletedAt !== undefined) return false;
  const deletedAt = Date.now();
  // What Clerk said of them goes with them; that they were deleted stays.
  if (known) await ctx.db.patch(known._id, { deletedAt, profile: null });
  else await ctx.db.insert("clerkUsers", { clerkId, updatedAt: 0, profile: null, deletedAt });
  const tokenIdentifier = `${issuer}|${clerkId}`;
  const user = await userOf(ctx, tokenIdentifier);
  if (!user) return true;
  const others = (await waysIn(ctx, user)).length > 1;
  await dropIdentity(ctx, user, tokenIdentifier);
  if (others) await recordAudit(ctx, { actorId: null, personId: user._id, action: "identities.unlink", target: tokenIdentifier, details: { reason: "clerk" } });
  else await startDeparture(ctx, user._id, "clerk");
  return true;
}

/** When somebody was last seen, epoch ms; older news changes nothing. */
export async function seePerson(ctx: MutationCtx, clerkId: string, lastActiveAt: number) {
  const known = await knownAtClerk(ctx, clerkId);
  if (!known) await ctx.db.insert("clerkUsers", { clerkId, updatedAt: 0, profile: null, lastActiveAt });
  else if (lastActiveAt > (known.lastActiveAt ?? 0)) await ctx.db.patch(known._id, { lastActiveAt });
}

function knownAtClerk(ctx: MutationCtx, clerkId: string): Promise<Doc<"clerkUsers"> | null> {
  return ctx.db
    .query("clerkUsers")
    .withIndex("by_clerkId", (q) => q.eq("clerkId", clerkId))
    .unique();
}

function insertPerson(ctx: MutationCtx, tokenIdentifier: string, profile: OutsideProfile): Promise<Id<"users">> {
  return ctx.db.insert("users", { ...newUser(), ...userFields(profile), isAnonymous: false, tokenIdentifier });
}

/** A profile as fields of `users`; its address counts as verified, since the provider has seen to that. */
export function userFields({ name, email, image }: OutsideProfile) {
  return { name, email: email ?? undefined, emailVerificationTime: email === null ? undefined : Date.now(), image: image ?? undefined };
}

/** What Clerk changed since it last spoke of this person. What they changed here in the meantime stays. */
function difference(user: Doc<"users">, before: OutsideProfile | null, after: OutsideProfile): Partial<Doc<"users">> {
  const fields = userFields(after);
  return {
    ...(before?.name !== after.name && user.name !== fields.name && { name: fields.name }),
    ...(before?.image !== after.image && user.image !== fields.image && { image: fields.image }),
    ...(before?.email !== after.email && user.email !== fields.email && { email: fields.email, emailVerificationTime: fields.emailVerificationTime }),
  };
}
