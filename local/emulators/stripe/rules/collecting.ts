// Taking an invoice's money from the customer's card, and what its subscription becomes of it:
// active, past_due with retries ahead, and after the last one canceled or unpaid.
import type { Account } from "../account";
import { ApiError, cardError, invalidRequest } from "../api/errors";
import type { Invoice, PaymentIntent, PaymentMethod, Subscription } from "../wire";
import { finalizeInvoice, linkPayment, markPaid, paymentOf, subscriptionOf } from "./invoices";
import { confirm, createPaymentIntent } from "./paymentIntents";
import { endSubscription, hasEnded, setStatus } from "./subscriptionStatus";

/** Days after a failed attempt until the next; after the last, Stripe gives up. */
const RETRY_DAYS = [3, 5, 7];
const DAY = 86_400;

type Collection = {
  offSession: boolean;
  /** Null takes the subscription's card, then the customer's. */
  method?: PaymentMethod | null;
  /** Failing throws and plans no retries: somebody is there who can try again. */
  attended?: boolean;
  /** The card's holder has passed 3-D Secure already. */
  approved?: boolean;
};

/** Finalises a draft and collects it. Throws the card's error when it is attended. */
export function billNow(account: Account, invoice: Invoice, how: Collection): Invoice {
  if (invoice.status === "draft") finalizeInvoice(account, invoice);
  if (invoice.status === "open") collect(account, invoice, how);
  else settleSubscription(account, invoice);
  return invoice;
}

export function collect(account: Account, invoice: Invoice, { offSession, method = null, attended = false, approved = false }: Collection): void {
  const intent = intentOf(account, invoice);
  const card = method ?? cardFor(account, invoice);
  account.change("invoice", invoice, { attempted: true, attempt_count: invoice.attempt_count + 1, next_payment_attempt: null });
  try {
    if (!card) throw noCard();
    confirm(account, intent, card, { offSession, approved, returnUrl: null });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 402) throw error;
    failedAttempt(account, invoice, attended);
    if (attended) throw error;
    return;
  }
  if (intent.status === "succeeded") paid(account, invoice);
  else account.publish("invoice.payment_action_required", invoice);
}

/** An intent was paid by other ways than `collect`: what it was for is paid too. */
export function intentPaid(account: Account, intent: PaymentIntent): void {
  const payment = account.all("invoice_payment").find((one) => one.payment.payment_intent === intent.id && one.status === "open");
  if (payment && intent.status === "succeeded") paid(account, account.get("invoice", payment.invoice));
}

function paid(account: Account, invoice: Invoice): void {
  markPaid(account, invoice, intentOf(account, invoice));
  settleSubscription(account, invoice);
}

/** The intent of an invoice that is open, made at the first attempt. */
function intentOf(account: Account, invoice: Invoice) {
  const known = paymentOf(account, invoice)?.payment.payment_intent;
  if (known) return account.get("payment_intent", known);
  const intent = createPaymentIntent(account, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description: invoice.billing_reason === "subscription_create" ? "Subscription creation" : invoice.billing_reason === "subscription_cycle" ? "Subscription update" : null,
    receiptEmail: invoice.customer_email,
    setupFutureUsage: subscriptionOf(invoice) === null ? null : "off_session",
  });
  linkPayment(account, invoice, intent);
  return intent;
}

/** Who pays for a subscription: its own card, else the customer's. */
function cardFor(account: Account, invoice: Invoice): PaymentMethod | null {
  const subscription = account.find("subscription", subscriptionOf(invoice) ?? "");
  const customer = account.get("customer", invoice.customer ?? "");
  const id = subscription?.default_payment_method ?? customer.invoice_settings?.default_payment_method;
  return id ? (account.find("payment_method", id) ?? null) : null;
}

function noCard(): ApiError {
  return cardError({ code: "missing", declineCode: null, message: "This customer has no attached payment source or default payment method." });
}

function failedAttempt(account: Account, invoice: Invoice, attended: boolean): void {
  const days = RETRY_DAYS[invoice.attempt_count - 1];
  const isFirst = invoice.billing_reason === "subscription_create";
  const retries = !attended && !isFirst && invoice.auto_advance === true;
  const next = retries && days !== undefined ? account.timeOf(invoice.customer) + days * DAY : null;
  account.change("invoice", invoice, { next_payment_attempt: next });
  account.publish("invoice.payment_failed", invoice);
  const subscription = account.find("subscription", subscriptionOf(invoice) ?? "");
  if (!subscription || isFirst || hasEnded(subscription)) return;
  if (retries && next === null) giveUp(account, invoice, subscription);
  else if (subscription.status === "active") setStatus(account, subscription, "past_due");
}

function giveUp(account: Account, invoice: Invoice, subscription: Subscription): void {
  if (account.settings.whenRetriesFail === "cancel") endSubscription(account, subscription, "payment_failed");
  else setStatus(account, subscription, "unpaid");
  account.change("invoice", invoice, { auto_advance: false }, "invoice.updated");
}

/** A subscription is active again once its latest invoice is paid. */
function settleSubscription(account: Account, invoice: Invoice): void {
  const subscription = account.find("subscription", subscriptionOf(invoice) ?? "");
  if (!subscription || subscription.latest_invoice !== invoice.id || invoice.status !== "paid") return;
  if (["incomplete", "past_due", "unpaid"].includes(subscription.status)) setStatus(account, subscription, "active");
}

/** For POST /v1/invoices/:id/pay. */
export function payInvoice(account: Account, invoice: Invoice, method: PaymentMethod | null): Invoice {
  if (invoice.status === "paid") throw invalidRequest("Invoice is already paid", { code: "invoice_already_paid" });
  if (invoice.status !== "open" && invoice.status !== "draft") throw invalidRequest(`You can only pay an invoice that is open; this one is ${invoice.status}.`);
  const before = invoice.next_payment_attempt;
  try {
    return billNow(account, invoice, { offSession: true, method, attended: true });
  } finally {
    // A payment that somebody tried by hand doesn't move the retries that were planned.
    if (invoice.status === "open") account.change("invoice", invoice, { next_payment_attempt: before });
  }
}
