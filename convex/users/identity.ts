// Who calls. The one place that turns the identity provider's word into a row of `users`. A session that was ended,
// here or at Clerk, is nobody from then on, whatever its token still says.
import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

type IdentityCtx = Pick<QueryCtx, "auth" | "db">;

/** The signed-in person's row, or null. */
export async function currentUser(ctx: IdentityCtx): Promise<Doc<"users"> | null> {
  const identity = await ctx.auth.getUserIdentity();
  if (!identity) return null;
  if (isBuiltIn(identity)) return builtInUser(ctx, identity);
  return (await wasEnded(ctx, identity)) ? null : userOf(ctx, identity.tokenIdentifier);
}

/** A live identity of another provider than ourselves, which need not have a row yet; null for anybody else. */
export async function outsideIdentity(ctx: IdentityCtx): Promise<UserIdentity | null> {
  const identity = await ctx.auth.getUserIdentity();
  return identity && !isBuiltIn(identity) && !(await wasEnded(ctx, identity)) ? identity : null;
}

/** The row that this identity leads to: its own, or the one it was linked to. */
export async function userOf(ctx: Pick<QueryCtx, "db">, tokenIdentifier: string): Promise<Doc<"users"> | null> {
  const own = await ctx.db
    .query("users")
    .withIndex("by_tokenIdentifier", (q) => q.eq("tokenIdentifier", tokenIdentifier))
    .unique();
  if (own) return own;
  const link = await ctx.db
    .query("linkedIdentities")
    .withIndex("by_tokenIdentifier", (q) => q.eq("tokenIdentifier", tokenIdentifier))
    .unique();
  return link && (await ctx.db.get(link.userId));
}

/** The row's name for its password or guest session, as `tokenIdentifier` has it. */
export const builtInIdentifier = (userId: Id<"users">) => `builtin|${userId}`;

/** Whether the token is one of ours. */
export const isBuiltIn = ({ issuer }: UserIdentity) => issuer === process.env.CONVEX_SITE_URL;

/** Our own tokens name the person and the session; the session's row decides. */
async function builtInUser(ctx: IdentityCtx, { subject }: UserIdentity): Promise<Doc<"users"> | null> {
  const sessionId = ctx.db.normalizeId("authSessions", subject.split("|")[1] ?? "");
  const session = sessionId && (await ctx.db.get(sessionId));
  return session && (await ctx.db.get(session.userId));
}

/** Clerk's session tokens carry `sid`; those of a JWT template don't, and run out within the minute. */
async function wasEnded(ctx: IdentityCtx, { sid }: UserIdentity): Promise<boolean> {
  if (typeof sid !== "string") return false;
  const session = await ctx.db
    .query("clerkSessions")
    .withIndex("by_sessionId", (q) => q.eq("sessionId", sid))
    .unique();
  return session !== null && session.status !== "active";
}
