// What a sign-in writes: what is counted before it, the failure, or the session it opens. Internal; called by the
// provider (passwordProvider.ts) with what its action knows. A refusal is an answer here, not an error: what was
// counted must stay.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { sendMail } from "../mail/mail";
import { accountByEmail } from "./accountModel";
import { limitAddress } from "./security/accountLimits";
import { failuresMail, signInAlertMail } from "./emails/accountMails";
import { FAILURES, makesBurst, signInSignals } from "./sessions/anomalies";
import { sendConfirmation } from "./emails/emailModel";
import { knowBrowser, knownBrowsers } from "./sessions/knownBrowsers";
import { openForBrowser } from "./passwords/ownTries";
import { place, type Place, type Signal } from "./security/securitySchema";
import { openSession, sessionsOf } from "./sessions/sessionModel";
import { codeProof, secondStep, spendCode } from "./totp/totpModel";

const EVENTS_KEPT_MS = 90 * 24 * 60 * 60_000;
/** Old events that go with each new one. */
const SWEPT = 5;

/**
 * Before a password is looked at. "taken": a sign-up with an address that has an account, which left to the library
 * would be a sign-in that no limit counts. Throws RATE_LIMIT_EXCEEDED.
 */
export const admit = internalMutation({
  args: { flow: v.union(v.literal("signIn"), v.literal("signUp")), email: v.string(), address: v.union(v.string(), v.null()), ticketHash: v.union(v.string(), v.null()) },
  handler: async (ctx, { flow, email, address, ticketHash }): Promise<"admitted" | "taken"> => {
    await limitAddress(ctx, "accountTries", address);
    if (flow === "signUp") await limitAddress(ctx, "signUps", address);
    const account = await accountByEmail(ctx, email);
    if (flow === "signUp") return account ? "taken" : "admitted";
    if (account) await openForBrowser(ctx, account, ticketHash);
    return "admitted";
  },
});

/** Before a guest is made. Throws RATE_LIMIT_EXCEEDED. */
export const admitGuest = internalMutation({
  args: { address: v.union(v.string(), v.null()) },
  handler: async (ctx, { address }) => {
    await limitAddress(ctx, "guests", address);
    return null;
  },
});

/** A wrong password or code. The fifth within a quarter of an hour alerts the owner, once. */
export const failed = internalMutation({
  args: { email: v.string(), outcome: v.union(v.literal("wrongPassword"), v.literal("wrongCode")), from: place },
  handler: async (ctx, { email, outcome, from }) => {
    const account = await accountByEmail(ctx, email);
    const user = account && (await ctx.db.get(account.userId));
    if (!user) return null;
    const now = Date.now();
    const recent = await ctx.db
      .query("signInEvents")
      .withIndex("by_user_at", (q) => q.eq("userId", user._id).gt("at", now - FAILURES.withinMs))
      .order("desc")
      .take(FAILURES.count * 4);
    const failures = recent.filter((event) => event.outcome !== "signedIn").map((event) => event.at);
    const burst = makesBurst([...failures, now], now);
    await keepEvent(ctx, { userId: user._id, at: now, outcome, ...from, sessionId: null, signals: burst ? ["failures"] : [], seen: !burst });
    if (burst && user.email) await sendMail(ctx, { to: user.email, userId: user._id, ...failuresMail(user.name, from, FAILURES.count) });
    return null;
  },
});

/**
 * Opens the session of somebody whose password was right. needs: the second step is on and no code came, or the
 * one that came was used before.
 */
export const finish = internalMutation({
  args: {
    userId: v.id("users"),
    flow: v.union(v.literal("signIn"), v.literal("signUp")),
    proof: v.union(codeProof, v.null()),
    ticketHash: v.union(v.string(), v.null()),
    from: place,
  },
  handler: async (ctx, { userId, flow, proof, ticketHash, from }): Promise<{ outcome: "signedIn"; sessionId: Id<"authSessions"> } | { outcome: "needsCode" }> => {
    const user = (await ctx.db.get(userId))!;
    const totp = await secondStep(ctx, userId);
    if (totp && !(proof && (await spendCode(ctx, totp, proof)))) return { outcome: "needsCode" };
    const signals = await signalsOf(ctx, userId, ticketHash, from);
    const flagged = signals.length > 0;
    const sessionId = await openSession(ctx, userId, { place: from, ticketHash, flagged, proved: !flagged || totp !== null });
    await knowBrowser(ctx, userId, ticketHash, from);
    await keepEvent(ctx, { userId, at: Date.now(), outcome: "signedIn", ...from, sessionId, signals, seen: !flagged });
    if (flagged && user.email) await sendMail(ctx, { to: user.email, userId, ...signInAlertMail(user.name, from, signals.includes("travel")) });
    if (flow === "signUp") await sendConfirmation(ctx, user);
    return { outcome: "signedIn", sessionId };
  },
});

async function signalsOf(ctx: MutationCtx, userId: Id<"users">, ticketHash: string | null, from: Place): Promise<Signal[]> {
  const known = await knownBrowsers(ctx, userId);
  const others = (await sessionsOf(ctx, userId)).flatMap(({ details }) => (details ? [{ at: details.seenAt, network: details.network }] : []));
  const ticketKnown = ticketHash !== null && known.some((browser) => browser.ticketHash === ticketHash);
  return signInSignals({ now: { at: Date.now(), ...from }, ticketKnown, known, others });
}

async function keepEvent(ctx: MutationCtx, event: Omit<Doc<"signInEvents">, "_id" | "_creationTime">): Promise<void> {
  const old = await ctx.db
    .query("signInEvents")
    .withIndex("by_user_at", (q) => q.eq("userId", event.userId).lt("at", event.at - EVENTS_KEPT_MS))
    .take(SWEPT);
  for (const row of old) await ctx.db.delete(row._id);
  await ctx.db.insert("signInEvents", event);
}
