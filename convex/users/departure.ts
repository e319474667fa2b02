// How a person leaves, and stays after all. From the day they ask, their account waits fourteen days; then
// privacy/deletion.ts removes what is theirs.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { endSessions } from "./sessions/sessionModel";

const DAY_MS = 86_400_000;
export const GRACE_DAYS = 14;

/** "asked": by themselves, here. "clerk": their last way in, at Clerk, was deleted. "operator": they asked whoever runs this Caravan. */
export type DepartureReason = "asked" | "clerk" | "operator";

/** When the data of somebody who has asked to leave is removed; epoch ms. Null: they stay. */
export const removalAt = ({ deletionRequestedAt }: Pick<Doc<"users">, "deletionRequestedAt">): number | null =>
  deletionRequestedAt === undefined ? null : deletionRequestedAt + GRACE_DAYS * DAY_MS;

/**
 * Marks the person for deletion and ends their sessions, but for `except`: the one they ask in, where they may change their
 * mind. Once is enough: asking again changes nothing. Says whether it was the first time.
 */
export async function startDeparture(ctx: MutationCtx, userId: Id<"users">, reason: DepartureReason, except: Id<"authSessions"> | null = null): Promise<boolean> {
  const user = await ctx.db.get(userId);
  if (!user || user.deletionRequestedAt !== undefined || user.erasedAt !== undefined) return false;
  await ctx.db.patch(userId, { deletionRequestedAt: Date.now() });
  await endSessions(ctx, userId, except);
  await recordAudit(ctx, { actorId: reason === "asked" ? userId : null, personId: userId, action: "users.departure", target: userId, details: { reason } });
  return true;
}

/** They stay. False when they hadn't asked, or when it is too late. */
export async function endDeparture(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  const user = await ctx.db.get(userId);
  if (!user || user.deletionRequestedAt === undefined) return false;
  const begun = await ctx.db
    .query("erasures")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .first();
  if (begun) return false;
  await ctx.db.patch(userId, { deletionRequestedAt: undefined });
  await recordAudit(ctx, { actorId: userId, action: "users.stay", target: userId });
  return true;
}
