import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const mailKind = literals("verifyEmail", "resetPassword", "signInAlert", "receipt", "paymentRequest", "paymentProblem", "booking", "account", "trip");

export const mailTables = {
  /** Every message that was to be sent; without a mail service this is where it is read (outbox.ts). */
  mails: defineTable({
    /** Null for somebody who has no account (yet). */
    userId: v.union(v.id("users"), v.null()),
    to: v.string(),
    kind: mailKind,
    subject: v.string(),
    /** Plain text; links stand on lines of their own. Empty once a mail service has taken it. */
    text: v.string(),
    /** outbox: there is no mail service, it stays here; failed: the service wouldn't take it, or couldn't be reached in five attempts. */
    status: literals("outbox", "sending", "sent", "failed"),
    attempts: v.number(),
    /** What went wrong last, without anything of the message. */
    error: v.optional(v.string()),
    /** In the outbox, hash of the ticket of the browser that may read it without being signed in. */
    ticketHash: v.optional(v.string()),
  })
    .index("by_user", ["userId"])
    .index("by_to", ["to"])
    .index("by_ticket", ["ticketHash"])
    .index("by_status", ["status"]),
};
