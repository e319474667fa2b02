// Subscriptions: begun with or without a trial, and what a period's invoice holds.
import type { Account } from "../account";
import { ApiError, invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { Customer, Invoice, Metadata, PaymentMethod, Subscription, SubscriptionItem } from "../wire";
import { billNow } from "./collecting";
import { redeem, type DiscountSource } from "./discounts";
import { draftInvoice } from "./invoices";
import { intervalsAfter, sameInterval } from "./periods";
import { newItem, periodLine, periodOf, recurringPrice, type WantedItem } from "./subscriptionItems";

export type NewSubscription = {
  customer: Customer;
  items: WantedItem[];
  trialEnd: number | null;
  discounts: DiscountSource[];
  metadata: Metadata;
  description?: string | null;
  method: PaymentMethod | null;
  session?: string | null;
  automaticTax?: boolean;
  cancelAtPeriodEnd?: boolean;
  /** Whether the first payment may ask the card's holder. */
  offSession?: boolean;
  /** The card's holder has just approved the first payment on the 3-D Secure page. */
  approved?: boolean;
  paymentBehavior?: "allow_incomplete" | "default_incomplete" | "error_if_incomplete" | "pending_if_incomplete";
};

/** Begins it and bills its first period. A first payment that fails leaves it incomplete, or throws with error_if_incomplete. */
export function createSubscription(account: Account, wanted: NewSubscription): Subscription {
  const { customer } = wanted;
  const now = account.timeOf(customer.id);
  const prices = wanted.items.map(({ price }, index) => recurringPrice(account, price, `items[${index}][price]`));
  const first = prices[0];
  if (!first) throw invalidRequest("Missing required param: items.", { param: "items", code: "parameter_missing" });
  if (prices.some((price) => price.currency !== first.currency || !sameInterval(price.recurring, first.recurring)))
    throw invalidRequest("All prices of a subscription must have the same currency and interval.", { param: "items" });
  if (wanted.trialEnd !== null && wanted.trialEnd <= now) throw invalidRequest("Invalid timestamp: must be an integer Unix timestamp in the future.", { param: "trial_end" });
  const anchor = wanted.trialEnd ?? now;
  const period = { start: now, end: wanted.trialEnd ?? intervalsAfter(now, first.recurring, 1) };
  const id = newId("sub");
  const items = wanted.items.map((item) => newItem(account, id, item, period, now));
  const subscription = account.put("subscription", {
    ...restingFields(id),
    automatic_tax: { disabled_reason: null, enabled: wanted.automaticTax ?? false, liability: wanted.automaticTax ? { type: "self" } : null },
    billing_cycle_anchor: anchor,
    cancel_at: wanted.cancelAtPeriodEnd ? period.end : null,
    cancel_at_period_end: wanted.cancelAtPeriodEnd ?? false,
    canceled_at: wanted.cancelAtPeriodEnd ? now : null,
    created: now,
    currency: first.currency,
    customer: customer.id,
    default_payment_method: wanted.method?.id ?? null,
    description: wanted.description ?? null,
    items: { object: "list", data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    metadata: wanted.metadata,
    start_date: now,
    status: wanted.trialEnd === null ? "incomplete" : "trialing",
    test_clock: customer.test_clock ?? null,
    trial_end: wanted.trialEnd,
    trial_start: wanted.trialEnd === null ? null : now,
  });
  subscription.discounts = wanted.discounts.map((source) => redeem(account, source, { customer: customer.id, subscription: id, session: wanted.session ?? null }).id);
  account.state.billing[id] = { billed: {}, trialEndAnnounced: false };
  const invoice = periodInvoice(account, subscription, "subscription_create");
  subscription.latest_invoice = invoice.id;
  account.publish("customer.subscription.created", subscription);
  payFirst(account, invoice, wanted);
  return subscription;
}

function payFirst(account: Account, invoice: Invoice, { offSession = true, paymentBehavior = "allow_incomplete", method, approved }: NewSubscription): void {
  try {
    billNow(account, invoice, { offSession, method, attended: true, approved });
  } catch (error) {
    if (!(error instanceof ApiError) || paymentBehavior === "error_if_incomplete") throw error;
  }
}

/** The draft of the period that the items are in, with the prorations that waited for it. */
export function periodInvoice(account: Account, subscription: Subscription, reason: Invoice["billing_reason"], id?: string): Invoice {
  const waiting = account.state.pendingLines.filter((pending) => pending.subscription === subscription.id);
  account.state.pendingLines = account.state.pendingLines.filter((pending) => pending.subscription !== subscription.id);
  const trial = subscription.status === "trialing";
  const period = periodOf(firstItem(subscription));
  const invoice = draftInvoice(account, {
    customer: account.get("customer", subscription.customer),
    subscription,
    reason,
    lines: [...waiting.map(({ line }) => line), ...subscription.items.data.map((item) => periodLine(account, item, { trial }))],
    currency: subscription.currency,
    discounts: subscription.discounts,
    period: reason === "subscription_create" ? { start: period.start, end: period.start } : period,
    id,
  });
  if (!trial) noteBilled(account, subscription, invoice);
  return invoice;
}

/** Remembers what each item's period costs, and lets coupons that count once go. */
function noteBilled(account: Account, subscription: Subscription, invoice: Invoice): void {
  const notes = account.state.billing[subscription.id];
  for (const line of invoice.lines.data) {
    const details = line.parent?.subscription_item_details;
    if (notes && details && !details.proration) notes.billed[details.subscription_item] = line.amount - (line.discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  }
  subscription.discounts = subscription.discounts.filter((id) => {
    const { coupon } = account.get("discount", id).source;
    return coupon === null || account.get("coupon", coupon).duration !== "once";
  });
}

export function firstItem(subscription: Subscription): SubscriptionItem {
  const [item] = subscription.items.data;
  if (!item) throw invalidRequest("A subscription needs at least one item.", { param: "items" });
  return item;
}

function restingFields(id: string) {
  return {
    id,
    object: "subscription" as const,
    application: null,
    application_fee_percent: null,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: "included" as const }, type: "flexible" as const },
    billing_schedules: [],
    billing_thresholds: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: "charge_automatically" as const,
    customer_account: null,
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [] as string[],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: "self" as const } },
    latest_invoice: null as string | null,
    livemode: false,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: "off" as const },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    transfer_data: null,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" as const } },
  };
}
