// What people say to each other about one item of a plan.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const commentTables = {
  comments: defineTable({
    tripId: v.id("trips"),
    activityId: v.id("activities"),
    authorId: v.id("users"),
    /** People are named in it by id, as <@id>, so that what they are called can change. */
    text: v.string(),
    editedAt: v.optional(v.number()),
    /** Taken away; gone once nobody can bring it back any more. */
    deletedAt: v.optional(v.number()),
  })
    .index("by_activity_deletedAt", ["activityId", "deletedAt"])
    .index("by_trip", ["tripId"]),
};
