// The files of a trip: those of one of its items, and those of the trip itself.
import { nullable } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const fileTables = {
  tripFiles: defineTable({
    tripId: v.id("trips"),
    /** Null: of the trip itself. */
    activityId: nullable(v.id("activities")),
    storageId: v.id("_storage"),
    name: v.string(),
    type: v.string(),
    /** Bytes. */
    size: v.number(),
    addedBy: v.id("users"),
    /** Taken away; gone with its content once nobody can bring it back any more. */
    deletedAt: v.optional(v.number()),
  })
    .index("by_trip_deletedAt", ["tripId", "deletedAt"])
    .index("by_activity_deletedAt", ["activityId", "deletedAt"])
    .index("by_storage", ["storageId"]),
};
