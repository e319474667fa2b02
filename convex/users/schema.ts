import { authTables } from "@convex-dev/auth/server";
import { defineTable } from "convex/server";
import { v } from "convex/values";
import { languageTag } from "../words/languages";
import { codeVia, securityTables } from "./security/securitySchema";

export const userTables = {
  ...authTables,
  ...securityTables,
  /** One row a person, guests too. */
  users: defineTable({
    name: v.string(),
    email: v.optional(v.string()),
    emailVerificationTime: v.optional(v.number()),
    /** How that was shown, for our own accounts: the outbox is proof of nothing once there is a mail service. */
    emailProof: v.optional(codeVia),
    phone: v.optional(v.string()),
    phoneVerificationTime: v.optional(v.number()),
    image: v.optional(v.string()),
    isAnonymous: v.boolean(),
    /** Who the identity provider says this is; "builtin|<id>" for our own accounts. */
    tokenIdentifier: v.optional(v.string()),
    /** Lower case, unique; a name to be invited by. */
    username: v.optional(v.string()),
    /** Others find this person by their username. */
    findable: v.optional(v.boolean()),
    /** 0–359: the colour of this person's avatar and rings. */
    hue: v.number(),
    role: v.union(v.literal("user"), v.literal("admin")),
    plan: v.union(v.literal("free"), v.literal("pro"), v.literal("agency")),
    /** ISO 4217 */
    currency: v.string(),
    /** IATA code of the airport that this person usually leaves from; theirs alone to see. */
    homeAirport: v.optional(v.string()),
    /** What mails are written in; English until it is known. */
    language: v.optional(languageTag),
    /** Epoch ms: since when this account waits for its deletion. */
    deletionRequestedAt: v.optional(v.number()),
    /** Epoch ms: since when nothing is left of this person but the id that others' trips and the books name. */
    erasedAt: v.optional(v.number()),
  })
    .index("email", ["email"])
    .index("phone", ["phone"])
    .index("by_tokenIdentifier", ["tokenIdentifier"])
    .index("by_username", ["username"])
    .index("by_findable_username", ["findable", "username"])
    .index("by_deletionRequestedAt", ["deletionRequestedAt"]),
};
