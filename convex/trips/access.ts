// Who may do what to a trip: finds the asker's role in it, and asks permissions.ts.
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { requirePermission, type TripPermission } from "../permissions";

/**
 * The trip and the person's role in it. Strangers get RESOURCE_NOT_FOUND, as if there were no such trip (an id
 * of null is one); members whose role is too small AUTHORIZATION_ERROR.
 */
export async function requireTripPermission(ctx: QueryCtx, tripId: Id<"trips"> | null, user: Doc<"users">, permission: TripPermission) {
  const trip = tripId && (await ctx.db.get(tripId));
  const membership = tripId && (await membershipOf(ctx, tripId, user._id));
  const role = trip && trip.deletedAt === undefined && membership ? membership.role : null;
  requirePermission(permission, user, role);
  return { trip: trip!, role: role! };
}

export function membershipOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">) {
  return ctx.db
    .query("memberships")
    .withIndex("by_trip_user", (q) => q.eq("tripId", tripId).eq("userId", userId))
    .unique();
}
