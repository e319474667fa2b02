import { defineTable } from "convex/server";
import { v } from "convex/values";

export const auditTables = {
  /** Who did what, when and from where. Append-only; each row's hash covers the one before it. */
  auditLog: defineTable({
    seq: v.number(),
    at: v.number(),
    /** Null: the deployment itself, or somebody who isn't signed in. */
    actorId: v.union(v.id("users"), v.null()),
    /** Whose data or account it concerns; they may read the row. */
    personId: v.union(v.id("users"), v.null()),
    /** "sessions.revoke": what was done, as a name. */
    action: v.string(),
    /** Id of what it was done to. */
    target: v.union(v.string(), v.null()),
    /** Ids and figures, never names, addresses or secrets. */
    details: v.record(v.string(), v.union(v.string(), v.number(), v.boolean())),
    /** The network (not the address) and the kind of browser. */
    from: v.object({ network: v.union(v.string(), v.null()), browser: v.union(v.string(), v.null()) }),
    previousHash: v.string(),
    hash: v.string(),
  })
    .index("by_seq", ["seq"])
    .index("by_person_seq", ["personId", "seq"])
    .index("by_at", ["at"])
    .index("by_person_at", ["personId", "at"])
    .index("by_action_at", ["action", "at"])
    .index("by_person_action_at", ["personId", "action", "at"]),
};
