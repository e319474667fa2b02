// The moment of paying on the hosted page: the card is tried, its holder perhaps asked, and the session
// completed once, with all that was bought.
import type { Account } from "../account";
import { ApiError, cardError } from "../api/errors";
import { newClientSecret, newId } from "../ids";
import type { Buyer, CheckoutTerms } from "../state";
import type { CheckoutSession, Customer, PaymentIntent, PaymentMethod } from "../wire";
import { discountSources, expireSession } from "./checkout";
import { createCustomer } from "./customers";
import { redeem } from "./discounts";
import { authenticate, confirm, createPaymentIntent } from "./paymentIntents";
import { attach, cardOf, createCard } from "./paymentMethods";
import { createSubscription } from "./subscriptions";
import { AUTHENTICATION_FAILED, chargeOutcome, setupOutcome, type TestCard } from "./testCards";

export type Submission = { card: { card: TestCard; month: number; year: number } | null; buyer: Buyer };

export type Paid = { kind: "complete" } | { kind: "authenticate" };

/** Pays an open session, or says that the card's holder must approve first. Throws the card's error. A session that is complete stays as it is. */
export function submit(account: Account, session: CheckoutSession, { card, buyer }: Submission): Paid {
  if (session.status === "complete") return { kind: "complete" };
  const terms = termsOf(account, session);
  const method = card && createCard(account, { ...card, email: buyer.email, name: buyer.name, country: buyer.country });
  if (!method) return complete(account, session, terms, { method: null, buyer, approved: false });
  if (session.mode === "payment" && (session.amount_total ?? 0) > 0) return payByIntent(account, session, terms, method, buyer);
  const outcome = firstOutcome(account, session, method, false);
  switch (outcome.kind) {
    case "fails":
      throw cardError(outcome.failure);
    case "authenticate":
      terms.waiting = { paymentMethod: method.id, buyer };
      return { kind: "authenticate" };
    case "pays":
      return complete(account, session, terms, { method, buyer, approved: false });
  }
}

/** The answer of the 3-D Secure page. Throws when it was no. */
export function answerChallenge(account: Account, session: CheckoutSession, approved: boolean): void {
  const terms = termsOf(account, session);
  const { waiting } = terms;
  if (session.status !== "open" || waiting === null) return;
  terms.waiting = null;
  const method = account.get("payment_method", waiting.paymentMethod);
  const intent = account.find("payment_intent", session.payment_intent ?? "");
  if (intent?.status === "requires_action") {
    authenticate(account, intent, approved);
    complete(account, session, terms, { method, buyer: waiting.buyer, approved });
    return;
  }
  if (!approved) throw cardError(AUTHENTICATION_FAILED);
  const outcome = firstOutcome(account, session, method, true);
  if (outcome.kind === "fails") throw cardError(outcome.failure);
  cardOf(account, method.id).authenticated = true;
  complete(account, session, terms, { method, buyer: waiting.buyer, approved });
}

/** A page that is open while its session runs out must not pay it. */
export function expireIfDue(account: Account, session: CheckoutSession): void {
  if (session.status === "open" && session.expires_at <= account.now()) expireSession(account, session);
}

function payByIntent(account: Account, session: CheckoutSession, terms: CheckoutTerms, method: PaymentMethod, buyer: Buyer): Paid {
  const intent = intentOf(account, session, terms, buyer);
  confirm(account, intent, method, { offSession: false, returnUrl: session.success_url });
  if (intent.status === "requires_action") {
    // The page asks for the session's payment, not the intent's alone, so that approving completes both.
    account.change("payment_intent", intent, { next_action: { type: "redirect_to_url", redirect_to_url: { url: `${session.url ?? ""}/3ds`, return_url: session.success_url } } });
    terms.waiting = { paymentMethod: method.id, buyer };
    return { kind: "authenticate" };
  }
  return complete(account, session, terms, { method, buyer, approved: false });
}

/** Made at the first attempt, kept for the next. */
function intentOf(account: Account, session: CheckoutSession, terms: CheckoutTerms, buyer: Buyer): PaymentIntent {
  const known = account.find("payment_intent", session.payment_intent ?? "");
  if (known?.status === "requires_action") account.change("payment_intent", known, { status: "requires_payment_method", next_action: null });
  if (known && known.amount === session.amount_total) return known;
  if (session.customer === null && (session.customer_creation === "always" || terms.keepCard)) account.change("checkout.session", session, { customer: createCustomer(account, { email: buyer.email, name: buyer.name }).id });
  const intent = createPaymentIntent(account, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "",
    customer: session.customer,
    description: terms.paymentDescription,
    metadata: terms.paymentMetadata,
    receiptEmail: terms.receiptEmail,
    setupFutureUsage: terms.keepCard ? "off_session" : null,
  });
  session.payment_intent = intent.id;
  return intent;
}

function firstOutcome(account: Account, session: CheckoutSession, method: PaymentMethod, approved: boolean) {
  const card = cardOf(account, method.id);
  return (session.amount_total ?? 0) === 0 ? setupOutcome(card, { approved }) : chargeOutcome(card, { offSession: false, approved });
}

type Payment = { method: PaymentMethod | null; buyer: Buyer; approved: boolean };

function complete(account: Account, session: CheckoutSession, terms: CheckoutTerms, { method, buyer, approved }: Payment): Paid {
  const customer = settleCustomer(account, session, terms, buyer);
  if (session.mode === "subscription" && customer) startSubscription(account, session, terms, { customer, method, approved });
  else for (const source of discountSources(account, session)) redeem(account, source, { customer: session.customer, subscription: null, session: session.id });
  const nothingDue = (session.amount_total ?? 0) === 0;
  account.change("checkout.session", session, {
    status: "complete",
    url: null,
    payment_status: nothingDue ? "no_payment_required" : "paid",
    ...(session.automatic_tax.enabled && { automatic_tax: { ...session.automatic_tax, status: "complete" } }),
    customer_details: {
      address: buyer.country === null ? null : { city: null, country: buyer.country, line1: null, line2: null, postal_code: null, state: null },
      business_name: null,
      email: buyer.email,
      individual_name: null,
      name: buyer.name,
      phone: null,
      tax_exempt: "none",
      tax_ids: buyer.taxId === null ? [] : [{ type: /^[A-Z]{2}/i.test(buyer.taxId) ? "eu_vat" : "unknown", value: buyer.taxId }],
    },
  });
  account.publish("checkout.session.completed", session);
  return { kind: "complete" };
}

/** The customer that was given, with what the page may change, or a new one where the session makes one. */
function settleCustomer(account: Account, session: CheckoutSession, terms: CheckoutTerms, buyer: Buyer): Customer | null {
  const address = buyer.country === null ? null : { city: null, country: buyer.country, line1: null, line2: null, postal_code: null, state: null };
  if (session.customer === null) {
    if (session.customer_creation !== "always") return null;
    const made = createCustomer(account, { email: buyer.email, name: buyer.name, address });
    session.customer = made.id;
    return made;
  }
  const customer = account.get("customer", session.customer);
  const changes = { ...(terms.updates.name && { name: buyer.name }), ...(terms.updates.address && address && { address }), ...(customer.email === null && { email: buyer.email }) };
  return account.change("customer", customer, changes, "customer.updated");
}

function startSubscription(account: Account, session: CheckoutSession, terms: CheckoutTerms, paying: { customer: Customer; method: PaymentMethod | null; approved: boolean }): void {
  const { customer, method, approved } = paying;
  const trialEnd = terms.trialEnd ?? (terms.trialDays === null ? null : account.timeOf(customer.id) + terms.trialDays * 86_400);
  if (method) attach(account, method, customer);
  if (method && trialEnd !== null) recordSetup(account, method, customer);
  const subscription = createSubscription(account, {
    customer,
    items: terms.items,
    trialEnd,
    discounts: discountSources(account, session),
    metadata: terms.subscriptionMetadata,
    description: terms.subscriptionDescription,
    method,
    session: session.id,
    automaticTax: session.automatic_tax.enabled,
    offSession: false,
    approved,
    paymentBehavior: "error_if_incomplete",
  });
  session.subscription = subscription.id;
  session.invoice = subscription.latest_invoice;
}

/** A card that is kept without being charged. */
function recordSetup(account: Account, method: PaymentMethod, customer: Customer): void {
  const id = newId("seti");
  const intent = account.put("setup_intent", {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: newClientSecret(id),
    created: account.now(),
    customer: customer.id,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "succeeded",
    usage: "off_session",
  });
  account.publish("setup_intent.created", intent);
  account.publish("setup_intent.succeeded", intent);
}

function termsOf(account: Account, session: CheckoutSession): CheckoutTerms {
  const terms = account.state.checkouts[session.id];
  if (!terms) throw new ApiError(500, { type: "api_error", message: `Checkout session ${session.id} has lost its terms.` });
  return terms;
}
