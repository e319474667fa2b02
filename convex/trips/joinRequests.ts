// Asking to be let into a trip: from its public page, with a passed-on invitation, or as a viewer who wants to plan too.
import { v } from "convex/values";
import { appError } from "../errors";
import { mutationFor, tripMutation, tripQuery, userMutation, userQuery } from "../functions";
import { membershipOf } from "./access";
import { ask, decide as answer, openRequests, wasDeclinedLately } from "./people/joinRequestModel";
import { personalInviteOf } from "./invites";
import { invitedRole } from "./people/peopleSchema";
import { latestOf } from "./people/waiting";
import { openPageOf } from "./publicPages/publicPageModel";

/** Asks the owner of a public trip, where its page says that one may. */
export const askOnPage = mutationFor("trips:join")({
  args: { slug: v.string(), role: invitedRole, note: v.string() },
  handler: async (ctx, { slug, role, note }) => {
    const open = await openPageOf(ctx, slug);
    if (!open?.page.requests) throw appError("RESOURCE_NOT_FOUND", "This trip takes no requests.");
    await ask(ctx, open.trip, ctx.user, { role, note });
    return null;
  },
});

/** Asks with an invitation that was for another address. */
export const askWithInvite = mutationFor("trips:join")({
  args: { token: v.string(), note: v.string() },
  handler: async (ctx, { token, note }) => {
    const invite = await personalInviteOf(ctx, token);
    const trip = invite && (await ctx.db.get(invite.tripId));
    if (!invite || invite.state === "revoked" || !trip || trip.deletedAt !== undefined) throw appError("RESOURCE_NOT_FOUND", "This invitation doesn't exist. Ask for a new one.");
    await ask(ctx, trip, ctx.user, { role: invite.role, note });
    return null;
  },
});

/** A viewer asks to plan too. */
export const askToEdit = tripMutation("viewer")({
  args: { note: v.string() },
  handler: async (ctx, { note }) => {
    await ask(ctx, ctx.trip, ctx.user, { role: "editor", note });
    return null;
  },
});

/** How it stands with the caller's own request, in a trip that they are in: it waits, or was declined lately; null where they can ask. */
export const mineIn = tripQuery("viewer")({
  args: {},
  handler: async (ctx): Promise<"open" | "declined" | null> => {
    const latest = await latestOf(ctx, ctx.trip._id, ctx.user._id);
    if (latest?.state === "open") return "open";
    return latest && wasDeclinedLately(latest) ? "declined" : null;
  },
});

/** Takes one's own requests back. */
export const withdraw = userMutation({
  args: { requestId: v.id("joinRequests") },
  handler: async (ctx, { requestId }) => {
    const request = await ctx.db.get(requestId);
    if (request?.userId !== ctx.user._id || request.state !== "open") throw appError("RESOURCE_NOT_FOUND", "This request has been answered already.");
    await ctx.db.patch(requestId, { state: "withdrawn" });
    return null;
  },
});

/** One's own that wait, newest first. */
export const mine = userQuery({
  args: {},
  handler: async (ctx) => {
    const requests = await ctx.db
      .query("joinRequests")
      .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .take(20);
    const open = await Promise.all(
      requests
        .filter(({ state }) => state === "open")
        .map(async ({ _id, tripId, role, _creationTime }) => {
          const trip = await ctx.db.get(tripId);
          return trip && trip.deletedAt === undefined ? { _id, role, at: _creationTime, tripTitle: trip.title } : null;
        }),
    );
    return open.filter((request) => request !== null);
  },
});

/** Who waits for the owner's answer. */
export const list = tripQuery("trips:share")({
  args: {},
  handler: async (ctx) => {
    const open = await openRequests(ctx, ctx.trip._id);
    return Promise.all(
      open.map(async ({ _id, userId, role, note, _creationTime }) => {
        const user = await ctx.db.get(userId);
        const isMember = (await membershipOf(ctx, ctx.trip._id, userId)) !== null;
        return { _id, isMember, role, note, at: _creationTime, name: user?.name ?? "Somebody who left", hue: user?.hue ?? 0, isGuest: user?.isAnonymous ?? true };
      }),
    );
  },
});

/** Lets somebody in as `role`; null declines. */
export const decide = tripMutation("trips:share")({
  args: { requestId: v.id("joinRequests"), role: v.union(invitedRole, v.null()) },
  handler: async (ctx, { requestId, role }) => {
    await answer(ctx, ctx.trip, ctx.user._id, requestId, role);
    return null;
  },
});
