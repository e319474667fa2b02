// Who is looking at a trip right now, on the presence component. Where this file stands, its names and
// their arguments are the ones that its React hook calls.
import { Presence } from "@convex-dev/presence";
import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { components } from "./_generated/api";
import { mutation } from "./_generated/server";
import { requireUser, userQuery } from "./functions";
import { needs } from "./permissions";
import { requireTripPermission } from "./trips/access";

const presence = new Presence<Id<"trips">, Id<"users">>(components.presence);

/** "I am here": for the caller alone, in a trip of theirs. Unmetered, it comes every few seconds. */
export const heartbeat = needs("trips:read", mutation({
  args: { roomId: v.string(), userId: v.string(), sessionId: v.string(), interval: v.number() },
  handler: async (ctx, { roomId, sessionId, interval }) => {
    const user = await requireUser(ctx, "self:read");
    const { trip } = await requireTripPermission(ctx, ctx.db.normalizeId("trips", roomId), user, "trips:read");
    return presence.heartbeat(ctx, trip._id, user._id, sessionId.slice(0, 100), Math.min(Math.max(interval, 2_000), 60_000));
  },
}));

/** Everybody in the room of an unguessable token, which only a heartbeat gives. */
export const list = userQuery({
  args: { roomToken: v.string() },
  handler: (ctx, { roomToken }) => presence.list(ctx, roomToken),
});

/** Sent by the closing page, which can't sign its request: the session's token is the proof. */
export const disconnect = needs("app:open", mutation({
  args: { sessionToken: v.string() },
  handler: (ctx, { sessionToken }) => presence.disconnect(ctx, sessionToken),
}));
