// Sessions over the API of what people see as pages: checkouts, and visits to the billing portal.
import type { Account } from "../../account";
import { createPrice } from "../../rules/catalogue";
import { createSession, expireSession } from "../../rules/checkout";
import { lineItems } from "../../rules/checkoutAmounts";
import { newId } from "../../ids";
import { invalidRequest, missingParameter } from "../errors";
import { listRoute, page } from "../lists";
import { currency, filledText, flag, integer, listOf, metadata, oneOf, positiveInteger, shape, text, webAddress } from "../parameters";
import { nothing, route, type Route } from "../route";
import { productDetails, recurring } from "./catalogue";

const priceData = shape(
  { currency },
  { product: filledText, product_data: shape({ name: filledText }, productDetails), unit_amount: positiveInteger, unit_amount_decimal: text, recurring, tax_behavior: oneOf("exclusive", "inclusive", "unspecified") },
);
const lineItem = shape({}, { price: filledText, price_data: priceData, quantity: positiveInteger });
const discount = shape({}, { coupon: filledText, promotion_code: filledText });
const keepOrAsk = oneOf("auto", "never");

const newSession = shape(
  {},
  {
    mode: oneOf("payment", "subscription"),
    success_url: webAddress,
    cancel_url: webAddress,
    line_items: listOf(lineItem),
    customer: filledText,
    customer_email: filledText,
    customer_creation: oneOf("always", "if_required"),
    customer_update: shape({}, { name: keepOrAsk, address: keepOrAsk, shipping: keepOrAsk }),
    client_reference_id: text,
    metadata,
    expires_at: integer,
    allow_promotion_codes: flag,
    discounts: listOf(discount),
    automatic_tax: shape({ enabled: flag }),
    tax_id_collection: shape({ enabled: flag }, { required: oneOf("if_supported", "never") }),
    payment_method_collection: oneOf("always", "if_required"),
    payment_method_types: listOf(oneOf("card")),
    submit_type: oneOf("auto", "book", "donate", "pay", "subscribe"),
    locale: text,
    ui_mode: oneOf("hosted_page"),
    subscription_data: shape({}, { trial_period_days: positiveInteger, trial_end: integer, metadata, description: text }),
    payment_intent_data: shape({}, { metadata, description: text, receipt_email: text, setup_future_usage: oneOf("off_session", "on_session") }),
  },
);

type Item = ReturnType<typeof lineItem>;

export const checkoutRoutes: Route[] = [
  route("POST", "/v1/checkout/sessions", newSession, (account, params) => {
    const { mode } = params;
    if (mode === undefined) throw missingParameter("mode");
    if (params.success_url === undefined) throw missingParameter("success_url");
    if (mode === "payment" && params.subscription_data) throw invalidRequest("You can not pass `subscription_data` in `payment` mode.", { param: "subscription_data" });
    if (mode === "subscription" && params.payment_intent_data) throw invalidRequest("You can not pass `payment_intent_data` in `subscription` mode.", { param: "payment_intent_data" });
    const trial = params.subscription_data ?? {};
    if (trial.trial_end !== undefined && trial.trial_period_days !== undefined) throw invalidRequest("You may only specify one of these parameters: trial_end, trial_period_days.", { code: "parameters_exclusive" });
    if (trial.trial_end !== undefined && trial.trial_end < account.now() + 2 * 86_400) throw invalidRequest("The `trial_end` date has to be at least 2 days in the future.", { param: "subscription_data[trial_end]" });
    return createSession(account, {
      mode,
      items: (params.line_items ?? []).map((item, index) => ({ price: priceOf(account, item, index), quantity: item.quantity ?? 1 })),
      successUrl: params.success_url,
      cancelUrl: params.cancel_url ?? null,
      customer: params.customer ?? null,
      customerEmail: params.customer_email ?? null,
      customerCreation: params.customer_creation ?? null,
      clientReferenceId: params.client_reference_id ?? null,
      metadata: params.metadata ?? {},
      expiresAt: params.expires_at ?? null,
      allowPromotionCodes: params.allow_promotion_codes ?? false,
      discounts: params.discounts ?? [],
      automaticTax: params.automatic_tax?.enabled ?? false,
      taxIds: { enabled: params.tax_id_collection?.enabled ?? false, required: params.tax_id_collection?.required === "if_supported" },
      collectsCard: params.payment_method_collection ?? "always",
      submitType: params.submit_type ?? null,
      locale: params.locale ?? null,
      terms: {
        trialEnd: trial.trial_end ?? null,
        trialDays: trial.trial_period_days || null,
        subscriptionMetadata: trial.metadata ?? {},
        subscriptionDescription: trial.description ?? null,
        paymentMetadata: params.payment_intent_data?.metadata ?? {},
        paymentDescription: params.payment_intent_data?.description ?? null,
        receiptEmail: params.payment_intent_data?.receipt_email ?? null,
        keepCard: params.payment_intent_data?.setup_future_usage !== undefined,
        updates: { name: params.customer_update?.name === "auto", address: params.customer_update?.address === "auto" },
      },
    });
  }),
  route("GET", "/v1/checkout/sessions/:id", nothing, (account, _params, id) => account.get("checkout.session", id)),
  route("GET", "/v1/checkout/sessions/:id/line_items", shape({}, { limit: integer, starting_after: text, ending_before: text }), (account, params, id) =>
    page(lineItems(account, account.get("checkout.session", id)), params, `/v1/checkout/sessions/${id}/line_items`, "item"),
  ),
  route("POST", "/v1/checkout/sessions/:id/expire", nothing, (account, _params, id) => expireSession(account, account.get("checkout.session", id))),
  listRoute(
    "/v1/checkout/sessions",
    "checkout.session",
    { customer: text, payment_intent: text, subscription: text, status: oneOf("open", "complete", "expired"), customer_details: shape({ email: text }) },
    (session, wanted) =>
      (wanted.customer === undefined || session.customer === wanted.customer) &&
      (wanted.payment_intent === undefined || session.payment_intent === wanted.payment_intent) &&
      (wanted.subscription === undefined || session.subscription === wanted.subscription) &&
      (wanted.status === undefined || session.status === wanted.status) &&
      (wanted.customer_details === undefined || session.customer_details?.email === wanted.customer_details.email),
  ),

  route("POST", "/v1/billing_portal/sessions", shape({ customer: filledText }, { return_url: webAddress, locale: text }), (account, params) => {
    account.customer(params.customer, "customer");
    const id = newId("bps");
    return account.put("billing_portal.session", {
      id,
      object: "billing_portal.session",
      configuration: "bpc_emulated",
      created: account.now(),
      customer: params.customer,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: (params.locale ?? null) as "auto" | null,
      on_behalf_of: null,
      return_url: params.return_url ?? null,
      url: `${account.settings.publicUrl}/portal/${id}`,
    });
  }),
];

/** A price made on the spot is for this checkout alone. */
function priceOf(account: Account, { price, price_data: data }: Item, index: number): string {
  if (price !== undefined && data !== undefined) throw invalidRequest("You may only specify one of these parameters: price, price_data.", { param: `line_items[${index}]`, code: "parameters_exclusive" });
  if (price !== undefined) {
    if (!account.get("price", price, `line_items[${index}][price]`).active)
      throw invalidRequest("The price specified is inactive. This field only accepts active prices.", { param: `line_items[${index}][price]` });
    return price;
  }
  if (data === undefined) throw missingParameter(`line_items[${index}][price]`);
  return createPrice(account, { ...data, active: false }, `line_items[${index}][price_data]`).id;
}
