// What a subscription bills: its items, and the invoice lines that they and their changes become.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { InvoiceLine, Price, Subscription, SubscriptionItem } from "../wire";
import { couponsAt, takenOff } from "./discounts";
import { written } from "./currencies";
import type { Interval } from "./periods";
import { prorate, type Span } from "./proration";

export type WantedItem = { price: string; quantity: number };

/** Throws for a price that is no subscription's. */
export function recurringPrice(account: Account, id: string, param: string): Price & { recurring: NonNullable<Price["recurring"]> } {
  const price = account.get("price", id, param);
  const { recurring } = price;
  if (recurring === null) throw invalidRequest(`The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`, { param });
  return { ...price, recurring };
}

export function newItem(account: Account, subscription: string, { price: id, quantity }: WantedItem, period: Span, created: number): SubscriptionItem {
  const price = account.get("price", id, "items");
  return {
    id: newId("si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price: structuredClone(price),
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** The older name of a recurring price, which items still carry. */
export function planOf(price: Price): SubscriptionItem["plan"] {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}

export function fullPrice({ price, quantity }: SubscriptionItem): number {
  return (price.unit_amount ?? 0) * (quantity ?? 1);
}

export function intervalOf({ price }: SubscriptionItem): Interval {
  return price.recurring ?? { interval: "month", interval_count: 1 };
}

export function periodOf(item: SubscriptionItem): Span {
  return { start: item.current_period_start, end: item.current_period_end };
}

type LineKind = { amount: number; period: Span; description: string; proration: boolean };

function itemLine(account: Account, item: SubscriptionItem, { amount, period, description, proration }: LineKind): InvoiceLine {
  return {
    id: newId("il"),
    object: "line_item",
    amount,
    currency: item.price.currency,
    description,
    discount_amounts: [],
    discountable: !proration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: account.find("subscription", item.subscription)?.metadata ?? {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: { invoice_item: null, proration, proration_details: { credited_items: null }, subscription: item.subscription, subscription_item: item.id },
      type: "subscription_item_details",
    },
    period,
    pretax_credit_amounts: [],
    pricing: { price_details: { price: item.price.id, product: item.price.product }, type: "price_details", unit_amount_decimal: item.price.unit_amount_decimal },
    quantity: item.quantity ?? 1,
    quantity_decimal: String(item.quantity ?? 1),
    subscription: item.subscription,
    subtotal: amount,
    taxes: [],
  };
}

/** The line of a whole period, or of a trial, which is free. */
export function periodLine(account: Account, item: SubscriptionItem, { trial }: { trial: boolean }): InvoiceLine {
  const name = productName(account, item);
  const price = `${written(item.price.unit_amount ?? 0, item.price.currency)} / ${item.price.recurring?.interval ?? "month"}`;
  const description = trial ? `Free trial for ${item.quantity ?? 1} × ${name}` : `${item.quantity ?? 1} × ${name} (at ${price})`;
  return itemLine(account, item, { amount: trial ? 0 : fullPrice(item), period: periodOf(item), description, proration: false });
}

/**
 * The lines of a change at `at` within the period: the old price's rest back, the new one's asked.
 * Prorations carry their discount already, so that what is given back is what was paid.
 */
export function prorationLines(account: Account, subscription: Subscription, change: { from: SubscriptionItem | null; to: SubscriptionItem | null; at: number }): InvoiceLine[] {
  const { from, to, at } = change;
  const item = from ?? to;
  if (!item) return [];
  const notes = account.state.billing[subscription.id];
  const period = periodOf(item);
  const { credit, debit } = prorate({ billed: from ? (notes?.billed[from.id] ?? 0) : 0, price: to ? discounted(account, subscription, to, at) : 0, period, at });
  const rest = { start: at, end: period.end };
  const lines: InvoiceLine[] = [];
  if (from && credit !== 0) lines.push(itemLine(account, from, { amount: credit, period: rest, description: `Unused time on ${productName(account, from)}`, proration: true }));
  if (to && debit !== 0) lines.push(itemLine(account, to, { amount: debit, period: rest, description: `Remaining time on ${productName(account, to)}`, proration: true }));
  return lines;
}

/** An item's full period after the coupons that take a share of every amount. */
export function discounted(account: Account, subscription: Subscription, item: SubscriptionItem, at: number): number {
  const shares = couponsAt(account, subscription.discounts, at).filter(({ coupon }) => coupon.percent_off !== null);
  return shares.reduce((amount, { coupon }) => amount - (takenOff([amount], coupon, item.price.currency)[0] ?? 0), fullPrice(item));
}

function productName(account: Account, item: SubscriptionItem): string {
  return account.find("product", item.price.product)?.name ?? item.price.nickname ?? "Subscription";
}
