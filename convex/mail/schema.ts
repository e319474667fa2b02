import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const mailKind = literals("verifyEmail", "resetPassword", "signInAlert", "receipt", "paymentRequest", "paymentProblem", "booking", "account");

export const mailTables = {
  /** Every message that was to be sent; without a mail service this is where it is read. */
  mails: defineTable({
    /** Null for somebody who has no account (yet). */
    userId: v.union(v.id("users"), v.null()),
    to: v.string(),
    kind: mailKind,
    subject: v.string(),
    /** Plain text; links stand on lines of their own. */
    text: v.string(),
    status: literals("outbox", "sending", "sent", "failed"),
    attempts: v.number(),
    error: v.optional(v.string()),
  })
    .index("by_user", ["userId"])
    .index("by_to", ["to"])
    .index("by_status", ["status"]),
};
