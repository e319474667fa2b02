// The bin: a trip that its owner has taken away waits 30 days in it, and then goes for good.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type QueryCtx } from "../_generated/server";
import { requireRoomForTrip } from "../billing/plans/entitlements";
import { appError } from "../errors";
import { userMutation } from "../functions";
import { deleteSomeOfTrip } from "../privacy/eraseTrips";
import { BIN_MS, isInBin } from "./tripList/binModel";
import { countTripsAhead, isTripOver } from "./model";

/** Trips that one sweep sets about; the rest wait a day. */
const SWEPT = 100;
/** Of a trip that nobody can bring back any more. */
const LONG_AGO = 1;

/** Back among the trips of everybody who was in it. Throws RESOURCE_NOT_FOUND, AUTHORIZATION_ERROR where the owner's plan has no room. */
export const restore = userMutation({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }) => {
    const trip = await binnedTrip(ctx, ctx.user, tripId);
    if (!isTripOver(trip)) requireRoomForTrip(ctx.user, await countTripsAhead(ctx, ctx.user._id));
    await ctx.db.patch(tripId, { deletedAt: undefined });
    return null;
  },
});

/** At once, with everything in it. Throws RESOURCE_NOT_FOUND. */
export const removeForGood = userMutation({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }) => {
    await binnedTrip(ctx, ctx.user, tripId);
    await ctx.db.patch(tripId, { deletedAt: LONG_AGO });
    await ctx.scheduler.runAfter(0, internal.trips.bin.purge, { tripId });
    return null;
  },
});

/** Sets about every trip whose time is over; also those where a purge broke off. */
export const sweep = internalMutation({
  args: {},
  handler: async (ctx): Promise<null> => {
    const due = await ctx.db
      .query("trips")
      .withIndex("by_deletedAt", (q) => q.gt("deletedAt", 0).lt("deletedAt", Date.now() - BIN_MS))
      .take(SWEPT);
    for (const { _id } of due) await ctx.scheduler.runAfter(0, internal.trips.bin.purge, { tripId: _id });
    return null;
  },
});

/** Deletes some of a trip, and asks for the rest: a crash leaves a smaller rest. */
export const purge = internalMutation({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }): Promise<null> => {
    const trip = await ctx.db.get(tripId);
    if (!trip || trip.deletedAt === undefined || isInBin(trip.deletedAt, Date.now())) return null;
    const isDone = await deleteSomeOfTrip(ctx, trip);
    if (!isDone) await ctx.scheduler.runAfter(0, internal.trips.bin.purge, { tripId });
    return null;
  },
});

async function binnedTrip(ctx: QueryCtx, user: Doc<"users">, tripId: Id<"trips">): Promise<Doc<"trips">> {
  const trip = await ctx.db.get(tripId);
  if (trip?.ownerId !== user._id || trip.deletedAt === undefined || !isInBin(trip.deletedAt, Date.now())) {
    throw appError("RESOURCE_NOT_FOUND", "This trip isn't in your bin.");
  }
  return trip;
}
