// The invoice that would come: whatever is asked is done to a copy of the account, and its next invoice read.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { Invoice } from "../wire";
import { createSubscription } from "./subscriptions";
import { changeSubscription, setPeriod, type SubscriptionChange } from "./subscriptionChanges";
import { periodEnd } from "./periods";
import { intervalOf } from "./subscriptionItems";
import { firstItem, periodInvoice } from "./subscriptions";
import { hasEnded } from "./subscriptionStatus";

export type PreviewOf = { customer: string | null; subscription: string | null; change: SubscriptionChange & { cancelAtPeriodEnd?: boolean } };

/** Throws invoice_upcoming_none for a subscription that bills nothing more. */
export function previewInvoice(account: Account, { customer, subscription, change }: PreviewOf): Invoice {
  const world = account.copy();
  const invoice = subscription === null ? previewNew(world, customer, change) : previewNext(world, subscription, change);
  const id = newId("upcoming_in");
  return { ...invoice, id, status: "draft", number: null, amount_paid: 0, lines: { ...invoice.lines, data: invoice.lines.data.map((line) => ({ ...line, invoice: id })) } };
}

function previewNext(world: Account, id: string, change: PreviewOf["change"]): Invoice {
  const subscription = world.get("subscription", id, "subscription");
  if (hasEnded(subscription)) throw noneUpcoming(id);
  const immediate = change.items || change.trialEnd !== undefined ? changeSubscription(world, subscription, change) : null;
  if (immediate) return immediate;
  if (change.cancelAtPeriodEnd ?? subscription.cancel_at_period_end) throw noneUpcoming(id);
  const item = firstItem(subscription);
  const start = item.current_period_end;
  setPeriod(subscription, start, periodEnd(subscription.billing_cycle_anchor, intervalOf(item), start));
  if (subscription.status === "trialing") subscription.status = "active";
  return { ...periodInvoice(world, subscription, "upcoming"), created: start, next_payment_attempt: start + 3600 };
}

function previewNew(world: Account, customer: string | null, change: PreviewOf["change"]): Invoice {
  if (customer === null) throw invalidRequest("You must pass `customer` or `subscription`.", { param: "customer", code: "parameter_missing" });
  const items = (change.items ?? []).map((item) => ({ price: item.price ?? "", quantity: item.quantity ?? 1 }));
  const trialEnd = typeof change.trialEnd === "number" ? change.trialEnd : null;
  const made = createSubscription(world, { customer: world.customer(customer, "customer"), items, trialEnd, discounts: [], metadata: {}, method: null });
  return world.get("invoice", made.latest_invoice ?? "");
}

function noneUpcoming(id: string) {
  return invalidRequest(`No upcoming invoices for subscription: ${id}`, { code: "invoice_upcoming_none", status: 404 });
}
