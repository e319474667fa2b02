// What happens by itself as time passes: trials end, periods are renewed, drafts are finalised, failed
// payments are tried again, checkouts expire. Everything runs in order, each at its own instant.
import type { Account } from "../account";
import type { CheckoutSession, Customer, Invoice, Subscription } from "../wire";
import { expireSession } from "./checkout";
import { billNow, collect } from "./collecting";
import { subscriptionOf } from "./invoices";
import { periodEnd } from "./periods";
import { intervalOf } from "./subscriptionItems";
import { setPeriod } from "./subscriptionChanges";
import { firstItem, periodInvoice } from "./subscriptions";
import { endSubscription, expireIncomplete, hasEnded } from "./subscriptionStatus";

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Stripe leaves a renewal's draft open to changes for an hour. */
export const DRAFT_SECONDS = HOUR;
const INCOMPLETE_SECONDS = 23 * HOUR;
const TRIAL_NOTICE_SECONDS = 3 * DAY;
/** What is done in one go, so that a clock advanced by centuries comes to an end. */
const MOST_STEPS = 5_000;

type Due = { at: number; run: () => void };

/** Runs what is due until `until` for these customers; `setTime` is told each instant first. False when more than can be done in one go is left. */
export function passTime(account: Account, until: number, lives: (customer: Customer | null) => boolean, setTime: (at: number) => void): boolean {
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = earliest(account, lives);
    if (!next || next.at > until) return true;
    setTime(next.at);
    next.run();
  }
  return false;
}

/** The instant of the next thing to happen, in seconds. */
export function nextInstant(account: Account, lives: (customer: Customer | null) => boolean): number | null {
  return earliest(account, lives)?.at ?? null;
}

function earliest(account: Account, lives: (customer: Customer | null) => boolean): Due | null {
  const isHere = (customer: string | null) => lives(customer === null ? null : (account.find("customer", customer) ?? null));
  const due = [
    ...account.all("subscription").flatMap((one) => (isHere(one.customer) ? subscriptionDue(account, one) : [])),
    ...account.all("invoice").flatMap((one) => (isHere(one.customer) ? invoiceDue(account, one) : [])),
    // Checkouts expire in everybody's time, also those of customers on a test clock.
    ...(lives(null) ? account.all("checkout.session").flatMap((one) => sessionDue(account, one)) : []),
  ];
  return due.reduce<Due | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

function subscriptionDue(account: Account, subscription: Subscription): Due[] {
  if (hasEnded(subscription)) return [];
  if (subscription.status === "incomplete") return [{ at: subscription.created + INCOMPLETE_SECONDS, run: () => expireIncomplete(account, subscription) }];
  const end = firstItem(subscription).current_period_end;
  const cancels = subscription.cancel_at !== null && subscription.cancel_at <= end;
  const due: Due[] = [cancels ? { at: subscription.cancel_at ?? end, run: () => endSubscription(account, subscription, "cancellation_requested") } : { at: end, run: () => renew(account, subscription) }];
  const notes = account.state.billing[subscription.id];
  if (subscription.status === "trialing" && notes && !notes.trialEndAnnounced) {
    const announce = () => {
      notes.trialEndAnnounced = true;
      account.publish("customer.subscription.trial_will_end", subscription);
    };
    due.push({ at: Math.max(subscription.created, (subscription.trial_end ?? end) - TRIAL_NOTICE_SECONDS), run: announce });
  }
  return due;
}

/** A new period begins, or the first one after the trial; its invoice is drafted. */
function renew(account: Account, subscription: Subscription): void {
  const item = firstItem(subscription);
  const start = item.current_period_end;
  const before = { items: structuredClone(subscription.items), status: subscription.status, latest_invoice: subscription.latest_invoice };
  setPeriod(subscription, start, periodEnd(subscription.billing_cycle_anchor, intervalOf(item), start));
  if (subscription.status === "trialing") subscription.status = "active";
  const invoice = periodInvoice(account, subscription, "subscription_cycle");
  subscription.latest_invoice = invoice.id;
  // Nothing more is asked of someone who is given up on, until they pay what is open.
  if (subscription.status === "unpaid") invoice.auto_advance = false;
  else invoice.automatically_finalizes_at = start + DRAFT_SECONDS;
  account.publish("customer.subscription.updated", subscription, before);
}

function invoiceDue(account: Account, invoice: Invoice): Due[] {
  if (invoice.status === "draft" && invoice.automatically_finalizes_at !== null) return [{ at: invoice.automatically_finalizes_at, run: () => billNow(account, invoice, { offSession: true }) }];
  if (invoice.status !== "open" || invoice.next_payment_attempt === null) return [];
  const subscription = account.find("subscription", subscriptionOf(invoice) ?? "");
  if (subscription && hasEnded(subscription)) return [];
  return [{ at: invoice.next_payment_attempt, run: () => collect(account, invoice, { offSession: true }) }];
}

function sessionDue(account: Account, session: CheckoutSession): Due[] {
  return session.status === "open" ? [{ at: session.expires_at, run: () => expireSession(account, session) }] : [];
}
