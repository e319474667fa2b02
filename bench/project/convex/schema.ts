import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  trips: defineTable({ title: v.string() }),
  activities: defineTable({
    tripId: v.id("trips"),
    order: v.number(),
    title: v.string(),
    description: v.string(),
    startTime: v.string(),
    endTime: v.string(),
    cost: v.object({ amount: v.number(), currency: v.string() }),
    status: v.union(v.literal("idea"), v.literal("planned")),
  }).index("by_trip_order", ["tripId", "order"]),
});
