// Who is looking at a trip right now, on the presence component. Where this file stands, its names and
// their arguments are the ones that its React hook calls.
import { Presence } from "@convex-dev/presence";
import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { components } from "./_generated/api";
import { mutation } from "./_generated/server";
import { userQuery } from "./functions";
import { currentUser } from "./users/identity";
import { appError } from "./errors";
import { requireRole } from "./trips/access";

const presence = new Presence<Id<"trips">, Id<"users">>(components.presence);

/** "I am here": for the caller alone, in a trip of theirs. Unmetered, it comes every few seconds. */
export const heartbeat = mutation({
  args: { roomId: v.string(), userId: v.string(), sessionId: v.string(), interval: v.number() },
  handler: async (ctx, { roomId, sessionId, interval }) => {
    const user = await currentUser(ctx);
    const tripId = ctx.db.normalizeId("trips", roomId);
    if (!user || !tripId) throw appError("AUTHENTICATION_ERROR", "Sign in to be seen here.");
    await requireRole(ctx, tripId, user._id, "viewer");
    return presence.heartbeat(ctx, tripId, user._id, sessionId.slice(0, 100), Math.min(Math.max(interval, 2_000), 60_000));
  },
});

/** Everybody in the room of an unguessable token, which only a heartbeat gives. */
export const list = userQuery({
  args: { roomToken: v.string() },
  handler: (ctx, { roomToken }) => presence.list(ctx, roomToken),
});

/** Sent by the closing page, which can't sign its request: the session's token is the proof. */
export const disconnect = mutation({
  args: { sessionToken: v.string() },
  handler: (ctx, { sessionToken }) => presence.disconnect(ctx, sessionToken),
});
