// A subscription's states, and the way to each.
import type { Account } from "../account";
import type { Subscription } from "../wire";
import { voidInvoice } from "./invoices";

type Ending = "payment_failed" | "cancellation_requested" | "payment_disputed";

export function setStatus(account: Account, subscription: Subscription, status: Subscription["status"]): void {
  account.change("subscription", subscription, { status }, "customer.subscription.updated");
}

/** For good: a subscription that has ended never comes back. Invoices that wait for money stay as they are. */
export function endSubscription(account: Account, subscription: Subscription, reason: Ending): void {
  const now = account.timeOf(subscription.customer);
  account.change("subscription", subscription, {
    status: "canceled",
    canceled_at: subscription.canceled_at ?? now,
    ended_at: now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, ...subscription.cancellation_details, reason },
  });
  account.state.pendingLines = account.state.pendingLines.filter((pending) => pending.subscription !== subscription.id);
  stopCollecting(account, subscription);
  account.publish("customer.subscription.deleted", subscription);
}

/** The first payment never came. */
export function expireIncomplete(account: Account, subscription: Subscription): void {
  const invoice = account.find("invoice", subscription.latest_invoice ?? "");
  if (invoice?.status === "open") voidInvoice(account, invoice);
  account.change("subscription", subscription, { status: "incomplete_expired", ended_at: account.timeOf(subscription.customer) }, "customer.subscription.updated");
}

export function hasEnded({ status }: Subscription): boolean {
  return status === "canceled" || status === "incomplete_expired";
}

function stopCollecting(account: Account, subscription: Subscription): void {
  for (const invoice of account.all("invoice")) {
    const isOf = invoice.parent?.subscription_details?.subscription === subscription.id;
    if (isOf && (invoice.status === "open" || invoice.status === "draft")) account.change("invoice", invoice, { auto_advance: false, next_payment_attempt: null, automatically_finalizes_at: null });
  }
}
