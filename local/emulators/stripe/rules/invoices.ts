// Invoices: drafted from lines, finalised (which uses the customer's balance), paid or tried again.
import type { Account } from "../account";
import { newId } from "../ids";
import type { Customer, Invoice, InvoiceLine, PaymentIntent, Subscription } from "../wire";
import { couponsAt, takenOff } from "./discounts";

export type NewInvoice = {
  customer: Customer;
  subscription: Subscription | null;
  reason: Invoice["billing_reason"];
  lines: InvoiceLine[];
  currency: string;
  /** Ids, as of the subscription. */
  discounts: string[];
  period: { start: number; end: number };
  id?: string;
};

/** Discounts are taken off the lines that may be discounted, one after another. */
export function draftInvoice(account: Account, wanted: NewInvoice): Invoice {
  const { customer, subscription, currency } = wanted;
  const id = wanted.id ?? newId("in");
  const now = account.timeOf(customer.id);
  const lines = wanted.lines.map((line) => ({ ...line, invoice: id }));
  const discounts = applyDiscounts(account, lines, wanted.discounts, currency, now);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - discounts.reduce((sum, { amount }) => sum + amount, 0);
  const invoice = account.put("invoice", {
    id,
    object: "invoice",
    account_country: "DE",
    account_name: "Stripe emulator",
    account_tax_ids: null,
    amount_due: Math.max(0, total),
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: Math.max(0, total),
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: subscription?.automatic_tax.enabled ?? false, liability: null, provider: null, status: subscription?.automatic_tax.enabled ? "complete" : null },
    automatically_finalizes_at: null,
    billing_reason: wanted.reason,
    collection_method: "charge_automatically",
    created: now,
    currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: discounts.map(({ discount }) => discount),
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: "list", data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: subscription && { quote_details: null, subscription_details: { metadata: subscription.metadata, subscription: subscription.id }, type: "subscription_details" },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: wanted.period.end,
    period_start: wanted.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: "draft",
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: customer.test_clock ?? null,
    total,
    total_discount_amounts: discounts,
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  });
  account.publish("invoice.created", invoice);
  return invoice;
}

/** Writes each line's share of the discounts on it; gives their sums. */
function applyDiscounts(account: Account, lines: InvoiceLine[], ids: string[], currency: string, now: number): { amount: number; discount: string }[] {
  const open = lines.filter((line) => line.discountable && line.amount > 0);
  const left = open.map((line) => line.amount);
  return couponsAt(account, ids, now).flatMap(({ discount, coupon }) => {
    const off = takenOff(left, coupon, currency);
    open.forEach((line, index) => {
      left[index] = (left[index] ?? 0) - (off[index] ?? 0);
      line.discounts = [...line.discounts, discount.id];
      line.discount_amounts = [...(line.discount_amounts ?? []), { amount: off[index] ?? 0, discount: discount.id }];
    });
    const amount = off.reduce((sum, one) => sum + one, 0);
    return amount === 0 ? [] : [{ amount, discount: discount.id }];
  });
}

/** Fixes what is due: a credit in the customer's balance lowers it, an invoice below zero adds to that credit. */
export function finalizeInvoice(account: Account, invoice: Invoice): Invoice {
  const customer = account.get("customer", invoice.customer ?? "");
  const now = account.timeOf(customer.id);
  const due = invoice.total + customer.balance;
  account.state.invoicesNumbered++;
  const endingBalance = Math.min(0, due);
  account.change("invoice", invoice, {
    status: "open",
    number: `${(customer.invoice_prefix ?? "EMU").toUpperCase()}-${String(account.state.invoicesNumbered).padStart(4, "0")}`,
    starting_balance: customer.balance,
    ending_balance: endingBalance,
    amount_due: Math.max(0, due),
    amount_remaining: Math.max(0, due),
    automatically_finalizes_at: null,
    effective_at: now,
    hosted_invoice_url: `${account.settings.publicUrl}/receipts/${invoice.id}`,
    status_transitions: { ...invoice.status_transitions, finalized_at: now },
  });
  account.change("customer", customer, { balance: endingBalance, ...(customer.currency ? {} : { currency: invoice.currency }) }, "customer.updated");
  account.publish("invoice.finalized", invoice);
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  return invoice;
}

/** With the payment that paid it; null when nothing was due. */
export function markPaid(account: Account, invoice: Invoice, intent: PaymentIntent | null): void {
  const now = account.timeOf(invoice.customer);
  if (intent) {
    const payment = paymentOf(account, invoice);
    if (payment) {
      account.change("invoice_payment", payment, { status: "paid", amount_paid: intent.amount, status_transitions: { canceled_at: null, paid_at: now } });
      account.publish("invoice_payment.paid", payment);
    }
  }
  account.change("invoice", invoice, {
    status: "paid",
    attempted: true,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  });
  account.publish("invoice.paid", invoice);
  account.publish("invoice.payment_succeeded", invoice);
}

/** The payment that an invoice waits for, or was paid by. */
export function paymentOf(account: Account, invoice: Invoice) {
  return account.all("invoice_payment").findLast((payment) => payment.invoice === invoice.id && payment.is_default);
}

export function linkPayment(account: Account, invoice: Invoice, intent: PaymentIntent): void {
  account.put("invoice_payment", {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: intent.amount,
    created: account.timeOf(invoice.customer),
    currency: intent.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

export function voidInvoice(account: Account, invoice: Invoice): void {
  const now = account.timeOf(invoice.customer);
  account.change("invoice", invoice, { status: "void", next_payment_attempt: null, auto_advance: false, status_transitions: { ...invoice.status_transitions, voided_at: now } });
  account.publish("invoice.voided", invoice);
}

/** The subscription an invoice is of, if any. */
export function subscriptionOf(invoice: Invoice): string | null {
  return invoice.parent?.subscription_details?.subscription ?? null;
}
