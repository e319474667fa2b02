// Changes to a running subscription: another price or quantity with its proration, cancelling at the
// end of the period and taking that back, ending a trial.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import type { Invoice, InvoiceLine, Subscription, SubscriptionItem } from "../wire";
import { billNow } from "./collecting";
import { draftInvoice } from "./invoices";
import { intervalsAfter, sameInterval } from "./periods";
import { discounted, fullPrice, intervalOf, newItem, periodOf, planOf, prorationLines, recurringPrice } from "./subscriptionItems";
import { firstItem, periodInvoice } from "./subscriptions";
import { endSubscription, hasEnded } from "./subscriptionStatus";

type ItemChange = { id?: string; price?: string; quantity?: number; deleted?: boolean };
type ProrationBehavior = "create_prorations" | "always_invoice" | "none";

export type SubscriptionChange = {
  items?: ItemChange[];
  prorationBehavior: ProrationBehavior;
  prorationDate?: number;
  /** "now" ends the trial. */
  trialEnd?: number | "now";
};

/** Applies the change, and gives the invoice it caused at once, if any. A payment that fails leaves the subscription past due. */
export function changeSubscription(account: Account, subscription: Subscription, change: SubscriptionChange): Invoice | null {
  requireRunning(subscription);
  const before = structuredClone(subscription);
  const now = account.timeOf(subscription.customer);
  let invoice: Invoice | null = null;
  if (change.items && change.items.length > 0) invoice = changeItems(account, subscription, change, now);
  if (change.trialEnd !== undefined) invoice = moveTrialEnd(account, subscription, change.trialEnd, now) ?? invoice;
  publishDifference(account, subscription, before);
  if (invoice) billNow(account, invoice, { offSession: true });
  return invoice;
}

function changeItems(account: Account, subscription: Subscription, change: SubscriptionChange, now: number): Invoice | null {
  const before = structuredClone(subscription.items.data);
  const interval = intervalOf(firstItem(subscription));
  const after = (change.items ?? []).reduce((items, one, index) => withChange(account, subscription, items, one, index, now), structuredClone(before));
  const [first] = after;
  if (!first) throw invalidRequest("A subscription must have at least one active item.", { param: "items" });
  if (after.some((item) => item.price.currency !== subscription.currency)) throw invalidRequest(`The price specified must be in ${subscription.currency}, as the subscription.`, { param: "items" });
  if (after.some((item) => !sameInterval(intervalOf(item), intervalOf(first)))) throw invalidRequest("All prices of a subscription must have the same interval.", { param: "items" });
  const restarts = !sameInterval(interval, intervalOf(first)) && subscription.status !== "trialing";
  const at = prorationTime(subscription, change, now);
  const lines = change.prorationBehavior === "none" || subscription.status === "trialing" ? [] : changeLines(account, subscription, before, after, at, restarts);
  subscription.items.data = after;
  if (restarts) return restartCycle(account, subscription, lines, now);
  noteBilled(account, subscription, before, at, change.prorationBehavior === "none");
  if (change.prorationBehavior !== "always_invoice") {
    account.state.pendingLines.push(...lines.map((line) => ({ subscription: subscription.id, line })));
    return null;
  }
  if (lines.length === 0) return null;
  const invoice = draftInvoice(account, {
    customer: account.get("customer", subscription.customer),
    subscription,
    reason: "subscription_update",
    lines,
    currency: subscription.currency,
    discounts: [],
    period: { start: now, end: now },
  });
  subscription.latest_invoice = invoice.id;
  return invoice;
}

function withChange(account: Account, subscription: Subscription, items: SubscriptionItem[], change: ItemChange, index: number, now: number): SubscriptionItem[] {
  const param = `items[${index}]`;
  if (change.id === undefined) {
    if (change.price === undefined) throw invalidRequest(`Missing required param: ${param}[price].`, { param: `${param}[price]`, code: "parameter_missing" });
    recurringPrice(account, change.price, `${param}[price]`);
    return [...items, newItem(account, subscription.id, { price: change.price, quantity: change.quantity ?? 1 }, periodOf(firstItem(subscription)), now)];
  }
  const item = items.find(({ id }) => id === change.id);
  if (!item) throw invalidRequest(`No such subscription item: '${change.id}'`, { param: `${param}[id]`, code: "resource_missing" });
  if (change.deleted) return items.filter((one) => one !== item);
  const price = change.price === undefined ? item.price : structuredClone(recurringPrice(account, change.price, `${param}[price]`));
  const changed = { ...item, price, plan: planOf(price), quantity: change.quantity ?? item.quantity };
  return items.map((one) => (one === item ? changed : one));
}

function changeLines(account: Account, subscription: Subscription, before: SubscriptionItem[], after: SubscriptionItem[], at: number, restarts: boolean): InvoiceLine[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const from = before.find((item) => item.id === id) ?? null;
    const to = after.find((item) => item.id === id) ?? null;
    const same = from && to && from.price.id === to.price.id && from.quantity === to.quantity;
    if (same && !restarts) return [];
    // When the cycle begins anew, the whole new period is billed instead of the rest of this one.
    return prorationLines(account, subscription, { from, to: restarts ? null : to, at });
  });
}

/** What the items count as billed from now on: with "none", as they were. */
function noteBilled(account: Account, subscription: Subscription, before: SubscriptionItem[], at: number, unchanged: boolean): void {
  const notes = account.state.billing[subscription.id];
  if (!notes || subscription.status === "trialing") return;
  for (const item of subscription.items.data) {
    const was = before.find(({ id }) => id === item.id);
    const same = was && was.price.id === item.price.id && was.quantity === item.quantity;
    // A change that wasn't billed gives back no more than what was paid, nor more than it is worth.
    if (unchanged) notes.billed[item.id] = Math.min(notes.billed[item.id] ?? 0, fullPrice(item));
    else if (!same) notes.billed[item.id] = discounted(account, subscription, item, at);
  }
}

/** Another interval: a whole new period begins and is billed now, less what is given back. */
function restartCycle(account: Account, subscription: Subscription, credits: InvoiceLine[], now: number): Invoice {
  account.state.pendingLines.push(...credits.map((line) => ({ subscription: subscription.id, line })));
  subscription.billing_cycle_anchor = now;
  setPeriod(subscription, now, intervalsAfter(now, intervalOf(firstItem(subscription)), 1));
  if (subscription.cancel_at_period_end) subscription.cancel_at = firstItem(subscription).current_period_end;
  const invoice = periodInvoice(account, subscription, "subscription_update");
  subscription.latest_invoice = invoice.id;
  return invoice;
}

function moveTrialEnd(account: Account, subscription: Subscription, trialEnd: number | "now", now: number): Invoice | null {
  if (trialEnd !== "now") {
    if (trialEnd <= now) throw invalidRequest("Invalid timestamp: must be an integer Unix timestamp in the future.", { param: "trial_end" });
    Object.assign(subscription, { status: "trialing", trial_end: trialEnd, trial_start: subscription.trial_start ?? now, billing_cycle_anchor: trialEnd });
    setPeriod(subscription, firstItem(subscription).current_period_start, trialEnd);
    return null;
  }
  if (subscription.status !== "trialing") return null;
  Object.assign(subscription, { status: "active", trial_end: now });
  return restartCycle(account, subscription, [], now);
}

export function setPeriod(subscription: Subscription, start: number, end: number): void {
  for (const item of subscription.items.data) Object.assign(item, { current_period_start: start, current_period_end: end });
}

/** Ends with the period, or goes on after all. */
export function cancelAtPeriodEnd(account: Account, subscription: Subscription, cancels: boolean): void {
  requireRunning(subscription);
  const now = account.timeOf(subscription.customer);
  account.change(
    "subscription",
    subscription,
    {
      cancel_at_period_end: cancels,
      cancel_at: cancels ? firstItem(subscription).current_period_end : null,
      canceled_at: cancels ? now : null,
      cancellation_details: { comment: null, feedback: null, feedback_option: null, ...subscription.cancellation_details, reason: cancels ? "cancellation_requested" : null },
    },
    "customer.subscription.updated",
  );
}

/** Ends it at once; with `prorate`, the rest of the period is credited to the customer's balance by an invoice. */
export function cancelNow(account: Account, subscription: Subscription, { prorate, invoiceNow }: { prorate: boolean; invoiceNow: boolean }): Subscription {
  if (hasEnded(subscription)) throw invalidRequest(`No such subscription: '${subscription.id}'`, { param: "id", code: "resource_missing", status: 404 });
  const now = account.timeOf(subscription.customer);
  const credits = prorate && subscription.status !== "trialing" ? subscription.items.data.flatMap((from) => prorationLines(account, subscription, { from, to: null, at: now })) : [];
  const waiting = account.state.pendingLines.filter((pending) => pending.subscription === subscription.id).map(({ line }) => line);
  endSubscription(account, subscription, "cancellation_requested");
  const lines = invoiceNow ? [...waiting, ...credits] : credits;
  if (lines.length === 0) return subscription;
  const customer = account.get("customer", subscription.customer);
  const invoice = draftInvoice(account, { customer, subscription, reason: "subscription_update", lines, currency: subscription.currency, discounts: [], period: { start: now, end: now } });
  subscription.latest_invoice = invoice.id;
  billNow(account, invoice, { offSession: true });
  return subscription;
}

function prorationTime(subscription: Subscription, change: SubscriptionChange, now: number): number {
  const at = change.prorationDate ?? now;
  const { start, end } = periodOf(firstItem(subscription));
  if (at < start || at > end) throw invalidRequest("Cannot specify `proration_date` outside of the subscription's current period.", { param: "proration_date" });
  return at;
}

function requireRunning(subscription: Subscription): void {
  if (!hasEnded(subscription)) return;
  throw invalidRequest("A canceled subscription can only update its cancellation_details and metadata.", { code: "invalid_canceled_subscription_fields" });
}

function publishDifference(account: Account, subscription: Subscription, before: Subscription): void {
  const changed = (Object.keys(subscription) as (keyof Subscription)[]).filter((key) => JSON.stringify(subscription[key]) !== JSON.stringify(before[key]));
  if (changed.length > 0) account.publish("customer.subscription.updated", subscription, Object.fromEntries(changed.map((key) => [key, before[key]])));
}
