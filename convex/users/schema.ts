import { authTables } from "@convex-dev/auth/server";
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const userTables = {
  ...authTables,
  /** One row a person, guests too. */
  users: defineTable({
    name: v.string(),
    email: v.optional(v.string()),
    emailVerificationTime: v.optional(v.number()),
    phone: v.optional(v.string()),
    phoneVerificationTime: v.optional(v.number()),
    image: v.optional(v.string()),
    isAnonymous: v.boolean(),
    /** Who the identity provider says this is; "builtin|<id>" for our own accounts. */
    tokenIdentifier: v.optional(v.string()),
    /** 0–359: the colour of this person's avatar and rings. */
    hue: v.number(),
    role: v.union(v.literal("user"), v.literal("admin")),
    plan: v.union(v.literal("free"), v.literal("pro")),
    /** ISO 4217 */
    currency: v.string(),
  })
    .index("email", ["email"])
    .index("phone", ["phone"])
    .index("by_tokenIdentifier", ["tokenIdentifier"]),
};
