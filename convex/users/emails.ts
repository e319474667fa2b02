// Public functions on one's own e-mail address. Confirming it stands in nobody's way: what needs a certain
// address asks for it (requireConfirmedEmail).
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { action, internalMutation } from "../_generated/server";
import { appError } from "../errors";
import { accountMutation } from "../functions";
import { needs } from "../permissions";
import { emailIsConfirmed, passwordAccount, requireAccountHolder } from "./accountModel";
import { tooOften } from "./security/accountLimits";
import { emailAddress } from "./accounts";
import { pendingEmailCode, withdrawEmailCode } from "./emails/emailCodes";
import { confirmAddress, sendConfirmation, type Confirmed } from "./emails/emailModel";
import { requireRecentProof } from "./proof";

/** Sends the code again: to the address that is to be the account's, else to its own. */
export const sendAgain = accountMutation({
  args: {},
  handler: async (ctx) => {
    const { user } = ctx;
    const pending = await pendingEmailCode(ctx, user._id, "email");
    const email = pending?.email ?? user.email;
    if (!email || (email === user.email && emailIsConfirmed(user))) throw appError("CONFLICT", "There is no address of yours left to confirm.");
    const wait = await sendConfirmation(ctx, user, email);
    if (wait !== null) throw tooOften(wait);
    return null;
  },
});

/**
 * Asks for another address, which becomes the account's when it is confirmed. Needs a recent proof. That it is somebody
 * else's already is told to whoever has its code, and to nobody before: addresses aren't to be tried out here.
 */
export const change = accountMutation({
  args: { email: v.string() },
  handler: async (ctx, args) => {
    const email = emailAddress(args.email);
    await requireRecentProof(ctx);
    if (!(await passwordAccount(ctx, ctx.user._id))) throw appError("CONFLICT", "You sign in elsewhere; change your address there.");
    const wait = await sendConfirmation(ctx, ctx.user, email);
    if (wait !== null) throw tooOften(wait);
    return null;
  },
});

/** Stays with the address one has. */
export const keep = accountMutation({
  args: {},
  handler: async (ctx) => {
    await withdrawEmailCode(ctx, ctx.user._id, "email");
    return null;
  },
});

/** Confirms the address that the code was sent to, for whoever is signed in. Throws VALIDATION_ERROR for a code that isn't good. */
export const confirm = needs(
  "account:manage",
  action({
    args: { code: v.string() },
    handler: async (ctx, { code }): Promise<"confirmed" | "changed"> => {
      const outcome = await ctx.runMutation(internal.users.emails.spend, { code });
      if (outcome === "wrong") throw appError("VALIDATION_ERROR", "That code isn't right, or no longer holds. Have it sent again.", { field: "code" });
      if (outcome === "taken") throw appError("CONFLICT", "There is already an account with that e-mail.");
      return outcome;
    },
  }),
);

/** In a transaction of its own, so that a wrong code counts. */
export const spend = internalMutation({
  args: { code: v.string() },
  handler: async (ctx, { code }): Promise<Confirmed> => confirmAddress(ctx, await requireAccountHolder(ctx), code),
});
