// Rules of who is in a trip: how a role changes, how somebody goes, how a trip gets another owner. Who has gone keeps nothing of it.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { recordAudit } from "../../audit/record";
import { entitlementsOf, requireRoomForTrip } from "../../billing/plans/entitlements";
import { appError } from "../../errors";
import { say } from "../../said";
import { sendMail } from "../../mail/mail";
import { siteUrl } from "../../siteUrl";
import { write } from "../../words/words";
import { membershipOf } from "../access";
import { logPeople } from "../history/peopleLog";
import { forgetPresence } from "./hereModel";
import { giveRole } from "./members";
import { countTripsAhead } from "../model";
import { touchTripSearch } from "../tripList/tripSearchJobs";
import { closeRequestsOf, withdrawInvites } from "./waiting";

type Trip = Doc<"trips">;

/** Somebody's place in the trip. Throws RESOURCE_NOT_FOUND. */
export async function memberOf(ctx: MutationCtx, trip: Trip, userId: Id<"users">): Promise<Doc<"memberships">> {
  const membership = await membershipOf(ctx, trip._id, userId);
  if (!membership) throw appError("RESOURCE_NOT_FOUND", "This person isn't in the trip any more.");
  return membership;
}

/** Throws CONFLICT for the owner, who stays it until the trip is handed on. */
export async function changeRole(ctx: MutationCtx, trip: Trip, actorId: Id<"users">, userId: Id<"users">, role: "editor" | "viewer") {
  const membership = await memberOf(ctx, trip, userId);
  if (membership.role === "owner") throw appError("CONFLICT", "The owner stays the owner. To change that, hand the trip to somebody else.");
  if (membership.role === role) return;
  await giveRole(ctx, membership, role);
  await logPeople(ctx, trip._id, actorId, { kind: "roleChanged", personId: userId, role });
  await recordAudit(ctx, { actorId, personId: userId, action: "trips.roleChanged", target: trip._id, details: { role } });
}

/** Takes somebody out, themselves or by the owner. Throws CONFLICT for the owner. */
export async function removeMember(ctx: MutationCtx, trip: Trip, actorId: Id<"users">, userId: Id<"users">) {
  const membership = await memberOf(ctx, trip, userId);
  if (membership.role === "owner") throw appError("CONFLICT", "You own this trip. Hand it to somebody else first, or delete it.");
  await ctx.db.delete(membership._id);
  const memberCount = Math.max(0, trip.memberCount - 1);
  await ctx.db.patch(trip._id, { memberCount, ...(memberCount <= 1 && trip.visibility === "shared" && { visibility: "private" as const }) });
  await forgetPresence(ctx, trip._id, userId);
  await touchTripSearch(ctx, trip._id);
  await closeRequestsOf(ctx, trip._id, userId);
  await logPeople(ctx, trip._id, actorId, actorId === userId ? { kind: "left" } : { kind: "removed", personId: userId });
  if (actorId === userId) return;
  await withdrawInvites(ctx, trip._id, userId);
  await ctx.db.insert("removals", { tripId: trip._id, userId });
  await recordAudit(ctx, { actorId, personId: userId, action: "trips.removedFrom", target: trip._id });
}

/**
 * Gives the trip to another member, at once; they are told by mail, and can give it back. Who had it stays as an editor.
 * Throws CONFLICT for guests and those about to leave Caravan, AUTHORIZATION_ERROR where their plan has no room.
 */
export async function transferTrip(ctx: MutationCtx, trip: Trip, owner: Doc<"users">, userId: Id<"users">) {
  const to = await memberOf(ctx, trip, userId);
  if (to.role === "owner") throw appError("CONFLICT", "The trip is yours already.");
  const heir = await ctx.db.get(userId);
  if (!heir || heir.isAnonymous) throw appError("CONFLICT", "A guest can lose the trip with their browser. Ask them to make an account first.");
  if (heir.deletionRequestedAt !== undefined) throw appError("CONFLICT", say("{person} is about to leave Caravan. Choose somebody else.", { person: heir.name }));
  await requireRoomAtHeirs(ctx, trip, heir);
  const from = await memberOf(ctx, trip, owner._id);
  await ctx.db.patch(trip._id, { ownerId: userId });
  await giveRole(ctx, to, "owner");
  await ctx.db.patch(from._id, { role: "editor" });
  await logPeople(ctx, trip._id, owner._id, { kind: "transferred", personId: userId });
  await recordAudit(ctx, { actorId: owner._id, personId: userId, action: "trips.transferred", target: trip._id });
  if (!heir.email) return;
  const words = write("{person} has handed “{trip}” to you: you share it now, and you can delete it. You can hand it on, or back, under Share.", { person: owner.name, trip: trip.title });
  await sendMail(ctx, { to: heir.email, userId, kind: "trip", subject: write("“{trip}” is yours now", { trip: trip.title }), text: [words, `${siteUrl()}/trips/${trip._id}`] });
}

async function requireRoomAtHeirs(ctx: MutationCtx, trip: Trip, heir: Doc<"users">) {
  const { members } = entitlementsOf(heir);
  const full = appError("CONFLICT", say("{person}'s plan has no room for this trip. Ask them to change it, or choose somebody else.", { person: heir.name }));
  if (trip.memberCount > members) throw full;
  const ahead = await countTripsAhead(ctx, heir._id);
  try {
    requireRoomForTrip(heir, ahead);
  } catch {
    throw full;
  }
}
