// What we take from Stripe's objects, in our own units and words: money in ISO minor units, instants in milliseconds,
// ids as strings. The rest of the backend knows these, and nothing of Stripe's shapes.
import { literals, nullable } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { subscriptionStatus } from "../schema";

const subscriptionFact = v.object({
  kind: v.literal("subscription"),
  subscriptionId: v.string(),
  customerId: v.string(),
  status: subscriptionStatus,
  /** Our name of its price; null for a price that isn't ours. */
  lookupKey: nullable(v.string()),
  currentPeriodEnd: nullable(v.number()),
  cancelAt: nullable(v.number()),
  trialEnd: nullable(v.number()),
  startedAt: v.number(),
});

const invoiceFact = v.object({
  kind: v.literal("invoice"),
  invoiceId: v.string(),
  customerId: v.string(),
  paid: v.boolean(),
  /** What was paid, tax included. */
  amount: v.number(),
  tax: v.number(),
  currency: v.string(),
  paidAt: v.number(),
  url: nullable(v.string()),
});

const sessionFact = v.object({
  kind: v.literal("session"),
  sessionId: v.string(),
  status: literals("open", "complete", "expired"),
  paid: v.boolean(),
  paymentIntentId: nullable(v.string()),
});

/** `source` is the row of Stripe's balance that has it. */
const fee = v.object({ source: v.string(), amount: v.number(), currency: v.string() });

const paymentFact = v.object({
  kind: v.literal("payment"),
  paymentIntentId: v.string(),
  customerId: nullable(v.string()),
  /** Our payment's id, as we gave it to Stripe. */
  paymentId: nullable(v.string()),
  status: literals("open", "processing", "succeeded", "canceled"),
  amount: v.number(),
  currency: v.string(),
  at: v.number(),
  receiptUrl: nullable(v.string()),
  /** Code of the last try that failed. */
  problem: nullable(v.string()),
  /** What Stripe keeps, once it is known; in the currency of the account at Stripe. */
  fee: nullable(fee),
});

const refundFact = v.object({
  kind: v.literal("refund"),
  refundId: v.string(),
  /** Our refund's id, if we asked for it. */
  ourId: nullable(v.string()),
  paymentIntentId: nullable(v.string()),
  /** Of the payment that it gives back, as above. */
  paymentId: nullable(v.string()),
  customerId: nullable(v.string()),
  status: literals("pending", "succeeded", "failed"),
  amount: v.number(),
  currency: v.string(),
  at: v.number(),
});

const disputeFact = v.object({
  kind: v.literal("dispute"),
  disputeId: v.string(),
  /** Of the payment that is disputed, as above. */
  paymentId: nullable(v.string()),
  customerId: nullable(v.string()),
  /** "asked": the bank wants to know more, and has taken nothing. */
  status: literals("asked", "open", "won", "lost"),
  amount: v.number(),
  currency: v.string(),
  at: v.number(),
  /** What Stripe takes for it, and gives back of that. */
  fees: v.array(fee),
});

export const fact = v.union(subscriptionFact, invoiceFact, sessionFact, paymentFact, refundFact, disputeFact);

export type Fact = Infer<typeof fact>;
export type FactOf<Kind extends Fact["kind"]> = Extract<Fact, { kind: Kind }>;
