// Who is looking at a trip right now, and where in it. Where this file stands, its names and
// their arguments are the ones that the presence component's React hook calls.
import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { mutation } from "./_generated/server";
import { requireUser, userQuery } from "./functions";
import { needs } from "./permissions";
import { membershipOf, requireTripPermission } from "./trips/access";
import { boundedWhere, presence, where, type Where } from "./trips/people/hereModel";

/** "I am here": for the caller alone, in a trip of theirs. Unmetered, it comes every few seconds. */
export const heartbeat = needs("trips:read", mutation({
  args: { roomId: v.string(), userId: v.string(), sessionId: v.string(), interval: v.number() },
  handler: async (ctx, { roomId, sessionId, interval }) => {
    const user = await requireUser(ctx, "self:read");
    const { trip } = await requireTripPermission(ctx, ctx.db.normalizeId("trips", roomId), user, "trips:read");
    const tokens = await presence.heartbeat(ctx, trip._id, user._id, sessionId.slice(0, 100), Math.min(Math.max(interval, 2_000), 60_000));
    return { ...tokens, roomToken: `${trip._id}:${tokens.roomToken}` };
  },
}));

/** "I am here, at this": the caller's view, day, item and field. Unmetered too; the client sends it at most every half second. */
export const move = needs("trips:read", mutation({
  args: { tripId: v.id("trips"), where },
  handler: async (ctx, args) => {
    const user = await requireUser(ctx, "self:read");
    const { trip } = await requireTripPermission(ctx, args.tripId, user, "trips:read");
    await presence.updateRoomUser(ctx, trip._id, user._id, boundedWhere(args.where));
    return null;
  },
}));

/** Everybody in the room of a token that a heartbeat gave; nobody for whom is in the trip no more. */
export const list = userQuery({
  args: { roomToken: v.string() },
  handler: async (ctx, { roomToken }) => {
    const [room = "", token = ""] = roomToken.split(":");
    const tripId = ctx.db.normalizeId("trips", room);
    if (!tripId || !(await membershipOf(ctx, tripId, ctx.user._id))) return [];
    const people = await presence.list(ctx, token);
    return people.map(({ userId, online, lastDisconnected, data }) => ({ userId: userId as Id<"users">, online, lastDisconnected, data: online ? ((data as Where | undefined) ?? null) : null }));
  },
});

/** Sent by the closing page, which can't sign its request: the session's token is the proof. */
export const disconnect = needs("app:open", mutation({
  args: { sessionToken: v.string() },
  handler: (ctx, { sessionToken }) => presence.disconnect(ctx, sessionToken),
}));
