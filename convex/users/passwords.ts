// Public functions on one's password: change it while signed in, or get a new one by e-mail. A reset signs nobody
// in: the sign-in that follows asks for the second step as any other.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { action, internalMutation, mutation } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { sha256 } from "../digest";
import { appError } from "../errors";
import { needs } from "../permissions";
import { requestOrigin } from "../requestOrigin";
import { passwordAccount, requireAccountHolder } from "./accountModel";
import { limitAddress, overLimit, tooOften } from "./security/accountLimits";
import { emailAddress, requirePassword } from "./accounts";
import { openForSession } from "./passwords/ownTries";
import { passwordIsRight } from "./passwords/passwordCheck";
import { beginReset, completeReset, setPassword } from "./passwords/passwordModel";
import { passwordHash } from "./passwords/passwordProvider";
import { proofOf, requireRecentProof } from "./proof";
import { detailsOf, tokenSessionId } from "./sessions/sessionModel";
import { ticketHash } from "./sessions/tickets";

/** Signs everybody else out. AUTHENTICATION_ERROR when `current` is wrong; where a password alone isn't proof enough, a recent proof is needed too. */
export const change = needs(
  "account:manage",
  action({
    args: { current: v.string(), next: v.string() },
    handler: async (ctx, { current, next }): Promise<null> => {
      requirePassword(next);
      const email = await ctx.runMutation(internal.users.passwords.admitChange, {});
      if (!(await passwordIsRight(ctx, email, current))) throw appError("AUTHENTICATION_ERROR", "That isn't your password.", { field: "current" });
      await ctx.runMutation(internal.users.passwords.store, { secret: await passwordHash(next) });
      return null;
    },
  }),
);

/** Always the same answer. Where there is such an account, a mail with a code goes out. */
export const requestReset = needs(
  "app:enter",
  mutation({
    args: { email: v.string(), ticket: v.union(v.string(), v.null()) },
    handler: async (ctx, args) => {
      const email = emailAddress(args.email);
      await limitAddress(ctx, "resetsAsked", (await requestOrigin(ctx)).address);
      // Later, so that how long this takes doesn't tell whether there is an account.
      await ctx.scheduler.runAfter(0, internal.users.passwords.begin, { email, ticketHash: await ticketHash(args.ticket) });
      return null;
    },
  }),
);

/** Throws VALIDATION_ERROR for a code that isn't good, whatever the reason. */
export const reset = needs(
  "app:enter",
  action({
    args: { email: v.string(), code: v.string(), password: v.string() },
    handler: async (ctx, args): Promise<null> => {
      const email = emailAddress(args.email);
      requirePassword(args.password);
      await ctx.runMutation(internal.users.passwords.admitReset, { email });
      const outcome = await ctx.runMutation(internal.users.passwords.complete, { email, code: args.code, secret: await passwordHash(args.password) });
      if (outcome === "wrong") throw appError("VALIDATION_ERROR", "That code isn't right, or no longer holds. Ask for a new one.", { field: "code" });
      return null;
    },
  }),
);

/** The account's address, for whoever may change its password now. */
export const admitChange = internalMutation({
  args: {},
  handler: async (ctx): Promise<string> => {
    const user = await requireAccountHolder(ctx);
    const account = await passwordAccount(ctx, user._id);
    if (!account) throw appError("CONFLICT", "Your account has no password here: you sign in elsewhere.");
    const sessionId = await tokenSessionId(ctx);
    const session = sessionId && (await detailsOf(ctx, sessionId));
    const by = await proofOf(ctx, user, session);
    // The present password, which is asked for anyway, is that proof.
    if (by !== "password") await requireRecentProof(ctx);
    await openForSession(ctx, account, session);
    return account.providerAccountId;
  },
});

export const store = internalMutation({
  args: { secret: v.string() },
  handler: async (ctx, { secret }) => {
    const user = await requireAccountHolder(ctx);
    const account = await passwordAccount(ctx, user._id);
    if (!account) throw appError("CONFLICT", "Your account has no password here: you sign in elsewhere.");
    const sessionId = await tokenSessionId(ctx);
    const session = sessionId && (await detailsOf(ctx, sessionId));
    await setPassword(ctx, account, user, secret, { sessionId, ticketHash: session?.ticketHash ?? null });
    await recordAudit(ctx, { actorId: user._id, action: "password.change" });
    return null;
  },
});

export const begin = internalMutation({
  args: { email: v.string(), ticketHash: v.union(v.string(), v.null()) },
  handler: async (ctx, args) => {
    await beginReset(ctx, args.email, args.ticketHash);
    return null;
  },
});

/** Counts a try, of the address and of the account; committed before the code is looked at. */
export const admitReset = internalMutation({
  args: { email: v.string() },
  handler: async (ctx, { email }) => {
    await limitAddress(ctx, "accountTries", (await requestOrigin(ctx)).address);
    const wait = await overLimit(ctx, "resetTries", await sha256(email));
    if (wait !== null) throw tooOften(wait);
    return null;
  },
});

export const complete = internalMutation({
  args: { email: v.string(), code: v.string(), secret: v.string() },
  handler: (ctx, { email, code, secret }): Promise<"done" | "wrong"> => completeReset(ctx, email, code, secret),
});
