// Checkout sessions: made from what is for sale, paid once by a card, or expired.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { CheckoutTerms } from "../state";
import type { CheckoutSession, Metadata } from "../wire";
import { couponFor, lineItems, type DiscountChoice } from "./checkoutAmounts";
import { chargeProblem } from "./currencies";
import type { DiscountSource } from "./discounts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

export type NewSession = {
  mode: "payment" | "subscription";
  items: { price: string; quantity: number }[];
  successUrl: string;
  cancelUrl: string | null;
  customer: string | null;
  customerEmail: string | null;
  customerCreation: "always" | "if_required" | null;
  clientReferenceId: string | null;
  metadata: Metadata;
  expiresAt: number | null;
  allowPromotionCodes: boolean;
  discounts: DiscountChoice[];
  automaticTax: boolean;
  taxIds: { enabled: boolean; required: boolean };
  collectsCard: "always" | "if_required";
  submitType: "auto" | "book" | "donate" | "pay" | "subscribe" | null;
  locale: string | null;
  terms: Omit<CheckoutTerms, "items" | "waiting">;
};

export function createSession(account: Account, wanted: NewSession): CheckoutSession {
  const now = account.now();
  const id = newId("cs_test", 58);
  requireCustomer(account, wanted);
  const expiresAt = wanted.expiresAt ?? now + DAY;
  if (expiresAt < now + HOUR / 2 - 60 || expiresAt > now + DAY + 60)
    throw invalidRequest("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation and no more than 24 hours.", { param: "expires_at" });
  const prices = wanted.items.map(({ price }, index) => account.get("price", price, `line_items[${index}][price]`));
  const currency = prices[0]?.currency ?? "";
  checkPrices(wanted, prices, currency);
  if (wanted.allowPromotionCodes && wanted.discounts.length > 0)
    throw invalidRequest("You may only specify one of these parameters: allow_promotion_codes, discounts.", { param: "discounts", code: "parameters_exclusive" });
  account.state.checkouts[id] = { ...wanted.terms, items: wanted.items, waiting: null };
  const session = account.put("checkout.session", {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: wanted.allowPromotionCodes || null,
    allowed_payment_method_types: null,
    amount_subtotal: 0,
    amount_total: 0,
    automatic_tax: { enabled: wanted.automaticTax, liability: wanted.automaticTax ? { type: "self" } : null, provider: wanted.automaticTax ? "stripe" : null, status: wanted.automaticTax ? "requires_location_inputs" : null },
    billing_address_collection: null,
    cancel_url: wanted.cancelUrl,
    client_reference_id: wanted.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: wanted.customer,
    customer_account: null,
    customer_creation: wanted.customer === null ? (wanted.mode === "subscription" ? "always" : (wanted.customerCreation ?? "if_required")) : null,
    customer_details: null,
    customer_email: wanted.customerEmail,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: wanted.mode === "payment" ? { enabled: false, invoice_data: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: null, metadata: {}, rendering_options: null } } : null,
    livemode: false,
    locale: wanted.locale as "auto" | null,
    managed_payments: null,
    metadata: wanted.metadata,
    mode: wanted.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: wanted.mode === "subscription" ? wanted.collectsCard : "if_required",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: wanted.submitType,
    subscription: null,
    success_url: wanted.successUrl,
    tax_id_collection: { enabled: wanted.taxIds.enabled, required: wanted.taxIds.required ? "if_supported" : "never" },
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${account.settings.publicUrl}/pay/${id}`,
    wallet_options: null,
  });
  reckon(account, session, wanted.discounts);
  const total = session.amount_total ?? 0;
  const problem = wanted.mode === "payment" && total > 0 ? chargeProblem(total, currency) : null;
  if (problem) throw invalidRequest(`The Checkout Session's total amount due must be allowed: ${problem.message}`, { code: problem.code });
  return session;
}

/** Sets the discounts and the sums that follow. Throws for a coupon that can't be used. */
export function reckon(account: Account, session: CheckoutSession, choices: DiscountChoice[]): void {
  const discounts = choices.map((choice, index) => couponFor(account, session, choice, `discounts[${index}]`));
  session.discounts = discounts.map(({ coupon, promotionCode }) => ({ coupon: promotionCode === null ? coupon : null, promotion_code: promotionCode }));
  const lines = lineItems(account, session);
  session.amount_subtotal = lines.reduce((sum, line) => sum + line.amount_subtotal, 0);
  session.amount_total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  session.total_details = { amount_discount: lines.reduce((sum, line) => sum + line.amount_discount, 0), amount_shipping: 0, amount_tax: 0 };
}

export function discountSources(account: Account, session: CheckoutSession): DiscountSource[] {
  return (session.discounts ?? []).flatMap(({ coupon, promotion_code: code }) => {
    const of = coupon ?? (code === null ? null : account.get("promotion_code", code).promotion.coupon);
    return of === null ? [] : [{ coupon: of, promotionCode: code }];
  });
}

export function expireSession(account: Account, session: CheckoutSession): CheckoutSession {
  if (session.status !== "open") throw invalidRequest(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`);
  account.change("checkout.session", session, { status: "expired", url: null });
  const intent = account.find("payment_intent", session.payment_intent ?? "");
  if (intent && !["succeeded", "canceled"].includes(intent.status)) account.change("payment_intent", intent, { status: "canceled", canceled_at: account.now(), cancellation_reason: "automatic", next_action: null }, "payment_intent.canceled");
  account.publish("checkout.session.expired", session);
  return session;
}

function checkPrices(wanted: NewSession, prices: { currency: string; recurring: unknown }[], currency: string): void {
  if (prices.length === 0) throw invalidRequest(`The \`line_items\` parameter is required in ${wanted.mode} mode.`, { param: "line_items", code: "parameter_missing" });
  if (prices.some((price) => price.currency !== currency)) throw invalidRequest("All prices on a Checkout Session must have the same currency.", { param: "line_items" });
  if (wanted.mode === "payment" && prices.some((price) => price.recurring !== null))
    throw invalidRequest("You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.", { param: "line_items" });
  if (wanted.mode === "subscription" && !prices.some((price) => price.recurring !== null))
    throw invalidRequest("You must provide at least one recurring price in `subscription` mode when using prices.", { param: "line_items" });
  if (wanted.mode === "subscription" && prices.some((price) => price.recurring === null))
    throw invalidRequest("This emulator takes recurring prices alone in `subscription` mode.", { param: "line_items" });
}

function requireCustomer(account: Account, wanted: NewSession): void {
  if (wanted.customer === null) return;
  const customer = account.customer(wanted.customer, "customer");
  if (wanted.customerEmail !== null) throw invalidRequest("You may only specify one of these parameters: customer, customer_email.", { code: "parameters_exclusive" });
  if (wanted.taxIds.enabled && !wanted.terms.updates.name)
    throw invalidRequest("Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to `auto`.", { param: "customer_update[name]" });
  if (wanted.automaticTax && !wanted.terms.updates.address && !customer.address?.country)
    throw invalidRequest(
      "Automatic tax calculation in Checkout requires a valid address on the Customer. Add a valid address to the Customer or set either `customer_update[address]` to 'auto' or `customer_update[shipping]` to 'auto' to save the address entered in Checkout to the Customer.",
      { code: "customer_tax_location_invalid" },
    );
}
