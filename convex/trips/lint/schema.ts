// What a trip's people don't want to be told again.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const lintTables = {
  /** A problem that is none to them, by its id: what it is and what it is about. */
  lintMutes: defineTable({
    tripId: v.id("trips"),
    problemId: v.string(),
    mutedBy: v.id("users"),
  }).index("by_trip_problemId", ["tripId", "problemId"]),
};
