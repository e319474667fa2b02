// Public functions on one's own sessions.
import { v } from "convex/values";
import { mutation } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { accountMutation, publicQuery, userMutation, userQuery } from "../functions";
import { needs } from "../permissions";
import { requestOrigin } from "../requestOrigin";
import { forgetBrowser, forgetOtherBrowsers } from "./sessions/knownBrowsers";
import { withdrawLinkCode } from "./linking/linkCodes";
import { detailsOf, endSession, endSessions, sessionsOf, sessionState, tokenSessionId } from "./sessions/sessionModel";

const TOUCH_MS = 5 * 60_000;

/** Newest first, at most 50; `current` is the caller's own. Instants in epoch ms. */
export const list = userQuery({
  args: {},
  handler: async (ctx) => {
    const current = await tokenSessionId(ctx);
    const rows = await sessionsOf(ctx, ctx.user._id);
    return rows.map(({ session, details }) => ({
      _id: session._id,
      browser: details?.browser ?? null,
      network: details?.network ?? null,
      since: session._creationTime,
      seenAt: details?.seenAt ?? session._creationTime,
      flagged: details?.flagged ?? false,
      current: session._id === current,
    }));
  },
});

/** Whether the caller's token still stands for a session: "ended" when it was revoked elsewhere. */
export const state = publicQuery({ args: {}, handler: (ctx) => sessionState(ctx) });

/**
 * Ends a session that was signed out of where the server couldn't be reached. Sent by whoever uses that browser next, who has no token of it:
 * the session's unguessable id is the proof, and good for nothing else.
 */
export const leave = needs("app:open", mutation({
  args: { sessionId: v.string() },
  handler: async (ctx, args) => {
    const sessionId = ctx.db.normalizeId("authSessions", args.sessionId);
    if (sessionId) await endSession(ctx, sessionId);
    return null;
  },
}));

/** Notes that the session is in use and from where, at most every five minutes. */
export const touch = userMutation({
  args: {},
  handler: async (ctx) => {
    const sessionId = await tokenSessionId(ctx);
    if (!sessionId || !(await ctx.db.get(sessionId))) return null;
    const now = Date.now();
    const details = await detailsOf(ctx, sessionId);
    if (details && now - details.seenAt < TOUCH_MS) return null;
    const { network, browser } = await requestOrigin(ctx);
    if (details) await ctx.db.patch(details._id, { seenAt: now, network, browser });
    else await ctx.db.insert("sessionDetails", { sessionId, userId: ctx.user._id, network, browser, ticketHash: null, seenAt: now, provedAt: 0, flagged: false });
    return null;
  },
});

/** Signs out one of one's own other sessions, at once; its browser counts as new again. */
export const revoke = accountMutation({
  args: { sessionId: v.id("authSessions") },
  handler: async (ctx, { sessionId }) => {
    const session = await ctx.db.get(sessionId);
    if (session?.userId !== ctx.user._id) throw appError("RESOURCE_NOT_FOUND", "This session isn't there any more.");
    const details = await detailsOf(ctx, sessionId);
    await forgetBrowser(ctx, ctx.user._id, details?.ticketHash ?? null);
    await endSession(ctx, sessionId);
    await withdrawLinkCode(ctx, ctx.user._id);
    await recordAudit(ctx, { actorId: ctx.user._id, action: "sessions.revoke", target: sessionId });
    return null;
  },
});

/** Signs everybody else out. Returns how many sessions those were. */
export const revokeOthers = accountMutation({
  args: {},
  handler: async (ctx): Promise<number> => {
    const current = await tokenSessionId(ctx);
    const details = current && (await detailsOf(ctx, current));
    const count = await endSessions(ctx, ctx.user._id, current);
    await withdrawLinkCode(ctx, ctx.user._id);
    await forgetOtherBrowsers(ctx, ctx.user._id, details?.ticketHash ?? null);
    await recordAudit(ctx, { actorId: ctx.user._id, action: "sessions.revokeOthers", details: { count } });
    return count;
  },
});
