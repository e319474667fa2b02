// Public functions by which somebody shows once more who they are; see proof.ts.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { action, internalMutation, type ActionCtx, type MutationCtx } from "../_generated/server";
import { appError } from "../errors";
import { accountMutation } from "../functions";
import { sendMail } from "../mail/mail";
import { needs } from "../permissions";
import { passwordAccount, requireAccountHolder } from "./accountModel";
import { overLimit, tooOften } from "./security/accountLimits";
import { proveMail } from "./emails/accountMails";
import { CODE_MINUTES, issueEmailCode, spendEmailCode } from "./emails/emailCodes";
import { openForSession } from "./passwords/ownTries";
import { passwordIsRight } from "./passwords/passwordCheck";
import { proofOf, type ProofBy } from "./proof";
import { detailsOf, tokenSessionId } from "./sessions/sessionModel";
import { checkCode, codeProof, secondStep, spendCode } from "./totp/totpModel";

/** Sends the code for a proof by e-mail. */
export const sendCode = accountMutation({
  args: {},
  handler: async (ctx) => {
    const { user } = ctx;
    if (!user.email) throw appError("CONFLICT", "Your account has no e-mail address.");
    const wait = await overLimit(ctx, "mailsToPerson", user._id);
    if (wait !== null) throw tooOften(wait);
    const code = await issueEmailCode(ctx, { userId: user._id, purpose: "prove", email: user.email });
    await sendMail(ctx, { to: user.email, userId: user._id, ...proveMail(user.name, code, CODE_MINUTES) });
    return null;
  },
});

/** Holds for ten minutes in this session. `secret`: the password or the code, as details.by of the refusal says. AUTHENTICATION_ERROR when it's wrong. */
export const prove = needs(
  "account:manage",
  action({
    args: { secret: v.string() },
    handler: async (ctx, { secret }): Promise<null> => {
      const asker = await ctx.runMutation(internal.users.proofs.asker, {});
      const shown = await look(ctx, asker, secret);
      const held = shown !== null && (await ctx.runMutation(internal.users.proofs.keep, { shown }));
      if (!held) throw appError("AUTHENTICATION_ERROR", asker.by === "password" ? "That isn't your password." : "That code isn't right, or no longer holds.", { field: "secret" });
      return null;
    },
  }),
);

type Asker = { userId: Id<"users">; email: string; by: ProofBy };
/** What is left to be checked where it is spent. */
const shownProof = v.union(v.object({ by: v.literal("password") }), v.object({ by: v.literal("totp"), code: codeProof }), v.object({ by: v.literal("email"), code: v.string() }));

async function look(ctx: ActionCtx, { userId, email, by }: Asker, secret: string): Promise<typeof shownProof.type | null> {
  switch (by) {
    case "password":
      return (await passwordIsRight(ctx, email, secret)) ? { by } : null;
    case "email":
      return { by, code: secret };
    case "totp": {
      const checked = await checkCode(ctx, userId, secret);
      if (checked.outcome === "limited") throw tooOften(checked.retryAfterMs);
      return checked.outcome === "right" ? { by, code: checked.proof } : null;
    }
  }
}

/** Who is to prove it, and how. */
export const asker = internalMutation({
  args: {},
  handler: async (ctx): Promise<Asker> => {
    const user = await requireAccountHolder(ctx);
    const sessionId = await tokenSessionId(ctx);
    const session = sessionId && (await detailsOf(ctx, sessionId));
    const by = await proofOf(ctx, user, session);
    const account = await passwordAccount(ctx, user._id);
    if (!by || !account) throw appError("CONFLICT", "Your account has no password here: you sign in elsewhere.");
    await openForSession(ctx, account, session);
    return { userId: user._id, email: account.providerAccountId, by };
  },
});

/** Spends what was shown; false when it wasn't good. */
export const keep = internalMutation({
  args: { shown: shownProof },
  handler: async (ctx, { shown }): Promise<boolean> => {
    const user = await requireAccountHolder(ctx);
    if (!(await isGood(ctx, user._id, shown))) return false;
    const sessionId = await tokenSessionId(ctx);
    const session = sessionId && (await detailsOf(ctx, sessionId));
    if (session) await ctx.db.patch(session._id, { provedAt: Date.now() });
    return session !== null;
  },
});

async function isGood(ctx: MutationCtx, userId: Id<"users">, shown: typeof shownProof.type): Promise<boolean> {
  const totp = await secondStep(ctx, userId);
  switch (shown.by) {
    case "password":
      return totp === null;
    case "totp":
      return totp !== null && spendCode(ctx, totp, shown.code);
    case "email":
      return (await spendEmailCode(ctx, userId, "prove", shown.code)) !== null;
  }
}
