import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";
import { outsideProfile } from "../users/linking/outsideProfile";

export const sessionStatus = literals("active", "ended", "removed", "revoked");

export const clerkTables = {
  /** What Clerk last said of each of its users. A deleted one stays here, so that late news can't bring them back. */
  clerkUsers: defineTable({
    clerkId: v.string(),
    /** Clerk's `updated_at`, epoch ms; 0 while only a token of theirs was seen. */
    updatedAt: v.number(),
    /** As Clerk last had it; null while only a token was seen. What differs from it was changed here and stays. */
    profile: v.union(outsideProfile, v.null()),
    lastActiveAt: v.optional(v.number()),
    deletedAt: v.optional(v.number()),
  }).index("by_clerkId", ["clerkId"]),

  /** Clerk's sessions as its webhooks tell of them. One that has ended never becomes active again. */
  clerkSessions: defineTable({
    sessionId: v.string(),
    clerkId: v.string(),
    status: sessionStatus,
    lastActiveAt: v.number(),
  })
    .index("by_sessionId", ["sessionId"])
    .index("by_clerkId", ["clerkId"]),

  organizations: defineTable({
    clerkId: v.string(),
    name: v.string(),
    slug: v.union(v.string(), v.null()),
    updatedAt: v.number(),
    deletedAt: v.optional(v.number()),
  }).index("by_clerkId", ["clerkId"]),

  organizationMemberships: defineTable({
    clerkId: v.string(),
    /** Clerk's ids: news of a membership may come before those of its organization or person. */
    organizationClerkId: v.string(),
    userClerkId: v.string(),
    /** Clerk's name of it: "org:admin", "org:member", or one of the organization's own. */
    role: v.string(),
    updatedAt: v.number(),
    deletedAt: v.optional(v.number()),
  })
    .index("by_clerkId", ["clerkId"])
    .index("by_organization", ["organizationClerkId"])
    .index("by_user", ["userClerkId"]),

  /** Every webhook message that was taken in, by its id: one that comes again changes nothing. */
  clerkMessages: defineTable({
    messageId: v.string(),
    /** "user.created" */
    type: v.string(),
    /** "stale": something newer was known. "unknown": a type or shape that means nothing to us. */
    outcome: literals("applied", "stale", "unknown"),
  }).index("by_messageId", ["messageId"]),

  /** The reconciliation under way; no row between two of them. */
  clerkPasses: defineTable({
    /** First everybody at Clerk, then everybody we know and Clerk might not any more. */
    phase: literals("people", "departed"),
    /** Into Clerk's list. */
    offset: v.number(),
    /** Into `clerkUsers`. */
    cursor: v.union(v.string(), v.null()),
    checked: v.number(),
    created: v.number(),
    updated: v.number(),
    departed: v.number(),
  }),
};
