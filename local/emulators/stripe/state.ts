// All that the emulator knows: Stripe's objects, and beside them what Stripe keeps to itself.
import type { CardBehaviour } from "./rules/testCards";
import type { InvoiceLine, Metadata, ObjectName, Objects } from "./wire";

export type State = {
  version: 1;
  objects: { [Name in ObjectName]: Record<string, Objects[Name]> };
  /** What a payment method's card does when it is charged. */
  cards: Record<string, { behaviour: CardBehaviour; authenticated: boolean }>;
  checkouts: Record<string, CheckoutTerms>;
  /** By portal session: the card that waits for its holder's approval. */
  cardsWaiting: Record<string, string>;
  billing: Record<string, BillingNotes>;
  /** Prorations that wait for their subscription's next invoice. */
  pendingLines: { subscription: string; line: InvoiceLine }[];
  deliveries: Record<string, Delivery>;
  answers: Record<string, KeptAnswer>;
  invoicesNumbered: number;
};

/** What was asked for when a checkout session was made, and is done when it is paid. */
export type CheckoutTerms = {
  items: { price: string; quantity: number }[];
  trialEnd: number | null;
  trialDays: number | null;
  subscriptionMetadata: Metadata;
  subscriptionDescription: string | null;
  paymentMetadata: Metadata;
  paymentDescription: string | null;
  receiptEmail: string | null;
  keepCard: boolean;
  /** May a customer that existed before be given the name or address entered on the page? */
  updates: { name: boolean; address: boolean };
  /** A card that waits for its holder to approve the payment. */
  waiting: { paymentMethod: string; buyer: Buyer } | null;
};

export type Buyer = { email: string; name: string; country: string | null; taxId: string | null };

type BillingNotes = {
  /** What each item's full period costs after discounts, as far as it was billed: no more than that is ever given back. */
  billed: Record<string, number>;
  trialEndAnnounced: boolean;
};

export type Delivery = {
  event: string;
  attempts: { at: number; outcome: string }[];
  /** Milliseconds; null once delivered or given up. */
  nextAt: number | null;
  delivered: boolean;
};

export type KeptAnswer = { fingerprint: string; at: number; status: number; body: string };

export function emptyState(): State {
  return {
    version: 1,
    objects: {
      customer: {},
      product: {},
      price: {},
      coupon: {},
      promotion_code: {},
      discount: {},
      payment_method: {},
      payment_intent: {},
      setup_intent: {},
      charge: {},
      refund: {},
      balance_transaction: {},
      subscription: {},
      invoice: {},
      invoice_payment: {},
      "checkout.session": {},
      "billing_portal.session": {},
      "test_helpers.test_clock": {},
      event: {},
    },
    cards: {},
    checkouts: {},
    cardsWaiting: {},
    billing: {},
    pendingLines: [],
    deliveries: {},
    answers: {},
    invoicesNumbered: 0,
  };
}
