// What waits for an answer about somebody and a trip: a request of theirs, an invitation of their own.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { atLeast } from "../../permissions";
import { emailIsConfirmed } from "../../users/accountModel";

type Invite = Doc<"personalInvites">;

export const MAX_OPEN_INVITES = 50;

/** The newest request that somebody made for the trip. */
export function latestOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">): Promise<Doc<"joinRequests"> | null> {
  return ctx.db
    .query("joinRequests")
    .withIndex("by_trip_user", (q) => q.eq("tripId", tripId).eq("userId", userId))
    .order("desc")
    .first();
}

/** Somebody has gone, or has come in another way: nothing that they asked for waits any more. */
export async function closeRequestsOf(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">) {
  const latest = await latestOf(ctx, tripId, userId);
  if (latest?.state === "open") await ctx.db.patch(latest._id, { state: "withdrawn" });
}

export function openInvites(ctx: QueryCtx, tripId: Id<"trips">): Promise<Invite[]> {
  return ctx.db
    .query("personalInvites")
    .withIndex("by_trip_state", (q) => q.eq("tripId", tripId).eq("state", "open"))
    .take(MAX_OPEN_INVITES);
}

/** Whether it was sent to this person: by name, or to the address that they have confirmed. */
export const isTheirs = (invite: Invite, user: Doc<"users">): boolean => (invite.email === null ? invite.userId === user._id : invite.email === user.email && emailIsConfirmed(user));

/** Somebody is in the trip as `role`: what invites them to no more than that waits for nothing. */
export async function settleInvites(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">, role: Doc<"memberships">["role"]) {
  await close(ctx, tripId, userId, (invite) => atLeast(role, invite.role), "accepted");
}

/** Somebody has been taken out: what still invites them was sent before that. */
export async function withdrawInvites(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">) {
  await close(ctx, tripId, userId, () => true, "revoked");
}

async function close(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">, which: (invite: Invite) => boolean, state: "accepted" | "revoked") {
  const user = await ctx.db.get(userId);
  if (!user) return;
  for (const invite of await openInvites(ctx, tripId)) {
    if (isTheirs(invite, user) && which(invite)) await ctx.db.patch(invite._id, { state, userId });
  }
}
