// Who is in a trip.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { entitlementsOf } from "../../billing/plans/entitlements";
import { appError } from "../../errors";
import { say } from "../../said";
import { revisionOf } from "../history/revision";
import { touchTripSearch } from "../tripList/tripSearchJobs";
import { closeRequestsOf, settleInvites } from "./waiting";

/** No plan has more. */
export const MAX_MEMBERS = 50;

/** Adds a person, who must not be a member yet. Throws CONFLICT when the owner's plan has no room for one more. */
export async function addMember(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  userId: Id<"users">,
  role: Doc<"memberships">["role"],
  invitedBy: Id<"users"> | null,
) {
  const owner = await ctx.db.get(trip.ownerId);
  const max = owner ? entitlementsOf(owner).members : MAX_MEMBERS;
  if (trip.memberCount >= max) {
    throw appError("CONFLICT", say("This trip is full: its owner's plan has room for {max, number} people.", { max }), { max, entitlement: "members" });
  }
  const removal = await removalOf(ctx, trip._id, userId);
  if (removal) await ctx.db.delete(removal._id);
  await ctx.db.insert("memberships", {
    tripId: trip._id,
    userId,
    role,
    invitedBy,
    joinedAt: Date.now(),
    tripStart: trip.startDate,
    seenRevision: await revisionOf(ctx, trip._id),
  });
  if (role !== "owner") await settleInvites(ctx, trip._id, userId, role);
  await touchTripSearch(ctx, trip._id);
  await ctx.db.patch(trip._id, {
    memberCount: trip.memberCount + 1,
    ...(trip.memberCount > 0 && trip.visibility === "private" && { visibility: "shared" as const }),
  });
}

/** Makes a member something else. Who can do more than before has nothing to ask for, and nothing to accept, any more. */
export async function giveRole(ctx: MutationCtx, { _id, tripId, userId }: Doc<"memberships">, role: Doc<"memberships">["role"]) {
  await ctx.db.patch(_id, { role });
  if (role === "viewer") return;
  await closeRequestsOf(ctx, tripId, userId);
  await settleInvites(ctx, tripId, userId, role);
}

/** That the owner has taken this person out; null when they haven't, or have let them in again since. */
export function removalOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">): Promise<Doc<"removals"> | null> {
  return ctx.db
    .query("removals")
    .withIndex("by_trip_user", (q) => q.eq("tripId", tripId).eq("userId", userId))
    .first();
}

/** Everybody in the trip with the name and colour that others see; the owner first. */
export async function membersOf(ctx: QueryCtx, tripId: Id<"trips">) {
  const memberships = await membershipsOf(ctx, tripId);
  return Promise.all(
    memberships.map(async ({ userId, role }) => {
      const user = await ctx.db.get(userId);
      return { userId, role, name: user?.name ?? "Someone", hue: user?.hue ?? 0, isGuest: user?.isAnonymous ?? true };
    }),
  );
}

export function membershipsOf(ctx: QueryCtx, tripId: Id<"trips">) {
  return ctx.db
    .query("memberships")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .take(MAX_MEMBERS);
}
