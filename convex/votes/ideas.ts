// What people think of the trip's ideas. Everybody in it votes, those too who may only look.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { MAX_MEMBERS } from "../trips/people/members";
import { MAX_ACTIVITIES } from "../trips/activities/order";

/** The caller's own votes, by activity. */
export const mine = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db
      .query("activityVotes")
      .withIndex("by_trip_user", (q) => q.eq("tripId", ctx.trip._id).eq("userId", ctx.user._id))
      .take(MAX_ACTIVITIES);
    return rows.map(({ activityId, value }) => ({ activityId, value }));
  },
});

/** Who voted for and against one of them. */
export const ofActivity = tripQuery("viewer")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    await ideaOf(ctx, ctx.trip, activityId);
    return (await votesOn(ctx, activityId)).map(({ userId, value }) => ({ userId, value }));
  },
});

/** For (1), against (-1), or neither any more (0). Pressing twice is once. */
export const cast = tripMutation("trips:vote")({
  args: { activityId: v.id("activities"), value: v.union(v.literal(1), v.literal(-1), v.literal(0)) },
  handler: async (ctx, { activityId, value }) => {
    await ideaOf(ctx, ctx.trip, activityId);
    const mineNow = await ctx.db
      .query("activityVotes")
      .withIndex("by_activity_user", (q) => q.eq("activityId", activityId).eq("userId", ctx.user._id))
      .unique();
    if (value === 0) {
      if (mineNow) await ctx.db.delete(mineNow._id);
    } else if (mineNow) {
      await ctx.db.patch(mineNow._id, { value });
    } else {
      await ctx.db.insert("activityVotes", { tripId: ctx.trip._id, activityId, userId: ctx.user._id, value });
    }
    const all = await votesOn(ctx, activityId);
    await ctx.db.patch(activityId, { votes: { up: all.filter((vote) => vote.value === 1).length, down: all.filter((vote) => vote.value === -1).length } });
    return null;
  },
});

async function ideaOf(ctx: QueryCtx, trip: Doc<"trips">, activityId: Id<"activities">): Promise<void> {
  const activity = await ctx.db.get(activityId);
  if (activity?.tripId !== trip._id || activity.deletedAt !== undefined) throw appError("RESOURCE_NOT_FOUND", "This idea is no longer in the trip. Somebody may have removed it.");
}

function votesOn(ctx: QueryCtx, activityId: Id<"activities">): Promise<Doc<"activityVotes">[]> {
  return ctx.db
    .query("activityVotes")
    .withIndex("by_activity_user", (q) => q.eq("activityId", activityId))
    .take(4 * MAX_MEMBERS);
}
