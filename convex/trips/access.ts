// Who may do what to a trip. The one place that compares roles.
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { appError } from "../errors";

export type Role = Doc<"memberships">["role"];
const RANK: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 };

export const atLeast = (role: Role, needed: Role) => RANK[role] >= RANK[needed];

/**
 * The trip and the person's role in it. Strangers get RESOURCE_NOT_FOUND, as if there were no such
 * trip; members whose role is too small AUTHORIZATION_ERROR.
 */
export async function requireRole(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">, needed: Role) {
  const trip = await ctx.db.get(tripId);
  const membership = await membershipOf(ctx, tripId, userId);
  if (!trip || trip.deletedAt !== undefined || !membership) {
    throw appError("RESOURCE_NOT_FOUND", "This trip doesn't exist, or you haven't been invited to it.");
  }
  if (!atLeast(membership.role, needed)) {
    const sentence =
      needed === "owner"
        ? "Only the trip's owner can do this."
        : "You can look at this trip but not change it. Ask its owner to make you an editor.";
    throw appError("AUTHORIZATION_ERROR", sentence, { role: membership.role, needed });
  }
  return { trip, role: membership.role };
}

export function membershipOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">) {
  return ctx.db
    .query("memberships")
    .withIndex("by_trip_user", (q) => q.eq("tripId", tripId).eq("userId", userId))
    .unique();
}
