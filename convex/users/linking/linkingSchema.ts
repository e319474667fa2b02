import { defineTable } from "convex/server";
import { v } from "convex/values";

export const linkingTables = {
  /** Further ways into a row of `users`, beside the one in its own `tokenIdentifier`. */
  linkedIdentities: defineTable({
    userId: v.id("users"),
    /** As the identity provider says it, "issuer|subject"; "builtin|<id>" for a password of our own. */
    tokenIdentifier: v.string(),
    linkedAt: v.number(),
  })
    .index("by_tokenIdentifier", ["tokenIdentifier"])
    .index("by_user", ["userId"]),

  /** Open offers to link an identity: at most one a person, gone once it is used. */
  linkCodes: defineTable({
    /** The row that the identity would be linked to. */
    userId: v.id("users"),
    /** SHA-256 of the code, hex. The code itself is never kept. */
    codeHash: v.string(),
    expiresAt: v.number(),
  })
    .index("by_codeHash", ["codeHash"])
    .index("by_user", ["userId"]),
};
