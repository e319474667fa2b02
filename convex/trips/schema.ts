import { defineTable } from "convex/server";
import { v } from "convex/values";

export const money = v.object({ amount: v.number(), currency: v.string() });
export const role = v.union(v.literal("owner"), v.literal("editor"), v.literal("viewer"));

export const activityType = v.union(
  v.literal("sightseeing"),
  v.literal("restaurant"),
  v.literal("hotel"),
  v.literal("transport"),
  v.literal("other"),
);
export const activityStatus = v.union(v.literal("idea"), v.literal("planned"), v.literal("booked"), v.literal("done"));
export const activitySource = v.union(v.literal("person"), v.literal("ai"), v.literal("import"));

/** What a person or the assistant says of an activity; the rest of the row is ours to keep. */
export const activityFields = {
  title: v.string(),
  description: v.optional(v.string()),
  type: activityType,
  destinationId: v.union(v.id("destinations"), v.null()),
  /** YYYY-MM-DD; null is the list of ideas. */
  day: v.union(v.string(), v.null()),
  /** Hotels: the day of check-out. */
  endDay: v.optional(v.union(v.string(), v.null())),
  /** HH:mm at the destination. */
  start: v.union(v.string(), v.null()),
  end: v.union(v.string(), v.null()),
  /** For the whole party. */
  cost: v.union(money, v.null()),
  placeId: v.union(v.string(), v.null()),
  lat: v.union(v.number(), v.null()),
  lng: v.union(v.number(), v.null()),
  address: v.optional(v.string()),
  meal: v.optional(v.union(v.literal("breakfast"), v.literal("lunch"), v.literal("dinner"), v.null())),
  why: v.optional(v.string()),
};

export const assistantSetting = v.union(v.literal("atOnce"), v.literal("review"), v.literal("vote"));

export const tripTables = {
  trips: defineTable({
    title: v.string(),
    ownerId: v.id("users"),
    startDate: v.string(),
    endDate: v.string(),
    type: v.union(v.literal("leisure"), v.literal("business"), v.literal("adventure"), v.literal("cultural")),
    travellers: v.number(),
    budget: v.union(money, v.null()),
    status: v.union(
      v.literal("draft"),
      v.literal("planned"),
      v.literal("active"),
      v.literal("completed"),
      v.literal("cancelled"),
    ),
    visibility: v.union(v.literal("private"), v.literal("shared"), v.literal("public")),
    /** How the assistant's changes come into the plan: at once, or as a proposal that the group accepts, by vote or not. */
    assistant: v.optional(assistantSetting),
    /** Grows with every change; the number of the newest event. */
    revision: v.number(),
    memberCount: v.number(),
    activityCount: v.number(),
    deletedAt: v.optional(v.number()),
  }).index("by_owner_deletedAt_endDate", ["ownerId", "deletedAt", "endDate"]),

  memberships: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    role,
    invitedBy: v.union(v.id("users"), v.null()),
    joinedAt: v.number(),
    /** The trip's start, kept here so that a person's trips read in order. */
    tripStart: v.string(),
  })
    .index("by_trip", ["tripId"])
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_user_tripStart", ["userId", "tripStart"]),

  invites: defineTable({
    tripId: v.id("trips"),
    role: v.union(v.literal("editor"), v.literal("viewer")),
    /** SHA-256 of the link's token, hex. The token itself is never kept. */
    tokenHash: v.string(),
    expiresAt: v.number(),
    usesLeft: v.number(),
    createdBy: v.id("users"),
    revokedAt: v.optional(v.number()),
  })
    .index("by_tokenHash", ["tokenHash"])
    .index("by_trip", ["tripId"]),

  destinations: defineTable({
    tripId: v.id("trips"),
    name: v.string(),
    countryCode: v.string(),
    lat: v.number(),
    lng: v.number(),
    timeZone: v.string(),
    geonameId: v.union(v.number(), v.null()),
    /** File in places/data with this city's places, if we hold one. */
    citySlug: v.union(v.string(), v.null()),
    order: v.string(),
    arrival: v.string(),
    departure: v.string(),
  }).index("by_trip_order", ["tripId", "order"]),

  activities: defineTable({
    tripId: v.id("trips"),
    ...activityFields,
    /** Fractional index among the activities of its day. */
    order: v.string(),
    status: activityStatus,
    source: activitySource,
    createdBy: v.id("users"),
    updatedBy: v.id("users"),
    /** True when the last change was the assistant's, on `updatedBy`'s behalf. */
    updatedByAssistant: v.boolean(),
    updatedAt: v.number(),
    deletedAt: v.optional(v.number()),
  }).index("by_trip_deletedAt_day_order", ["tripId", "deletedAt", "day", "order"]),

  /** The log of operations: the feed, undo and restore read it. */
  tripEvents: defineTable({
    tripId: v.id("trips"),
    seq: v.number(),
    actorId: v.id("users"),
    byAssistant: v.boolean(),
    /** All events of one batch are undone as one step. */
    batchId: v.string(),
    kind: v.union(v.literal("edit"), v.literal("undo"), v.literal("redo")),
    /** "moved Nishiki Market to Tue 13 Apr": follows the person's name. */
    label: v.string(),
    changes: v.array(
      v.object({
        table: v.union(v.literal("activities"), v.literal("trips")),
        id: v.string(),
        /** A field that was or becomes absent has no `before` or `after`. */
        fields: v.array(v.object({ name: v.string(), before: v.optional(v.any()), after: v.optional(v.any()) })),
      }),
    ),
    undone: v.boolean(),
  })
    .index("by_trip_seq", ["tripId", "seq"])
    .index("by_trip_batch", ["tripId", "batchId"])
    .index("by_trip_actor_undone_seq", ["tripId", "actorId", "undone", "seq"]),
};
