// From an event to facts: the event only says where to look; the state is read from Stripe anew. So events may come in
// any order, twice or late.
import type Stripe from "stripe";
import { fromStripeAmount } from "../../money/stripeAmounts";
import type { Fact, FactOf } from "./facts";
import { isMissing } from "./stripeClient";

/** Kinds of objects that we look at when an event is about one. */
export type Place = { kind: "subscription" | "invoice" | "session" | "payment" | "charge" | "refund" | "dispute"; id: string };

const WATCHED: [RegExp, Place["kind"]][] = [
  [/^customer\.subscription\./, "subscription"],
  [/^invoice\./, "invoice"],
  [/^checkout\.session\./, "session"],
  [/^payment_intent\./, "payment"],
  [/^(refund\.|charge\.refund\.)/, "refund"],
  [/^charge\.dispute\./, "dispute"],
  [/^charge\./, "charge"],
];

/** Where an event says that something has changed; null for events that don't concern us. */
export function placeOf(event: { type: string; data: { object: object } }): Place | null {
  const kind = WATCHED.find(([pattern]) => pattern.test(event.type))?.[1];
  const id = "id" in event.data.object && typeof event.data.object.id === "string" ? event.data.object.id : null;
  return kind && id ? { kind, id } : null;
}

/** The present state of what stands there and of what hangs on it. Empty when Stripe doesn't have it any more. */
export async function readFacts(stripe: Stripe, place: Place): Promise<Fact[]> {
  try {
    return await READERS[place.kind](stripe, place.id);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const READERS: Record<Place["kind"], (stripe: Stripe, id: string) => Promise<Fact[]>> = {
  subscription: async (stripe, id) => [subscriptionFact(await stripe.subscriptions.retrieve(id))],
  invoice: async (stripe, id) => {
    const invoice = await stripe.invoices.retrieve(id);
    const subscription = idOf(invoice.parent?.subscription_details?.subscription);
    return [...invoiceFacts(invoice), ...(subscription ? await READERS.subscription(stripe, subscription) : [])];
  },
  session: async (stripe, id) => {
    const session = await stripe.checkout.sessions.retrieve(id);
    const [subscription, intent] = [idOf(session.subscription), idOf(session.payment_intent)];
    return [
      sessionFact(session),
      ...(subscription ? await READERS.subscription(stripe, subscription) : []),
      ...(intent ? await READERS.payment(stripe, intent) : []),
    ];
  },
  payment: async (stripe, id) => [paymentFact(await readIntent(stripe, id))],
  charge: async (stripe, id) => {
    const intent = idOf((await stripe.charges.retrieve(id)).payment_intent);
    return intent ? READERS.payment(stripe, intent) : [];
  },
  refund: async (stripe, id) => {
    const refund = await stripe.refunds.retrieve(id);
    const intent = idOf(refund.payment_intent);
    const payment = intent ? paymentFact(await readIntent(stripe, intent)) : null;
    return [...(payment ? [payment] : []), refundFact(refund, payment)];
  },
  dispute: async (stripe, id) => {
    const dispute = await stripe.disputes.retrieve(id);
    const intent = idOf(dispute.payment_intent);
    const payment = intent ? paymentFact(await readIntent(stripe, intent)) : null;
    return [...(payment ? [payment] : []), disputeFact(dispute, payment)];
  },
};

const STATUSES = ["trialing", "active", "past_due", "unpaid", "canceled", "incomplete_expired", "paused"] as const;
const readIntent = (stripe: Stripe, id: string) => stripe.paymentIntents.retrieve(id, { expand: ["latest_charge.balance_transaction"] });

function subscriptionFact(subscription: Stripe.Subscription): FactOf<"subscription"> {
  const [item] = subscription.items.data;
  const periodEnd = milliseconds(item?.current_period_end ?? null);
  return {
    kind: "subscription",
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer)!,
    status: oneOf(subscription.status, STATUSES) ?? "incomplete",
    lookupKey: item?.price.lookup_key ?? item?.price.metadata.lookupKey ?? null,
    currentPeriodEnd: periodEnd,
    cancelAt: milliseconds(subscription.cancel_at) ?? (subscription.cancel_at_period_end ? periodEnd : null),
    trialEnd: milliseconds(subscription.trial_end),
    startedAt: subscription.created * 1000,
  };
}

function invoiceFacts(invoice: Stripe.Invoice): FactOf<"invoice">[] {
  const customerId = idOf(invoice.customer);
  if (!customerId || !invoice.id) return [];
  const { amount, currency } = fromStripeAmount(invoice.amount_paid, invoice.currency);
  const taxes = (invoice.total_taxes ?? []).reduce((sum, tax) => sum + tax.amount, 0);
  return [
    {
      kind: "invoice",
      invoiceId: invoice.id,
      customerId,
      paid: invoice.status === "paid",
      amount,
      tax: Math.min(amount, fromStripeAmount(taxes, invoice.currency).amount),
      currency,
      paidAt: milliseconds(invoice.status_transitions.paid_at) ?? invoice.created * 1000,
      url: invoice.hosted_invoice_url ?? null,
    },
  ];
}

function sessionFact(session: Stripe.Checkout.Session): FactOf<"session"> {
  return {
    kind: "session",
    sessionId: session.id,
    status: oneOf(session.status, ["complete", "expired"]) ?? "open",
    paid: session.payment_status !== "unpaid",
    paymentIntentId: idOf(session.payment_intent),
  };
}

function paymentFact(intent: Stripe.PaymentIntent): FactOf<"payment"> {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const settled = charge && typeof charge.balance_transaction === "object" ? charge.balance_transaction : null;
  const succeeded = intent.status === "succeeded";
  return {
    kind: "payment",
    paymentIntentId: intent.id,
    customerId: idOf(intent.customer),
    paymentId: intent.metadata.paymentId ?? null,
    status: oneOf(intent.status, ["processing", "succeeded", "canceled"]) ?? "open",
    ...fromStripeAmount(succeeded ? intent.amount_received : intent.amount, intent.currency),
    at: (charge?.created ?? intent.created) * 1000,
    receiptUrl: charge?.receipt_url ?? null,
    problem: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
    fee: succeeded && settled && settled.fee > 0 ? { source: settled.id, ...fromStripeAmount(settled.fee, settled.currency) } : null,
  };
}

function refundFact(refund: Stripe.Refund, payment: FactOf<"payment"> | null): FactOf<"refund"> {
  const failed = refund.status === "failed" || refund.status === "canceled";
  return {
    kind: "refund",
    refundId: refund.id,
    ourId: refund.metadata?.refundId ?? null,
    paymentIntentId: payment?.paymentIntentId ?? null,
    paymentId: payment?.paymentId ?? null,
    customerId: payment?.customerId ?? null,
    status: failed ? "failed" : refund.status === "succeeded" ? "succeeded" : "pending",
    ...fromStripeAmount(refund.amount, refund.currency),
    at: refund.created * 1000,
  };
}

function disputeFact(dispute: Stripe.Dispute, payment: FactOf<"payment"> | null): FactOf<"dispute"> {
  return {
    kind: "dispute",
    disputeId: dispute.id,
    paymentId: payment?.paymentId ?? null,
    customerId: payment?.customerId ?? null,
    // A bank that only asks takes no money yet.
    status: dispute.status.startsWith("warning_") ? "asked" : (oneOf(dispute.status, ["won", "lost"]) ?? "open"),
    ...fromStripeAmount(dispute.amount, dispute.currency),
    at: dispute.created * 1000,
    fees: dispute.balance_transactions.filter(({ fee }) => fee !== 0).map(({ id, fee, currency }) => ({ source: id, ...fromStripeAmount(fee, currency) })),
  };
}

/** The word if it is one of these: Stripe may learn others. */
const oneOf = <T extends string>(word: string | null, words: readonly T[]): T | undefined => words.find((known) => known === word);
const milliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000);
/** An object's id, whether it came expanded or not. */
const idOf = (reference: string | { id: string } | null | undefined): string | null => (typeof reference === "string" ? reference : (reference?.id ?? null));
