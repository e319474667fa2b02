// Cards: made from a test number or one of Stripe's `pm_card_…` names, and attached to a customer.
import type { Account } from "../account";
import { cardError, invalidRequest, noSuch } from "../api/errors";
import { newId } from "../ids";
import type { Customer, PaymentMethod } from "../wire";
import { setupOutcome, TEST_CARDS, type TestCard } from "./testCards";

export type CardEntry = { card: TestCard; month: number; year: number; email: string | null; name: string | null; country: string | null };

/** Of the number only the last four digits stay. */
export function createCard(account: Account, { card, month, year, email, name, country }: CardEntry): PaymentMethod {
  const id = newId("pm");
  account.state.cards[id] = { behaviour: card.behaviour, authenticated: false };
  return account.put("payment_method", {
    id,
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: { address: country === null ? null : { city: null, country, line1: null, line2: null, postal_code: null, state: null }, email, name, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: month,
      exp_year: year,
      fingerprint: null,
      funding: "credit",
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  });
}

/** Finds a card by its id, or makes a new one of a test name such as `pm_card_visa`. */
export function paymentMethod(account: Account, id: string, param = "payment_method"): PaymentMethod {
  const kept = account.find("payment_method", id);
  if (kept) return kept;
  const card = TEST_CARDS.find(({ token }) => token === id);
  if (!card) throw noSuch("PaymentMethod", id, param);
  return createCard(account, { card, month: 12, year: new Date(account.now() * 1000).getUTCFullYear() + 3, email: null, name: null, country: null });
}

/** Attaching checks the card; a card that only fails later passes. */
export function attach(account: Account, method: PaymentMethod, customer: Customer): PaymentMethod {
  if (method.customer === customer.id) return method;
  if (method.customer !== null) throw invalidRequest("The payment method you provided has already been attached to a customer.", { code: "payment_method_unexpected_state" });
  const outcome = setupOutcome(cardOf(account, method.id), { approved: true });
  if (outcome.kind === "fails") throw cardError(outcome.failure);
  account.change("payment_method", method, { customer: customer.id });
  account.publish("payment_method.attached", method);
  return method;
}

export function detach(account: Account, method: PaymentMethod): PaymentMethod {
  if (method.customer === null) throw invalidRequest("The payment method you provided is not attached to a customer so detachment is impossible.");
  const customer = account.find("customer", method.customer);
  if (customer?.invoice_settings?.default_payment_method === method.id)
    account.change("customer", customer, { invoice_settings: { ...customer.invoice_settings, default_payment_method: null } }, "customer.updated");
  account.change("payment_method", method, { customer: null }, "payment_method.detached");
  return method;
}

export function makeDefault(account: Account, customer: Customer, method: PaymentMethod): void {
  account.change("customer", customer, { invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id } }, "customer.updated");
}

export function cardOf(account: Account, method: string) {
  return account.state.cards[method] ?? { behaviour: "declined" as const, authenticated: false };
}
