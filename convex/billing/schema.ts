// Tables of plans that are paid for, payments between members, and the books. What Stripe knows is copied here only as
// far as a screen or a rule needs it; no card data is.
import { literals, nullable } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const paidPlan = literals("pro", "agency");
export const planInterval = literals("month", "year");
/** The kind of key that something was made with at Stripe: what one kind knows, the others don't. */
export const stripeMode = literals("emulated", "test", "live");
/** Stripe's own words for the state of a subscription. */
export const subscriptionStatus = literals("trialing", "active", "past_due", "unpaid", "canceled", "incomplete", "incomplete_expired", "paused");
export const paymentState = literals("open", "processing", "paid", "partlyRefunded", "refunded", "disputed", "expired", "cancelled");
export const refundState = literals("requested", "pending", "succeeded", "failed");
export const requestState = literals("open", "processing", "paid", "partlyRefunded", "refunded", "disputed", "cancelled", "expired");
/** What a payment is for. */
export const paymentSubject = v.union(
  v.object({ kind: v.literal("request"), id: v.id("paymentRequests") }),
  v.object({ kind: v.literal("booking"), id: v.id("bookings") }),
);

export const billingTables = {
  /** One a person and mode, made with their first checkout; another when Stripe has lost it, and the newest is used. */
  billingCustomers: defineTable({
    userId: v.id("users"),
    mode: stripeMode,
    /** Null until Stripe has answered. */
    customerId: nullable(v.string()),
    /** When a trial began; there is one a person. */
    trialUsedAt: nullable(v.number()),
  })
    .index("by_user", ["userId"])
    .index("by_user_mode", ["userId", "mode"])
    .index("by_customer", ["customerId"]),

  /** What a person wanted done about their plan: written before Stripe is asked, the key of what is asked. */
  planIntents: defineTable({
    userId: v.id("users"),
    mode: stripeMode,
    kind: literals("checkout", "change", "portal"),
    plan: v.optional(paidPlan),
    interval: v.optional(planInterval),
    coupon: v.optional(v.string()),
    trialDays: v.optional(v.number()),
    /** Checkouts: open until paid, expired at Stripe or replaced by another. */
    state: literals("open", "completed", "expired", "replaced", "failed"),
    sessionId: nullable(v.string()),
    url: nullable(v.string()),
    expiresAt: v.number(),
  })
    .index("by_user_state", ["userId", "state"])
    .index("by_session", ["sessionId"]),

  subscriptions: defineTable({
    userId: v.id("users"),
    mode: stripeMode,
    subscriptionId: v.string(),
    plan: nullable(paidPlan),
    interval: nullable(planInterval),
    status: subscriptionStatus,
    currentPeriodEnd: nullable(v.number()),
    /** When it ends by itself; null while it renews. */
    cancelAt: nullable(v.number()),
    trialEnd: nullable(v.number()),
    /** Since when a payment is missing. */
    pastDueSince: nullable(v.number()),
    /** Made at Stripe; the older of two is the one that stays. */
    startedAt: v.number(),
    /** A second one beside a living first; it is being ended and gives nothing. */
    duplicate: v.boolean(),
    /** Number of the reading that this row shows; an older reading doesn't overwrite it. */
    reading: v.number(),
  })
    .index("by_user", ["userId"])
    .index("by_subscription", ["subscriptionId"])
    .index("by_mode_status_currentPeriodEnd", ["mode", "status", "currentPeriodEnd"]),

  /** Bills of plans that were paid. */
  invoices: defineTable({
    userId: v.id("users"),
    mode: stripeMode,
    invoiceId: v.string(),
    amount: v.number(),
    currency: v.string(),
    paidAt: v.number(),
    url: nullable(v.string()),
  })
    .index("by_user", ["userId"])
    .index("by_invoice", ["invoiceId"]),

  /** A member's share that another member asked for. */
  paymentRequests: defineTable({
    tripId: v.id("trips"),
    requesterId: v.id("users"),
    payerId: v.id("users"),
    /** The requests made in one go; `own` is the requester's share of the total. */
    split: v.object({ id: v.string(), total: v.number(), people: v.number(), own: v.number() }),
    amount: v.number(),
    currency: v.string(),
    description: v.string(),
    state: requestState,
    refunded: v.number(),
    /** The payment that settles it or is about to. */
    paymentId: nullable(v.id("payments")),
    remindedAt: nullable(v.number()),
    expiresAt: v.number(),
  })
    .index("by_trip", ["tripId"])
    .index("by_trip_split", ["tripId", "split.id"])
    .index("by_payer", ["payerId"])
    .index("by_requester", ["requesterId"]),

  /** One try to pay a sum once: written before Stripe is asked. */
  payments: defineTable({
    payerId: v.id("users"),
    tripId: v.id("trips"),
    mode: stripeMode,
    subject: paymentSubject,
    amount: v.number(),
    currency: v.string(),
    description: v.string(),
    state: paymentState,
    refunded: v.number(),
    sessionId: nullable(v.string()),
    url: nullable(v.string()),
    expiresAt: v.number(),
    paymentIntentId: nullable(v.string()),
    receiptUrl: nullable(v.string()),
    paidAt: nullable(v.number()),
    /** The payer's bank wants it back, or did; `reading` as below. Null: nobody doubted it. */
    dispute: nullable(v.object({ disputeId: v.string(), state: literals("open", "won", "lost"), reading: v.number() })),
    /** Stripe's code for why the last card didn't work. */
    problem: nullable(v.string()),
    reading: v.number(),
  })
    .index("by_payer", ["payerId"])
    .index("by_trip", ["tripId"])
    .index("by_subject", ["subject.kind", "subject.id"])
    .index("by_session", ["sessionId"])
    .index("by_paymentIntent", ["paymentIntentId"]),

  /** Money on its way back: ours, and those made in Stripe's dashboard. */
  refunds: defineTable({
    paymentId: v.id("payments"),
    /** Null: made in the dashboard, or by Caravan itself. */
    requestedBy: nullable(v.id("users")),
    amount: v.number(),
    reason: v.string(),
    /** The press that asked for it; the same press asks once. */
    press: nullable(v.string()),
    state: refundState,
    refundId: nullable(v.string()),
  })
    .index("by_payment", ["paymentId"])
    .index("by_refund", ["refundId"])
    .index("by_state", ["state"]),

  /** Every event of Stripe's that was heard, once. */
  stripeEvents: defineTable({
    eventId: v.string(),
    type: v.string(),
    created: v.number(),
    objectId: nullable(v.string()),
    outcome: literals("applied", "recorded"),
    via: literals("webhook", "reconciliation"),
  })
    .index("by_event", ["eventId"])
    .index("by_created", ["created"]),

  /** One row a mode: how far Stripe's list of events was compared with ours, and the number of the last reading. */
  stripeSync: defineTable({
    mode: stripeMode,
    /** Whether this is the mode that plans are given by. */
    current: v.boolean(),
    readings: v.number(),
    /** Seconds; every event up to here is known. */
    comparedTo: v.number(),
    /** When that was found out, epoch ms; null before the first time. */
    comparedAt: nullable(v.number()),
    /** A comparison under way: its newest event's time, and where its next page begins. */
    page: nullable(v.object({ top: v.number(), after: v.string() })),
  }).index("by_mode", ["mode"]),

  /** The books. Append-only: `ledger.ts` has the one writer. */
  ledgerTransactions: defineTable({
    /** "refund:re_1": what it tells of; posted once. */
    source: v.string(),
    kind: literals("payment", "subscription", "refund", "refundFailed", "dispute", "disputeWon", "payout", "fee"),
    at: v.number(),
  }).index("by_source", ["source"]),

  ledgerPostings: defineTable({
    transactionId: v.id("ledgerTransactions"),
    /** Play money has books of its own. */
    mode: stripeMode,
    account: v.string(),
    currency: v.string(),
    /** Minor units; what comes to an account is positive. A transaction's postings sum to zero in each currency. */
    amount: v.number(),
    /** Of the account in this mode and currency, this posting included. */
    balance: v.number(),
  })
    .index("by_mode_account_currency", ["mode", "account", "currency"])
    .index("by_transaction", ["transactionId"]),
};
