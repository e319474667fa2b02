// Invitations to one person, by e-mail address or username: sent by the owner, answered by whom they are for.
import { v } from "convex/values";
import { appError } from "../errors";
import { mutationFor, tripMutation, tripQuery, userQuery } from "../functions";
import { atLeast } from "../permissions";
import { membershipOf } from "./access";
import { logPeople } from "./history/peopleLog";
import { destinationsOf } from "./model";
import { accept, invite, inviteOf, invitesFor, isFor, requireOpen, resend as sendAgain, statusOf } from "./people/personalInviteModel";
import { invitedRole } from "./people/peopleSchema";
import { openInvites } from "./people/waiting";

/** Invites an address or a username; who is invited already gets the new role and another mail. Returns the invitation's id. */
export const send = tripMutation("trips:share")({
  args: {
    to: v.union(v.object({ kind: v.literal("email"), email: v.string() }), v.object({ kind: v.literal("username"), username: v.string() })),
    role: invitedRole,
  },
  handler: (ctx, { to, role }) => invite(ctx, ctx.trip, ctx.user, to, role),
});

/** Those that nobody has answered yet. */
export const list = tripQuery("trips:share")({
  args: {},
  handler: async (ctx) => {
    const open = await openInvites(ctx, ctx.trip._id);
    return Promise.all(
      open.map(async (each) => {
        const person = each.email === null && each.userId ? await ctx.db.get(each.userId) : null;
        return { _id: each._id, to: each.email ?? person?.name ?? "Somebody who left", username: person?.username ?? null, role: each.role, sentAt: each.sentAt, status: statusOf(each), mailed: each.tokenHash !== null };
      }),
    );
  },
});

export const resend = tripMutation("trips:share")({
  args: { personalInviteId: v.id("personalInvites") },
  handler: async (ctx, { personalInviteId }) => {
    await sendAgain(ctx, ctx.trip, ctx.user, personalInviteId);
    return null;
  },
});

export const revoke = tripMutation("trips:share")({
  args: { personalInviteId: v.id("personalInvites") },
  handler: async (ctx, { personalInviteId }) => {
    const { _id } = await inviteOf(ctx, ctx.trip, personalInviteId);
    await ctx.db.patch(_id, { state: "revoked" });
    await logPeople(ctx, ctx.trip._id, ctx.user._id, { kind: "inviteWithdrawn", inviteId: _id });
    return null;
  },
});

/** Those that wait for the caller: by name, or at the address that they have confirmed. */
export const mine = userQuery({
  args: {},
  handler: async (ctx) => {
    const cards = await Promise.all(
      (await invitesFor(ctx, ctx.user)).map(async (each) => {
        const trip = await ctx.db.get(each.tripId);
        if (!trip || trip.deletedAt !== undefined) return null;
        // Of an address that was confirmed only once they were in.
        const membership = await membershipOf(ctx, trip._id, ctx.user._id);
        if (membership && atLeast(membership.role, each.role)) return null;
        const inviter = await ctx.db.get(each.invitedBy);
        const destinations = await destinationsOf(ctx, trip._id);
        return {
          _id: each._id,
          role: each.role,
          tripTitle: trip.title,
          startDate: trip.startDate,
          endDate: trip.endDate,
          openDates: trip.openDates ?? null,
          inviter: { name: inviter?.name ?? "Someone", hue: inviter?.hue ?? 0 },
          destinations: destinations.map(({ name, countryCode }) => ({ name, countryCode })),
        };
      }),
    );
    return cards.filter((card) => card !== null);
  },
});

/** Joins the trip, or declines. Returns the trip's id, null when declined. Throws RESOURCE_NOT_FOUND for anybody else's. */
export const answer = mutationFor("trips:join")({
  args: { personalInviteId: v.id("personalInvites"), accepted: v.boolean() },
  handler: async (ctx, { personalInviteId, accepted }) => {
    const found = await ctx.db.get(personalInviteId);
    const trip = found && (await ctx.db.get(found.tripId));
    if (!found || !trip || trip.deletedAt !== undefined || !(await isFor(found, ctx.user, null))) {
      throw appError("RESOURCE_NOT_FOUND", "This invitation doesn't exist any more.");
    }
    if (!accepted) {
      requireOpen(found);
      await ctx.db.patch(found._id, { state: "declined", userId: ctx.user._id });
      return null;
    }
    await accept(ctx, found, trip, ctx.user);
    return trip._id;
  },
});
