import { v } from "convex/values";
import { internalMutation, mutation, query, type QueryCtx } from "./_generated/server";
import type { Id } from "./_generated/dataModel";

const activitiesOf = (ctx: QueryCtx, tripId: Id<"trips">) =>
  ctx.db
    .query("activities")
    .withIndex("by_trip_order", (q) => q.eq("tripId", tripId))
    .take(100);

/** The same for everybody. */
export const shared = query({ args: { tripId: v.id("trips") }, handler: (ctx, { tripId }) => activitiesOf(ctx, tripId) });

/** Asks who calls, as every query behind a membership does. */
export const personal = query({
  args: { tripId: v.id("trips") },
  handler: async (ctx, { tripId }) => ((await ctx.auth.getUserIdentity()) === null ? [] : activitiesOf(ctx, tripId)),
});

export const retitle = mutation({
  args: { activityId: v.id("activities"), title: v.string() },
  handler: async (ctx, { activityId, title }) => {
    await ctx.db.patch(activityId, { title });
  },
});

/** Makes trips of 20 activities, about 6 KB each; returns each trip with the first of its activities. */
export const seed = internalMutation({
  args: { trips: v.number() },
  handler: async (ctx, { trips }) => {
    const made = [];
    for (let trip = 0; trip < trips; trip++) {
      const tripId = await ctx.db.insert("trips", { title: `Trip ${trip}` });
      let first: Id<"activities"> | null = null;
      for (let order = 0; order < 20; order++) {
        const activityId = await ctx.db.insert("activities", {
          tripId,
          order,
          title: `Activity ${order}`,
          description: "A walk through the old town, past the market hall and along the river.",
          startTime: "09:00",
          endTime: "10:30",
          cost: { amount: 1200, currency: "EUR" },
          status: "planned",
        });
        first ??= activityId;
      }
      made.push({ tripId, activityId: first! });
    }
    return made;
  },
});
