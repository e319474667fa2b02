// Subscriptions and invoices over the API: what each call takes, and which rule does it.
import type { Account } from "../../account";
import { payInvoice } from "../../rules/collecting";
import { requireUsable, requireUsableCode, type DiscountSource } from "../../rules/discounts";
import { previewInvoice } from "../../rules/invoicePreview";
import { finalizeInvoice, subscriptionOf, voidInvoice } from "../../rules/invoices";
import { paymentMethod } from "../../rules/paymentMethods";
import { cancelAtPeriodEnd, cancelNow, changeSubscription, type SubscriptionChange } from "../../rules/subscriptionChanges";
import { createSubscription, type NewSubscription } from "../../rules/subscriptions";
import { invalidRequest } from "../errors";
import { listRoute, page } from "../lists";
import { clearableText, currency, either, filledText, flag, integer, listOf, mergedMetadata, metadata, oneOf, positiveInteger, shape, text } from "../parameters";
import { nothing, route, type Route } from "../route";

const discount = shape({}, { coupon: filledText, promotion_code: filledText });
const prorationBehavior = oneOf("create_prorations", "always_invoice", "none");
const paymentBehavior = oneOf("allow_incomplete", "default_incomplete", "error_if_incomplete", "pending_if_incomplete");
const changedItem = shape({}, { id: filledText, price: filledText, quantity: positiveInteger, deleted: flag });
const now = oneOf("now");

const subscriptionRoutes: Route[] = [
  route(
    "POST",
    "/v1/subscriptions",
    shape(
      { customer: filledText, items: listOf(shape({ price: filledText }, { quantity: positiveInteger })) },
      {
        default_payment_method: filledText,
        trial_period_days: positiveInteger,
        trial_end: either(integer, now),
        discounts: listOf(discount),
        metadata,
        description: clearableText,
        cancel_at_period_end: flag,
        payment_behavior: paymentBehavior,
        off_session: flag,
        automatic_tax: shape({ enabled: flag }),
        proration_behavior: prorationBehavior,
      },
    ),
    (account, params) => {
      const customer = account.customer(params.customer, "customer");
      const startsAt = account.timeOf(customer.id);
      const trialEnd = typeof params.trial_end === "number" ? params.trial_end : params.trial_period_days ? startsAt + params.trial_period_days * 86_400 : null;
      const wanted: NewSubscription = {
        customer,
        items: params.items.map(({ price, quantity }) => ({ price, quantity: quantity ?? 1 })),
        trialEnd,
        discounts: discountsOf(account, params.discounts ?? [], customer.id),
        metadata: params.metadata ?? {},
        description: params.description,
        method: params.default_payment_method === undefined ? null : paymentMethod(account, params.default_payment_method, "default_payment_method"),
        cancelAtPeriodEnd: params.cancel_at_period_end,
        automaticTax: params.automatic_tax?.enabled,
        offSession: params.off_session ?? false,
        paymentBehavior: params.payment_behavior,
      };
      // Refused, it must leave nothing behind: it is tried on a copy first.
      if (wanted.paymentBehavior === "error_if_incomplete") createSubscription(account.copy(), structuredClone(wanted));
      return createSubscription(account, wanted);
    },
  ),
  route("GET", "/v1/subscriptions/:id", nothing, (account, _params, id) => account.get("subscription", id)),
  route(
    "POST",
    "/v1/subscriptions/:id",
    shape(
      {},
      {
        items: listOf(changedItem),
        proration_behavior: prorationBehavior,
        proration_date: integer,
        cancel_at_period_end: flag,
        metadata,
        description: clearableText,
        default_payment_method: clearableText,
        trial_end: either(integer, now),
        payment_behavior: paymentBehavior,
        off_session: flag,
      },
    ),
    (account, params, id) => {
      const subscription = account.get("subscription", id);
      const change = changeOf(params);
      if (params.payment_behavior === "error_if_incomplete") requirePaid(account, id, change);
      if (change.items || change.trialEnd !== undefined) changeSubscription(account, subscription, change);
      if (params.cancel_at_period_end !== undefined) cancelAtPeriodEnd(account, subscription, params.cancel_at_period_end);
      const method = params.default_payment_method;
      if (method && account.get("payment_method", method, "default_payment_method").customer !== subscription.customer)
        throw invalidRequest(`The customer does not have a payment method with the ID ${method}.`, { param: "default_payment_method", code: "resource_missing" });
      return account.change(
        "subscription",
        subscription,
        {
          metadata: mergedMetadata(subscription.metadata, params.metadata),
          ...(params.description !== undefined && { description: params.description }),
          ...(method !== undefined && { default_payment_method: method }),
        },
        "customer.subscription.updated",
      );
    },
  ),
  route("DELETE", "/v1/subscriptions/:id", shape({}, { prorate: flag, invoice_now: flag }), (account, params, id) =>
    cancelNow(account, account.get("subscription", id), { prorate: params.prorate ?? false, invoiceNow: params.invoice_now ?? false }),
  ),
  listRoute(
    "/v1/subscriptions",
    "subscription",
    {
      customer: text,
      price: text,
      test_clock: text,
      status: oneOf("active", "all", "canceled", "ended", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"),
    },
    (subscription, { customer, price, status, test_clock: clock }) =>
      (customer === undefined || subscription.customer === customer) &&
      (clock === undefined || subscription.test_clock === clock) &&
      (price === undefined || subscription.items.data.some((item) => item.price.id === price)) &&
      (status === undefined
        ? subscription.status !== "canceled"
        : status === "all" || (status === "ended" ? ["canceled", "incomplete_expired"].includes(subscription.status) : subscription.status === status)),
  ),
  route("GET", "/v1/subscription_items", shape({ subscription: filledText }, { limit: integer, starting_after: text, ending_before: text }), (account, { subscription, ...paging }) =>
    page(account.get("subscription", subscription, "subscription").items.data, paging, "/v1/subscription_items", "subscription_item"),
  ),
];

const invoiceRoutes: Route[] = [
  route("GET", "/v1/invoices/:id", nothing, (account, _params, id) => account.get("invoice", id)),
  listRoute(
    "/v1/invoices",
    "invoice",
    { customer: text, subscription: text, status: oneOf("draft", "open", "paid", "uncollectible", "void"), collection_method: oneOf("charge_automatically", "send_invoice") },
    (invoice, { customer, subscription, status }) =>
      (customer === undefined || invoice.customer === customer) && (subscription === undefined || subscriptionOf(invoice) === subscription) && (status === undefined || invoice.status === status),
  ),
  route("GET", "/v1/invoices/:id/lines", shape({}, { limit: integer, starting_after: text, ending_before: text }), (account, params, id) => page(account.get("invoice", id).lines.data, params, `/v1/invoices/${id}/lines`, "line_item")),
  route(
    "POST",
    "/v1/invoices/create_preview",
    shape(
      {},
      {
        customer: text,
        subscription: text,
        currency,
        subscription_details: shape({}, { items: listOf(changedItem), proration_behavior: prorationBehavior, proration_date: integer, cancel_at_period_end: flag, trial_end: either(integer, now) }),
      },
    ),
    (account, params) => {
      const details = params.subscription_details ?? {};
      return previewInvoice(account, { customer: params.customer ?? null, subscription: params.subscription ?? null, change: { ...changeOf(details), cancelAtPeriodEnd: details.cancel_at_period_end } });
    },
  ),
  route("POST", "/v1/invoices/:id/pay", shape({}, { payment_method: filledText, off_session: flag }), (account, params, id) =>
    payInvoice(account, account.get("invoice", id), params.payment_method === undefined ? null : paymentMethod(account, params.payment_method)),
  ),
  route("POST", "/v1/invoices/:id/finalize", shape({}, { auto_advance: flag }), (account, _params, id) => {
    const invoice = account.get("invoice", id);
    if (invoice.status !== "draft") throw invalidRequest("This invoice is already finalized, you can't re-finalize a non-draft invoice.", { code: "invoice_not_editable" });
    return finalizeInvoice(account, invoice);
  }),
  route("POST", "/v1/invoices/:id/void", nothing, (account, _params, id) => {
    const invoice = account.get("invoice", id);
    if (invoice.status !== "open") throw invalidRequest("You can only void an open invoice.", { code: "invoice_not_editable" });
    voidInvoice(account, invoice);
    return invoice;
  }),
  route("GET", "/v1/invoice_payments/:id", nothing, (account, _params, id) => account.get("invoice_payment", id)),
  listRoute(
    "/v1/invoice_payments",
    "invoice_payment",
    { invoice: text, status: oneOf("open", "paid", "canceled"), payment: shape({ type: oneOf("payment_intent") }, { payment_intent: text }) },
    (paying, { invoice, status, payment }) =>
      (invoice === undefined || paying.invoice === invoice) &&
      (status === undefined || paying.status === status) &&
      (payment?.payment_intent === undefined || paying.payment.payment_intent === payment.payment_intent),
  ),
];

type ChangeParams = Partial<{
  items: ReturnType<typeof changedItem>[];
  proration_behavior: SubscriptionChange["prorationBehavior"];
  proration_date: number;
  trial_end: number | "now";
}>;

function changeOf(params: ChangeParams): SubscriptionChange {
  return { items: params.items, prorationBehavior: params.proration_behavior ?? "create_prorations", prorationDate: params.proration_date, trialEnd: params.trial_end };
}

/** The change on a copy, where its payment must succeed. */
function requirePaid(account: Account, id: string, change: SubscriptionChange): void {
  const world = account.copy();
  const invoice = changeSubscription(world, world.get("subscription", id), change);
  if (invoice && invoice.status !== "paid") throw invalidRequest("Payment for this subscription requires a card that can be charged.", { code: "subscription_payment_intent_requires_action", status: 402 });
}

function discountsOf(account: Account, given: ReturnType<typeof discount>[], customer: string): DiscountSource[] {
  return given.map(({ coupon, promotion_code: code }, index) => {
    if (code !== undefined) {
      const promotion = account.get("promotion_code", code, `discounts[${index}][promotion_code]`);
      const found = account.get("coupon", promotion.promotion.coupon ?? "");
      return { coupon: requireUsableCode(account, promotion, customer, Infinity, found.currency ?? "", `discounts[${index}][promotion_code]`).id, promotionCode: code };
    }
    const found = account.get("coupon", coupon ?? "", `discounts[${index}][coupon]`);
    requireUsable(found, account.timeOf(customer), `discounts[${index}][coupon]`);
    return { coupon: found.id, promotionCode: null };
  });
}

export const billingRoutes: Route[] = [...subscriptionRoutes, ...invoiceRoutes];
