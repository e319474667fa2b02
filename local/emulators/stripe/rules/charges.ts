// Charges and refunds, and the balance that both move.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { BalanceTransaction, Charge, Metadata, PaymentIntent, PaymentMethod, Refund } from "../wire";
import { written } from "./currencies";
import type { CardFailure } from "./testCards";

/** Stripe's price for a European card: 1.5 % and 25 cents. */
const FEE_RATE = 0.015;
const FEE_FIXED: Record<string, number> = { eur: 25, usd: 30, gbp: 20 };

/** A charge of an intent's amount, paid or refused. */
export function recordCharge(account: Account, intent: PaymentIntent, method: PaymentMethod, result: { failure: CardFailure | null; authenticated: boolean }): Charge {
  const { failure } = result;
  const id = newId("ch");
  const charge = account.put("charge", {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: failure ? null : recordBalance(account, { amount: intent.amount, currency: intent.currency, source: id, type: "charge", description: intent.description }).id,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "EMULATED",
    captured: failure === null,
    created: account.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(failure),
    paid: failure === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(method, intent.amount, result.authenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: failure ? null : `${account.settings.publicUrl}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: failure ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  });
  account.publish(failure ? "charge.failed" : "charge.succeeded", charge);
  return charge;
}

export type NewRefund = { charge: Charge; amount: number | null; reason: Refund["reason"]; metadata: Metadata };

/** Gives back all that is left, or `amount` of it. Throws when that is more than is left. */
export function refund(account: Account, { charge, amount, reason, metadata }: NewRefund): Refund {
  if (!charge.paid) throw invalidRequest(`Charge ${charge.id} has not been paid, so there is nothing to refund.`, { param: "charge" });
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  const wanted = amount ?? left;
  if (wanted < 1) throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (wanted > left) {
    const more = left === charge.amount ? `charge amount (${written(left, charge.currency)})` : `unrefunded amount on charge (${written(left, charge.currency)})`;
    throw invalidRequest(`Refund amount (${written(wanted, charge.currency)}) is greater than ${more}`, { param: "amount" });
  }
  const id = newId("re");
  const given = account.put("refund", {
    id,
    object: "refund",
    amount: wanted,
    balance_transaction: recordBalance(account, { amount: -wanted, currency: charge.currency, source: id, type: "refund", description: charge.description }).id,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { reference: "7902352738923", reference_status: "available", reference_type: "acquirer_reference_number", type: "refund" }, type: "card" },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  });
  account.publish("refund.created", given);
  account.change("charge", charge, { amount_refunded: charge.amount_refunded + wanted, refunded: wanted === left }, "charge.refunded");
  account.publish("charge.refund.updated", given);
  return given;
}

function recordBalance(account: Account, move: { amount: number; currency: string; source: string; type: "charge" | "refund"; description: string | null }): BalanceTransaction {
  const fee = move.type === "charge" ? Math.round(move.amount * FEE_RATE) + (FEE_FIXED[move.currency] ?? 0) : 0;
  return account.put("balance_transaction", {
    id: newId("txn"),
    object: "balance_transaction",
    amount: move.amount,
    available_on: account.now() + 2 * 86_400,
    balance_type: "payments",
    created: account.now(),
    currency: move.currency,
    description: move.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency: move.currency, description: "Stripe processing fees", type: "stripe_fee" }],
    net: move.amount - fee,
    reporting_category: move.type,
    source: move.source,
    status: "pending",
    type: move.type,
  });
}

function outcomeOf(failure: CardFailure | null): Charge["outcome"] {
  return {
    advice_code: failure ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failure ? "declined_by_network" : "approved_by_network",
    reason: failure ? (failure.declineCode ?? failure.code) : null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: failure ? "The bank did not return any further details with this decline." : "Payment complete.",
    type: failure ? "issuer_declined" : "authorized",
  };
}

function cardDetails({ card }: PaymentMethod, amount: number, authenticated: boolean): Charge["payment_method_details"] {
  if (!card) return null;
  return {
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: authenticated
        ? { authentication_flow: "challenge", electronic_commerce_indicator: "05", exemption_indicator: null, result: "authenticated", result_reason: null, transaction_id: null, version: "2.2.0" }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: "card",
  };
}
