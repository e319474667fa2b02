// Money over the API: payment and setup intents, charges, refunds, and what they leave in the balance.
import { refund } from "../../rules/charges";
import { intentPaid } from "../../rules/collecting";
import { cancel, confirm, createPaymentIntent } from "../../rules/paymentIntents";
import { paymentMethod } from "../../rules/paymentMethods";
import type { Account } from "../../account";
import type { PaymentIntent } from "../../wire";
import { invalidRequest, missingParameter } from "../errors";
import { listRoute } from "../lists";
import { clearableText, currency, either, filledText, flag, integer, listOf, mergedMetadata, metadata, oneOf, positiveInteger, shape, text, webAddress } from "../parameters";
import { nothing, route, type Route } from "../route";

const automatic = shape({ enabled: flag }, { allow_redirects: oneOf("always", "never") });
const offSession = either(flag, oneOf("one_off", "recurring"));

type Confirmation = { payment_method?: string; off_session?: boolean | string; return_url?: string };

function confirmed(account: Account, intent: PaymentIntent, { payment_method: id, off_session: off, return_url: returnUrl }: Confirmation): PaymentIntent {
  const method = id ?? intent.payment_method;
  if (!method) throw invalidRequest("You cannot confirm this PaymentIntent because it's missing a payment method. To confirm the PaymentIntent with a payment method, set `payment_method`.", { code: "payment_intent_unexpected_state" });
  confirm(account, intent, paymentMethod(account, method), { offSession: off !== undefined && off !== false, returnUrl: returnUrl ?? null });
  intentPaid(account, intent);
  return intent;
}

export const paymentRoutes: Route[] = [
  route(
    "POST",
    "/v1/payment_intents",
    shape(
      { amount: integer, currency },
      {
        customer: text,
        payment_method: text,
        confirm: flag,
        off_session: offSession,
        return_url: webAddress,
        description: text,
        metadata,
        receipt_email: text,
        setup_future_usage: oneOf("off_session", "on_session"),
        automatic_payment_methods: automatic,
        payment_method_types: listOf(oneOf("card")),
        capture_method: oneOf("automatic", "automatic_async"),
      },
    ),
    (account, params) => {
      if (params.customer !== undefined) account.customer(params.customer, "customer");
      if (params.payment_method !== undefined) paymentMethod(account, params.payment_method);
      const intent = createPaymentIntent(account, {
        amount: params.amount,
        currency: params.currency,
        customer: params.customer ?? null,
        description: params.description ?? null,
        metadata: params.metadata,
        receiptEmail: params.receipt_email ?? null,
        setupFutureUsage: params.setup_future_usage ?? null,
      });
      if (params.confirm) return confirmed(account, intent, params);
      if (params.payment_method !== undefined) account.change("payment_intent", intent, { payment_method: paymentMethod(account, params.payment_method).id, status: "requires_confirmation" });
      return intent;
    },
  ),
  route("GET", "/v1/payment_intents/:id", shape({}, { client_secret: text }), (account, _params, id) => account.get("payment_intent", id)),
  route("POST", "/v1/payment_intents/:id", shape({}, { amount: positiveInteger, description: clearableText, metadata, receipt_email: clearableText, setup_future_usage: oneOf("off_session", "on_session") }), (account, params, id) => {
    const intent = account.get("payment_intent", id);
    const { metadata: meta, ...changes } = params;
    if (changes.amount !== undefined && ["succeeded", "canceled"].includes(intent.status))
      throw invalidRequest(`This PaymentIntent's amount could not be updated because it has a status of ${intent.status}.`, { param: "amount", code: "payment_intent_unexpected_state" });
    return account.change("payment_intent", intent, { ...changes, metadata: mergedMetadata(intent.metadata, meta) });
  }),
  route("POST", "/v1/payment_intents/:id/confirm", shape({}, { payment_method: text, off_session: offSession, return_url: webAddress }), (account, params, id) => confirmed(account, account.get("payment_intent", id), params)),
  route("POST", "/v1/payment_intents/:id/cancel", shape({}, { cancellation_reason: oneOf("abandoned", "duplicate", "fraudulent", "requested_by_customer") }), (account, params, id) =>
    cancel(account, account.get("payment_intent", id), params.cancellation_reason ?? null),
  ),
  listRoute("/v1/payment_intents", "payment_intent", { customer: text }, (intent, { customer }) => customer === undefined || intent.customer === customer),

  route("GET", "/v1/setup_intents/:id", nothing, (account, _params, id) => account.get("setup_intent", id)),

  route("GET", "/v1/charges/:id", nothing, (account, _params, id) => account.get("charge", id)),
  listRoute(
    "/v1/charges",
    "charge",
    { customer: text, payment_intent: text },
    (charge, { customer, payment_intent: intent }) => (customer === undefined || charge.customer === customer) && (intent === undefined || charge.payment_intent === intent),
  ),

  route(
    "POST",
    "/v1/refunds",
    shape({}, { charge: filledText, payment_intent: filledText, amount: integer, reason: oneOf("duplicate", "fraudulent", "requested_by_customer"), metadata }),
    (account, params) => {
      const charge = chargeToRefund(account, params);
      return refund(account, { charge, amount: params.amount ?? null, reason: params.reason ?? null, metadata: params.metadata ?? {} });
    },
  ),
  route("GET", "/v1/refunds/:id", nothing, (account, _params, id) => account.get("refund", id)),
  route("POST", "/v1/refunds/:id", shape({}, { metadata }), (account, { metadata: meta }, id) => {
    const given = account.get("refund", id);
    return account.change("refund", given, { metadata: mergedMetadata(given.metadata ?? {}, meta) }, "refund.updated");
  }),
  listRoute(
    "/v1/refunds",
    "refund",
    { charge: text, payment_intent: text },
    (given, { charge, payment_intent: intent }) => (charge === undefined || given.charge === charge) && (intent === undefined || given.payment_intent === intent),
  ),

  route("GET", "/v1/balance_transactions/:id", nothing, (account, _params, id) => account.get("balance_transaction", id)),
  listRoute("/v1/balance_transactions", "balance_transaction", { source: text, type: text }, (move, { source, type }) => (source === undefined || move.source === source) && (type === undefined || move.type === type)),
];

function chargeToRefund(account: Account, { charge, payment_intent: intent }: { charge?: string; payment_intent?: string }) {
  if (charge !== undefined) return account.get("charge", charge, "charge");
  if (intent === undefined) throw missingParameter("payment_intent");
  const { latest_charge: latest, status } = account.get("payment_intent", intent, "payment_intent");
  if (latest === null || status !== "succeeded") throw invalidRequest(`This PaymentIntent (${intent}) does not have a successful charge to refund.`, { param: "payment_intent" });
  return account.get("charge", latest);
}
