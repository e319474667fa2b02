// Tables beside trips, for finding them: what can be searched, and pictures that somebody has put on the front.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const tripListTables = {
  /** Words of a trip, once for each member, so that one searches one's own trips alone. Written by tripSearch.rebuild. */
  tripSearch: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    /** A line for each thing in the trip; the title first. */
    text: v.string(),
  })
    .index("by_trip", ["tripId"])
    .index("by_user", ["userId"])
    .searchIndex("search_text", { searchField: "text", filterFields: ["userId"] }),

  /** Trips whose words are about to be written anew; one a trip. */
  tripSearchJobs: defineTable({ tripId: v.id("trips"), dueAt: v.number() }).index("by_trip", ["tripId"]),

  /** Pictures that were put on a trip's front; the newest few are kept, so that a change can be undone. */
  tripCovers: defineTable({
    tripId: v.id("trips"),
    storageId: v.id("_storage"),
    addedBy: v.id("users"),
  })
    .index("by_trip", ["tripId"])
    .index("by_storage", ["storageId"]),
};
