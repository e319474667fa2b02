import { defineTable } from "convex/server";
import { v } from "convex/values";

/** A text, or one of the trip's ideas; what has been put into the plan is an item too. */
export const pollOption = v.object({ id: v.string(), text: v.string(), activityId: v.union(v.id("activities"), v.null()) });

export const voteTables = {
  /** What somebody thinks of an idea; their counts are kept on the activity. */
  activityVotes: defineTable({
    tripId: v.id("trips"),
    activityId: v.id("activities"),
    userId: v.id("users"),
    value: v.union(v.literal(1), v.literal(-1)),
  })
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_activity_user", ["activityId", "userId"])
    .index("by_user", ["userId"]),

  polls: defineTable({
    tripId: v.id("trips"),
    question: v.string(),
    options: v.array(pollOption),
    /** More than one option may be chosen. */
    multiple: v.boolean(),
    /** When it closes by itself; null: when somebody closes it. */
    deadline: v.union(v.number(), v.null()),
    closedAt: v.union(v.number(), v.null()),
    createdBy: v.id("users"),
  }).index("by_trip", ["tripId"]),

  /** One row a person and poll. */
  pollVotes: defineTable({
    tripId: v.id("trips"),
    pollId: v.id("polls"),
    userId: v.id("users"),
    optionIds: v.array(v.string()),
  })
    .index("by_poll_user", ["pollId", "userId"])
    .index("by_trip", ["tripId"])
    .index("by_user", ["userId"]),
};
