// What a new password does to an account, and whose it becomes when it was forgotten.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { sendMail } from "../../mail/mail";
import { write } from "../../words/words";
import { accountByEmail, emailIsConfirmed, forgetWrongPasswords } from "../accountModel";
import { newUser } from "../accounts";
import { overLimit } from "../security/accountLimits";
import { changedMail, claimMail, resetMail } from "../emails/accountMails";
import { CODE_MINUTES, issueEmailCode, pendingEmailCode, spendEmailCode, withdrawEmailCode } from "../emails/emailCodes";
import { builtInIdentifier } from "../identity";
import { forgetOtherBrowsers, isKnownBrowser } from "../sessions/knownBrowsers";
import { withdrawLinkCode } from "../linking/linkCodes";
import { endSessions } from "../sessions/sessionModel";
import { dropIdentity, waysIn } from "../linking/waysIn";

/** Whatever comes of it, nobody but the mailbox hears. */
export async function beginReset(ctx: MutationCtx, email: string, ticketHash: string | null): Promise<void> {
  const account = await accountByEmail(ctx, email);
  const user = account && (await ctx.db.get(account.userId));
  if (!user) return;
  const known = (await isKnownBrowser(ctx, user._id, ticketHash)) ? ticketHash : null;
  // Strangers who ask and ask neither use up what the owner may ask for, nor end the code that the owner has.
  if (known === null && (await ownerHasCode(ctx, user._id))) return;
  if ((await overLimit(ctx, "resetsOfPerson", known ? `${user._id}|known` : user._id)) !== null) return;
  const code = await issueEmailCode(ctx, { userId: user._id, purpose: "reset", email, ticketHash: known });
  const words = opensAccount(user, known) ? resetMail : claimMail;
  await sendMail(ctx, { to: email, userId: user._id, ...words(email, code, CODE_MINUTES), ...(known !== null && { ticketHash: known }) });
}

/** Asked for in a browser that the account knows, and still good. */
async function ownerHasCode(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  const pending = await pendingEmailCode(ctx, userId, "reset");
  return pending !== null && pending.ticketHash !== null && pending.expiresAt > Date.now();
}

/**
 * Whether reading the mail opens the account. An address that nobody confirmed may have been typed by mistake, or
 * belong to somebody else; then a browser that has been signed in has to have asked. Otherwise the mailbox's owner
 * gets their address, not what is in the account.
 */
const opensAccount = (user: Doc<"users">, knownTicket: string | null) => emailIsConfirmed(user) || knownTicket !== null;

/** `secret` is the new password's hash. The code is used up; everybody is signed out, and the second step stays. */
export async function completeReset(ctx: MutationCtx, email: string, code: string, secret: string): Promise<"done" | "wrong"> {
  const account = await accountByEmail(ctx, email);
  const user = account && (await ctx.db.get(account.userId));
  if (!user) return "wrong";
  const spent = await spendEmailCode(ctx, user._id, "reset", code);
  if (spent?.email !== email) return "wrong";
  const confirmed = { emailVerificationTime: Date.now(), emailProof: spent.via };
  if (!opensAccount(user, spent.ticketHash)) {
    await giveAddress(ctx, account, user, { email, secret, confirmed });
    return "done";
  }
  if (!emailIsConfirmed(user)) await ctx.db.patch(user._id, confirmed);
  await setPassword(ctx, account, user, secret, { sessionId: null, ticketHash: spent.ticketHash });
  await recordAudit(ctx, { actorId: null, personId: user._id, action: "password.reset" });
  return "done";
}

type Keep = { sessionId: Id<"authSessions"> | null; ticketHash: string | null };

/** Ends every session, and all that somebody in one may have begun, forgets every browser but those to keep, and tells the owner. */
export async function setPassword(ctx: MutationCtx, account: Doc<"authAccounts">, user: Doc<"users">, secret: string, keep: Keep): Promise<void> {
  await ctx.db.patch(account._id, { secret });
  await forgetWrongPasswords(ctx, account._id);
  await endSessions(ctx, user._id, keep.sessionId);
  await withdrawLinkCode(ctx, user._id);
  await withdrawEmailCode(ctx, user._id, "prove");
  const pending = await pendingEmailCode(ctx, user._id, "email");
  if (pending && pending.email !== user.email) await withdrawEmailCode(ctx, user._id, "email");
  await forgetOtherBrowsers(ctx, user._id, keep.ticketHash);
  const what = write("the password of your account was changed, and everybody else who was signed in to it has been signed out.");
  await sendMail(ctx, { to: account.providerAccountId, userId: user._id, ...changedMail(user.name, write("Your password was changed"), what) });
}

type Claim = { email: string; secret: string; confirmed: Pick<Doc<"users">, "emailVerificationTime" | "emailProof"> };

/**
 * A new account for the mailbox's owner. Who used the address without confirming it keeps all that is theirs: as a guest
 * again, or by the other ways in that they have.
 */
async function giveAddress(ctx: MutationCtx, account: Doc<"authAccounts">, from: Doc<"users">, { email, secret, confirmed }: Claim): Promise<void> {
  const userId = await ctx.db.insert("users", { ...newUser(), name: email.slice(0, email.indexOf("@")), email, isAnonymous: false, ...confirmed });
  await ctx.db.patch(userId, { tokenIdentifier: builtInIdentifier(userId) });
  const hasOthers = (await waysIn(ctx, from)).length > 1;
  if (hasOthers) await dropIdentity(ctx, from, builtInIdentifier(from._id));
  await ctx.db.patch(from._id, { email: undefined, emailVerificationTime: undefined, emailProof: undefined, isAnonymous: !hasOthers });
  await ctx.db.patch(account._id, { userId, secret });
  await forgetWrongPasswords(ctx, account._id);
  await recordAudit(ctx, { actorId: null, personId: from._id, action: "email.claimed", details: { to: userId } });
}
