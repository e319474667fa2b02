// A payment on its way: requires_payment_method → (requires_action →) succeeded, or back with what went
// wrong, or canceled. Each move makes its charge and tells of it.
import type { Account } from "../account";
import { cardError, invalidRequest } from "../api/errors";
import { newClientSecret, newId } from "../ids";
import type { Charge, Metadata, PaymentIntent, PaymentMethod } from "../wire";
import { recordCharge } from "./charges";
import { chargeProblem } from "./currencies";
import { attach, cardOf } from "./paymentMethods";
import { AUTHENTICATION_FAILED, chargeOutcome, type CardFailure } from "./testCards";

export type NewPaymentIntent = {
  amount: number;
  currency: string;
  customer: string | null;
  description?: string | null;
  metadata?: Metadata;
  receiptEmail?: string | null;
  setupFutureUsage?: "off_session" | "on_session" | null;
};

/** Throws amount_too_small and its like. */
export function createPaymentIntent(account: Account, wanted: NewPaymentIntent): PaymentIntent {
  const problem = chargeProblem(wanted.amount, wanted.currency);
  if (problem) throw invalidRequest(problem.message, { param: "amount", code: problem.code });
  const id = newId("pi");
  const intent = account.put("payment_intent", {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: wanted.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: newClientSecret(id),
    confirmation_method: "automatic",
    created: account.now(),
    currency: wanted.currency,
    customer: wanted.customer,
    customer_account: null,
    description: wanted.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wanted.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: wanted.receiptEmail ?? null,
    review: null,
    setup_future_usage: wanted.setupFutureUsage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  });
  account.publish("payment_intent.created", intent);
  return intent;
}

type Confirmation = { offSession: boolean; returnUrl: string | null; approved?: boolean };

/** Charges the card, or asks for its holder. Throws the card's error, which leaves the intent to be tried again. */
export function confirm(account: Account, intent: PaymentIntent, method: PaymentMethod, { offSession, returnUrl, approved = false }: Confirmation): PaymentIntent {
  requireStatus(intent, "confirm", ["requires_payment_method", "requires_confirmation", "requires_action"]);
  if (method.customer !== null && method.customer !== intent.customer)
    throw invalidRequest("The PaymentMethod provided belongs to another Customer: include the Customer in the PaymentIntent.", { param: "payment_method" });
  const outcome = chargeOutcome(cardOf(account, method.id), { offSession, approved });
  switch (outcome.kind) {
    case "pays":
      return succeed(account, intent, method, approved);
    case "authenticate":
      account.change("payment_intent", intent, {
        status: "requires_action",
        payment_method: method.id,
        next_action: { type: "redirect_to_url", redirect_to_url: { url: `${account.settings.publicUrl}/pay/3ds/${intent.id}`, return_url: returnUrl } },
      });
      account.publish("payment_intent.requires_action", intent);
      return intent;
    case "fails":
      throw fail(account, intent, method, outcome.failure);
  }
}

/** The card's holder has answered on the 3-D Secure page. Throws when they did not approve. */
export function authenticate(account: Account, intent: PaymentIntent, approved: boolean): PaymentIntent {
  requireStatus(intent, "authenticate", ["requires_action"]);
  const method = account.get("payment_method", intent.payment_method ?? "");
  const outcome = chargeOutcome(cardOf(account, method.id), { offSession: false, approved });
  if (!approved) throw fail(account, intent, method, AUTHENTICATION_FAILED);
  if (outcome.kind === "fails") throw fail(account, intent, method, outcome.failure);
  return succeed(account, intent, method, true);
}

export function cancel(account: Account, intent: PaymentIntent, reason: PaymentIntent["cancellation_reason"]): PaymentIntent {
  requireStatus(intent, "cancel", ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"]);
  account.change("payment_intent", intent, { status: "canceled", canceled_at: account.now(), cancellation_reason: reason, next_action: null });
  account.publish("payment_intent.canceled", intent);
  return intent;
}

function succeed(account: Account, intent: PaymentIntent, method: PaymentMethod, authenticated: boolean): PaymentIntent {
  const charge = recordCharge(account, intent, method, { failure: null, authenticated });
  account.change("payment_intent", intent, {
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    payment_method: method.id,
    next_action: null,
    last_payment_error: null,
  });
  if (intent.setup_future_usage === "off_session" && authenticated) cardOf(account, method.id).authenticated = true;
  if (intent.setup_future_usage !== null && intent.customer !== null) attach(account, method, account.get("customer", intent.customer));
  account.publish("payment_intent.succeeded", intent);
  return intent;
}

function fail(account: Account, intent: PaymentIntent, method: PaymentMethod, failure: CardFailure) {
  // Nobody was asked for money when the holder didn't approve: there is no charge of it.
  const charge: Charge | null = failure === AUTHENTICATION_FAILED ? null : recordCharge(account, intent, method, { failure, authenticated: false });
  account.change("payment_intent", intent, {
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    ...(charge && { latest_charge: charge.id }),
    last_payment_error: {
      type: failure === AUTHENTICATION_FAILED ? "invalid_request_error" : "card_error",
      code: failure.code,
      message: failure.message,
      payment_method: structuredClone(method),
      ...(failure.declineCode !== null && { decline_code: failure.declineCode }),
      ...(charge && { charge: charge.id }),
    },
  } as Partial<PaymentIntent>);
  account.publish("payment_intent.payment_failed", intent);
  return cardError(failure, structuredClone(intent), charge ?? undefined);
}

function requireStatus(intent: PaymentIntent, verb: string, allowed: string[]): void {
  if (allowed.includes(intent.status)) return;
  throw invalidRequest(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}ed: ${allowed.join(", ")}.`, {
    code: "payment_intent_unexpected_state",
  });
}
