// Tables of how people come into a trip, of what strangers may read of it, and of the points that one can go back to.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const invitedRole = v.union(v.literal("editor"), v.literal("viewer"));

/** What a public page tells besides places and times. Booking codes and files it never tells. */
export const shownFields = {
  prices: v.boolean(),
  /** Descriptions, links, day notes, flight numbers. */
  notes: v.boolean(),
  /** Exact addresses and pins; without, the city. */
  addresses: v.boolean(),
  ideas: v.boolean(),
  /** First names of who travels. */
  people: v.boolean(),
  /** The picture that somebody put on the trip's front, on the page and beside its link. Left out, as on pages older than this: the drawn one. */
  cover: v.optional(v.boolean()),
};

export const peopleTables = {
  /** An invitation to one person: to an address, or to somebody found by their username. */
  personalInvites: defineTable({
    tripId: v.id("trips"),
    role: invitedRole,
    /** Lower case; null where it was sent to a username. */
    email: v.union(v.string(), v.null()),
    /** Null until it is known whose it is. */
    userId: v.union(v.id("users"), v.null()),
    /** SHA-256 of the token in the mail's link, hex; null where no mail was sent. */
    tokenHash: v.union(v.string(), v.null()),
    invitedBy: v.id("users"),
    sentAt: v.number(),
    expiresAt: v.number(),
    state: v.union(v.literal("open"), v.literal("accepted"), v.literal("declined"), v.literal("revoked")),
  })
    .index("by_trip", ["tripId"])
    .index("by_trip_state", ["tripId", "state"])
    .index("by_tokenHash", ["tokenHash"])
    .index("by_email_state", ["email", "state"])
    .index("by_user_state", ["userId", "state"]),

  /** Somebody asks to be let in, or to change the plan too. */
  joinRequests: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    role: invitedRole,
    note: v.string(),
    state: v.union(v.literal("open"), v.literal("accepted"), v.literal("declined"), v.literal("withdrawn")),
    decidedAt: v.optional(v.number()),
  })
    .index("by_trip_state", ["tripId", "state"])
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_user", ["userId"]),

  /** Who was taken out by the owner: no link that is still about lets them back in, only an answer meant for them. */
  removals: defineTable({ tripId: v.id("trips"), userId: v.id("users") })
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_user", ["userId"]),

  /** What the page at /t/<slug> shows, and until when. The slug is the trip's; the page is there while the trip is public. */
  publicPages: defineTable({
    tripId: v.id("trips"),
    shows: v.object(shownFields),
    /** Readers may copy the plan into a trip of their own, with what the page shows. */
    copies: v.boolean(),
    /** Readers may ask to join. */
    requests: v.boolean(),
    /** Search engines may list it. */
    indexed: v.boolean(),
    /** Epoch ms; null: until it is switched off. */
    expiresAt: v.union(v.number(), v.null()),
  }).index("by_trip", ["tripId"]),

  /** A moment of the plan with a name, to compare with and go back to. */
  restorePoints: defineTable({
    tripId: v.id("trips"),
    name: v.string(),
    /** The number of the last event before it. */
    revision: v.number(),
    createdBy: v.id("users"),
  }).index("by_trip_revision", ["tripId", "revision"]),
};
