// Sessions of built-in accounts: rows of the accounts library (authSessions, authRefreshTokens) and, beside each,
// what we keep of it. A session that has ended is over at once: the token of an hour that it gave out is only
// good while its row is there.
import type { Auth } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { isBuiltIn } from "../identity";
import type { Place } from "../security/securitySchema";

const SESSION_MS = 30 * 24 * 60 * 60_000;
const LISTED = 50;

type AnyCtx = { auth: Auth; db: QueryCtx["db"] };

/** The session of whoever calls, by their token; null for others than built-in accounts. It may have ended. */
export async function tokenSessionId(ctx: AnyCtx): Promise<Id<"authSessions"> | null> {
  const identity = await ctx.auth.getUserIdentity();
  const id = identity && isBuiltIn(identity) ? identity.subject.split("|")[1] : undefined;
  return id ? ctx.db.normalizeId("authSessions", id) : null;
}

/** none: no token of a session of ours; ended: signed out or revoked, here or elsewhere. */
export async function sessionState(ctx: AnyCtx): Promise<"none" | "live" | "ended"> {
  const identity = await ctx.auth.getUserIdentity();
  if (!identity || !isBuiltIn(identity)) return "none";
  const sessionId = await tokenSessionId(ctx);
  return sessionId && (await ctx.db.get(sessionId)) ? "live" : "ended";
}

export function detailsOf(ctx: QueryCtx, sessionId: Id<"authSessions">): Promise<Doc<"sessionDetails"> | null> {
  return ctx.db
    .query("sessionDetails")
    .withIndex("by_session", (q) => q.eq("sessionId", sessionId))
    .unique();
}

/** A person's sessions that haven't expired, with what is known of them; at most 50. */
export async function sessionsOf(ctx: QueryCtx, userId: Id<"users">): Promise<{ session: Doc<"authSessions">; details: Doc<"sessionDetails"> | null }[]> {
  const sessions = await ctx.db
    .query("authSessions")
    .withIndex("userId", (q) => q.eq("userId", userId))
    .order("desc")
    .take(LISTED);
  const live = sessions.filter((session) => session.expirationTime > Date.now());
  return Promise.all(live.map(async (session) => ({ session, details: await detailsOf(ctx, session._id) })));
}

type NewSession = { place: Place; ticketHash: string | null; flagged: boolean; /** Signing in was proof enough of who it is. */ proved: boolean };

/**
 * In place of the caller's own session; a guest who becomes a member keeps theirs, as other tabs do, but what could renew
 * it until now no longer can: a copy that somebody made of it runs out within the hour.
 */
export async function openSession(ctx: MutationCtx, userId: Id<"users">, { place, ticketHash, flagged, proved }: NewSession): Promise<Id<"authSessions">> {
  const now = Date.now();
  const own = await ownSession(ctx, userId);
  if (own) await forgetRefreshTokens(ctx, own);
  const sessionId = own ?? (await ctx.db.insert("authSessions", { userId, expirationTime: now + SESSION_MS }));
  await forgetEnded(ctx, userId);
  const fields = { sessionId, userId, ...place, ticketHash, seenAt: now, provedAt: proved ? now : 0, flagged };
  const before = await detailsOf(ctx, sessionId);
  if (before) await ctx.db.replace(before._id, fields);
  else await ctx.db.insert("sessionDetails", fields);
  return sessionId;
}

/** The caller's session if it is this person's already; one of somebody else ends here. */
async function ownSession(ctx: MutationCtx, userId: Id<"users">): Promise<Id<"authSessions"> | null> {
  const sessionId = await tokenSessionId(ctx);
  const session = sessionId && (await ctx.db.get(sessionId));
  if (!session || session.userId === userId) return session?._id ?? null;
  await endSession(ctx, session._id);
  return null;
}

export async function endSession(ctx: MutationCtx, sessionId: Id<"authSessions">): Promise<void> {
  await forgetRefreshTokens(ctx, sessionId);
  const details = await detailsOf(ctx, sessionId);
  if (details) await ctx.db.delete(details._id);
  if (await ctx.db.get(sessionId)) await ctx.db.delete(sessionId);
}

async function forgetRefreshTokens(ctx: MutationCtx, sessionId: Id<"authSessions">): Promise<void> {
  const tokens = await ctx.db
    .query("authRefreshTokens")
    .withIndex("sessionId", (q) => q.eq("sessionId", sessionId))
    .collect();
  for (const token of tokens) await ctx.db.delete(token._id);
}

/** All of a person's sessions but one (null: all); says how many there were. */
export async function endSessions(ctx: MutationCtx, userId: Id<"users">, except: Id<"authSessions"> | null): Promise<number> {
  const sessions = await ctx.db
    .query("authSessions")
    .withIndex("userId", (q) => q.eq("userId", userId))
    .collect();
  const others = sessions.filter((session) => session._id !== except);
  for (const session of others) await endSession(ctx, session._id);
  return others.length;
}

/** Signing out leaves the details behind, since the library does it. */
async function forgetEnded(ctx: MutationCtx, userId: Id<"users">): Promise<void> {
  const rows = await ctx.db
    .query("sessionDetails")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(LISTED);
  for (const row of rows) if (!(await ctx.db.get(row.sessionId))) await ctx.db.delete(row._id);
}
