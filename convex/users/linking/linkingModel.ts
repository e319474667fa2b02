// Linking a second identity to a person's row. Never by itself, and never because two addresses are equal: whoever is
// signed in as the one makes a code, whoever is signed in as the other uses it, once, within minutes.
import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { appError } from "../../errors";
import { sendMail } from "../../mail/mail";
import { write, type Phrase } from "../../words/words";
import { removeBuiltInAccount } from "./builtInAccount";
import { builtInIdentifier, userOf } from "../identity";
import { spendLinkCode } from "./linkCodes";
import { profileOfIdentity } from "./outsideProfile";
import { dropIdentity, hasRoom, waysIn } from "./waysIn";

/**
 * Lets `identity` lead to the row of whoever made the code. A guest's row becomes its holder's; a row that the identity
 * has and nothing is in goes. Throws RESOURCE_NOT_FOUND for a code that isn't good, CONFLICT when something would be lost.
 */
export async function claimLink(ctx: MutationCtx, identity: UserIdentity, code: string): Promise<Id<"users">> {
  const owner = await spendLinkCode(ctx, code);
  const own = await userOf(ctx, identity.tokenIdentifier);
  if (own?._id === owner._id) return owner._id;
  if (own) await giveUpRow(ctx, own, identity.tokenIdentifier);
  if (owner.isAnonymous) await becomeAccount(ctx, owner, identity);
  else await addIdentity(ctx, owner, identity);
  await recordAudit(ctx, { actorId: owner._id, action: "identities.link", target: identity.tokenIdentifier, details: { guest: owner.isAnonymous } });
  return owner._id;
}

/** Throws RESOURCE_NOT_FOUND for an identity that isn't theirs, CONFLICT for the last one and the one they came with. */
export async function unlink(ctx: MutationCtx, user: Doc<"users">, tokenIdentifier: string, current: string) {
  const ways = await waysIn(ctx, user);
  const way = ways.find((one) => one.tokenIdentifier === tokenIdentifier);
  if (!way) throw appError("RESOURCE_NOT_FOUND", "That way to sign in isn't linked to your account.");
  if (ways.length === 1) throw appError("CONFLICT", "This is the only way into your account. Add another one first.");
  if (tokenIdentifier === current) throw appError("CONFLICT", "You are signed in this way. Sign in with the other one, then remove it.");
  await dropIdentity(ctx, user, tokenIdentifier);
  if (way.kind === "builtIn") await removeBuiltInAccount(ctx, user._id);
  await recordAudit(ctx, { actorId: user._id, action: "identities.unlink", target: tokenIdentifier });
  await tell(ctx, user, write("A way to sign in was removed"), [
    write("One of the ways to sign in to your Caravan account was removed, and no longer leads into it."),
    write("If that wasn't you, sign in another way, look under Account, Security, and write to whoever runs this Caravan."),
  ]);
}

/** Takes away a row in which nothing is. Throws CONFLICT when something is: two accounts are never mixed. */
async function giveUpRow(ctx: MutationCtx, user: Doc<"users">, tokenIdentifier: string) {
  if ((await waysIn(ctx, user)).length > 1) {
    throw appError("CONFLICT", "That sign-in is linked to another account. Remove it there first, then link it here.");
  }
  if (!(await isEmpty(ctx, user))) {
    throw appError("CONFLICT", "That sign-in has an account with trips or settings of its own, so the two stay apart. Invite one to the other's trips instead.");
  }
  await dropIdentity(ctx, user, tokenIdentifier);
  await ctx.db.delete(user._id);
}

/** Whether nothing would be missed. A table that holds what people made, paid or set belongs in this list. */
async function isEmpty(ctx: QueryCtx, user: Doc<"users">): Promise<boolean> {
  if (user.plan !== "free" || user.role !== "user" || user.deletionRequestedAt !== undefined) return false;
  const held = await Promise.all([
    ctx.db.query("memberships").withIndex("by_user_tripStart", (q) => q.eq("userId", user._id)).first(),
    ctx.db.query("memories").withIndex("by_user", (q) => q.eq("userId", user._id)).first(),
    ctx.db.query("billingCustomers").withIndex("by_user", (q) => q.eq("userId", user._id)).first(),
    ctx.db.query("providerKeys").withIndex("by_user_provider", (q) => q.eq("userId", user._id)).first(),
    ctx.db.query("travellerDocuments").withIndex("by_user", (q) => q.eq("userId", user._id)).first(),
    ctx.db.query("dataExports").withIndex("by_user", (q) => q.eq("userId", user._id)).first(),
  ]);
  return held.every((row) => row === null);
}

/** The guest signs up: same row, same trips, another way in. The device's guest session ends with it. */
async function becomeAccount(ctx: MutationCtx, guest: Doc<"users">, identity: UserIdentity) {
  const { name, email, image } = profileOfIdentity(identity);
  await ctx.db.patch(guest._id, {
    name,
    image: image ?? undefined,
    ...(email !== null && { email, emailVerificationTime: Date.now() }),
    isAnonymous: false,
    tokenIdentifier: identity.tokenIdentifier,
  });
  await removeBuiltInAccount(ctx, guest._id);
}

async function addIdentity(ctx: MutationCtx, owner: Doc<"users">, { tokenIdentifier }: UserIdentity) {
  if (!hasRoom(await waysIn(ctx, owner))) throw appError("CONFLICT", "Your account has as many ways to sign in as it can. Remove one first.");
  // From now on the row's first identity isn't the only one, so it has to be in the row.
  if (owner.tokenIdentifier === undefined) await ctx.db.patch(owner._id, { tokenIdentifier: builtInIdentifier(owner._id) });
  await ctx.db.insert("linkedIdentities", { userId: owner._id, tokenIdentifier, linkedAt: Date.now() });
  await tell(ctx, owner, write("A new way to sign in was added"), [
    write("Another sign-in was linked to your Caravan account, and can be used to sign in from now on."),
    write("If that wasn't you, remove it under Account, Security, and change your password."),
  ]);
}

async function tell(ctx: MutationCtx, { _id, email }: Doc<"users">, subject: Phrase, text: Phrase[]) {
  if (email !== undefined) await sendMail(ctx, { to: email, userId: _id, kind: "signInAlert", subject, text });
}
