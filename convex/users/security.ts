// Public functions on how safe one's account is: what is on, what happened, and what its owner has to look at.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { appError } from "../errors";
import { publicQuery, userMutation, userQuery } from "../functions";
import { mailService } from "../mail/mailService";
import { canSeal } from "../sealing/seal";
import { emailIsConfirmed, passwordAccount } from "./accountModel";
import { pendingEmailCode } from "./emails/emailCodes";
import { tokenSessionId } from "./sessions/sessionModel";
import { secondStep } from "./totp/totpModel";

const EVENTS_SHOWN = 20;

/** How one signs in. `pendingEmail` is an address that waits to be confirmed in place of `email`. */
export const overview = userQuery({
  args: {},
  handler: async (ctx) => {
    const { user } = ctx;
    const totp = await secondStep(ctx, user._id);
    const pending = await pendingEmailCode(ctx, user._id, "email");
    return {
      email: user.email ?? null,
      emailConfirmed: emailIsConfirmed(user),
      pendingEmail: pending && pending.email !== user.email ? pending.email : null,
      hasPassword: (await passwordAccount(ctx, user._id)) !== null,
      secondStep: totp && { since: totp.confirmedAt!, recoveryCodesLeft: totp.recoveryHashes.length },
      canKeepSecrets: canSeal(process.env),
      mailService: mailService(process.env) !== null,
    };
  },
});

/** The last 20 sign-ins that were tried on one's account, newest first. */
export const signIns = userQuery({
  args: {},
  handler: async (ctx) => {
    const events = await ctx.db
      .query("signInEvents")
      .withIndex("by_user_at", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .take(EVENTS_SHOWN);
    return events.map(shown);
  },
});

/** What was out of the ordinary and hasn't been looked at yet, newest first; a session isn't told of itself. Nothing for strangers. */
export const alerts = publicQuery({
  args: {},
  handler: async (ctx) => {
    const { user } = ctx;
    if (!user) return [];
    const sessionId = await tokenSessionId(ctx);
    const events = await ctx.db
      .query("signInEvents")
      .withIndex("by_user_at", (q) => q.eq("userId", user._id))
      .order("desc")
      .take(EVENTS_SHOWN);
    return events.filter((event) => !event.seen && (event.sessionId === null || event.sessionId !== sessionId)).map(shown);
  },
});

/** It was I, or I have seen to it. Of a session's own note there is none for it: whoever broke in must not wave themselves through. */
export const dismissAlert = userMutation({
  args: { eventId: v.id("signInEvents") },
  handler: async (ctx, { eventId }) => {
    const event = await ctx.db.get(eventId);
    const own = event !== null && event.sessionId !== null && event.sessionId === (await tokenSessionId(ctx));
    if (event?.userId !== ctx.user._id || own) throw appError("RESOURCE_NOT_FOUND", "This note isn't there any more.");
    await ctx.db.patch(eventId, { seen: true });
    return null;
  },
});

const shown = ({ _id, at, outcome, network, browser, signals }: Doc<"signInEvents">) => ({ _id, at, outcome, network, browser, signals });
