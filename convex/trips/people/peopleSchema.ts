// Tables of how people come into a trip, what became of that, of what strangers may read of it, and of the points that one can go back to.
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

/** What happened to who is in a trip and to who sees it. `personId` is whom it was done to; who did it is the event's actor. */
export const peopleHappening = v.union(
  v.object({ kind: v.literal("joined"), by: v.union(v.literal("link"), v.literal("invitation")), role: invitedRole, guest: v.boolean() }),
  v.object({ kind: v.literal("letIn"), personId: v.id("users"), role: invitedRole }),
  v.object({ kind: v.literal("invited"), inviteId: v.id("personalInvites"), role: invitedRole }),
  v.object({ kind: v.literal("inviteWithdrawn"), inviteId: v.id("personalInvites") }),
  v.object({ kind: v.literal("left") }),
  v.object({ kind: v.literal("removed"), personId: v.id("users") }),
  v.object({ kind: v.literal("roleChanged"), personId: v.id("users"), role: invitedRole }),
  /** One's own, by a link or an invitation that lets one do more. */
  v.object({ kind: v.literal("roleTaken") }),
  v.object({ kind: v.literal("transferred"), personId: v.id("users") }),
  v.object({ kind: v.literal("linkMade"), role: invitedRole }),
  v.object({ kind: v.literal("linkRevoked") }),
  v.object({ kind: v.literal("published") }),
  v.object({ kind: v.literal("unpublished") }),
  v.object({ kind: v.literal("addressRenewed") }),
  v.object({ kind: v.literal("accountRemoved") }),
  /** The owner's account is removed: who has the trip since. */
  v.object({ kind: v.literal("handedOver"), personId: v.id("users") }),
);

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

  /** Who came and went, who may do what, and how the trip is shared: in the feed among the changes of the plan, in no undo, version or revision. */
  peopleEvents: defineTable({
    tripId: v.id("trips"),
    /** The number of the plan's newest event when it happened: it stands after that one, and before the next. */
    seq: v.number(),
    /** Null: nobody who is there any more. */
    actorId: v.union(v.id("users"), v.null()),
    /** Names and addresses are looked up by whoever reads it, so that none stays here. */
    what: peopleHappening,
  })
    .index("by_trip_seq", ["tripId", "seq"])
    .index("by_trip_actor_seq", ["tripId", "actorId", "seq"]),

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
