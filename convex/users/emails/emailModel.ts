// Whose an address is: a code goes to it and comes back from whoever is signed in to the account. The link alone
// confirms nothing, or an address would be confirmed for a stranger who typed it and waits for its owner's click.
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { sendMail } from "../../mail/mail";
import { write } from "../../words/words";
import { accountByEmail, forgetWrongPasswords, passwordAccount } from "../accountModel";
import { overLimit } from "../security/accountLimits";
import { changedMail, confirmEmailMail } from "./accountMails";
import { CODE_MINUTES, issueEmailCode, spendEmailCode } from "./emailCodes";

/** Sends a code to the address to be confirmed, the account's own or the one it is to have. Null, or how long to wait (ms). */
export async function sendConfirmation(ctx: MutationCtx, user: Doc<"users">, email = user.email): Promise<number | null> {
  if (!email) return null;
  const wait = await overLimit(ctx, "mailsToPerson", user._id);
  if (wait !== null) return wait;
  const code = await issueEmailCode(ctx, { userId: user._id, purpose: "email", email });
  await sendMail(ctx, { to: email, userId: user._id, ...confirmEmailMail(code, CODE_MINUTES) });
  return null;
}

export type Confirmed = "confirmed" | "changed" | "wrong" | "taken";

/** What a code did: confirmed the address, or made it the account's. Until then another one changes nothing. */
export async function confirmAddress(ctx: MutationCtx, user: Doc<"users">, code: string): Promise<Confirmed> {
  const pending = await spendEmailCode(ctx, user._id, "email", code);
  if (!pending) return "wrong";
  const fields = { email: pending.email, emailVerificationTime: Date.now(), emailProof: pending.via };
  if (pending.email === user.email) {
    await ctx.db.patch(user._id, fields);
    await recordAudit(ctx, { actorId: user._id, action: "email.confirm" });
    return "confirmed";
  }
  const account = await passwordAccount(ctx, user._id);
  if (!account || (await accountByEmail(ctx, pending.email))) return "taken";
  await ctx.db.patch(account._id, { providerAccountId: pending.email });
  await forgetWrongPasswords(ctx, account._id);
  await ctx.db.patch(user._id, fields);
  await recordAudit(ctx, { actorId: user._id, action: "email.change" });
  const what = write("your account's e-mail address was changed to another one. Mails no longer come here.");
  if (user.email) await sendMail(ctx, { to: user.email, userId: user._id, ...changedMail(user.name, write("Your e-mail address was changed"), what) });
  return "changed";
}
