// What is for sale over the API: products, prices, coupons and promotion codes.
import { changePrice, createPrice, createProduct, freeLookupKey } from "../../rules/catalogue";
import { invalidRequest } from "../errors";
import { newId, letters } from "../../ids";
import { listRoute } from "../lists";
import { clearableText, currency, decimal, filledText, flag, integer, listOf, mergedMetadata, metadata, oneOf, positiveInteger, shape, text } from "../parameters";
import { nothing, route, type Route } from "../route";

export const recurring = shape({ interval: oneOf("day", "week", "month", "year") }, { interval_count: positiveInteger, usage_type: oneOf("licensed") });
export const productDetails = { description: clearableText, active: flag, metadata, images: listOf(text), tax_code: text, url: clearableText };
const taxBehavior = oneOf("exclusive", "inclusive", "unspecified");

const productRoutes: Route[] = [
  route("POST", "/v1/products", shape({ name: filledText }, { id: text, ...productDetails }), (account, params) => createProduct(account, params)),
  route("GET", "/v1/products/:id", nothing, (account, _params, id) => account.get("product", id)),
  route("POST", "/v1/products/:id", shape({}, { name: filledText, default_price: text, ...productDetails }), (account, { metadata: meta, ...params }, id) => {
    const product = account.get("product", id);
    return account.change("product", product, { ...params, metadata: mergedMetadata(product.metadata, meta), updated: account.now() }, "product.updated");
  }),
  listRoute("/v1/products", "product", { active: flag, ids: listOf(text) }, (product, { active, ids }) => (active === undefined || product.active === active) && (ids === undefined || ids.includes(product.id))),
];

const priceRoutes: Route[] = [
  route(
    "POST",
    "/v1/prices",
    shape(
      { currency },
      {
        unit_amount: positiveInteger,
        unit_amount_decimal: text,
        product: filledText,
        product_data: shape({ name: filledText }, productDetails),
        recurring,
        active: flag,
        lookup_key: filledText,
        transfer_lookup_key: flag,
        nickname: clearableText,
        metadata,
        tax_behavior: taxBehavior,
      },
    ),
    (account, params) => createPrice(account, params),
  ),
  route("GET", "/v1/prices/:id", nothing, (account, _params, id) => account.get("price", id)),
  route(
    "POST",
    "/v1/prices/:id",
    shape({}, { active: flag, lookup_key: clearableText, transfer_lookup_key: flag, nickname: clearableText, metadata, tax_behavior: taxBehavior }),
    (account, { metadata: meta, transfer_lookup_key: transfer, ...params }, id) => {
      const price = account.get("price", id);
      if (params.lookup_key && params.lookup_key !== price.lookup_key) freeLookupKey(account, params.lookup_key, transfer ?? false);
      return changePrice(account, price, { ...params, metadata: mergedMetadata(price.metadata, meta) });
    },
  ),
  listRoute(
    "/v1/prices",
    "price",
    { active: flag, currency, product: text, lookup_keys: listOf(text), type: oneOf("one_time", "recurring"), recurring: shape({}, { interval: oneOf("day", "week", "month", "year") }) },
    (price, wanted) =>
      (wanted.active === undefined || price.active === wanted.active) &&
      (wanted.currency === undefined || price.currency === wanted.currency) &&
      (wanted.product === undefined || price.product === wanted.product) &&
      (wanted.type === undefined || price.type === wanted.type) &&
      (wanted.recurring?.interval === undefined || price.recurring?.interval === wanted.recurring.interval) &&
      (wanted.lookup_keys === undefined || (price.lookup_key !== null && wanted.lookup_keys.includes(price.lookup_key))),
  ),
];

const couponRoutes: Route[] = [
  route(
    "POST",
    "/v1/coupons",
    shape(
      {},
      {
        id: text,
        amount_off: positiveInteger,
        percent_off: decimal,
        currency,
        duration: oneOf("once", "repeating", "forever"),
        duration_in_months: positiveInteger,
        max_redemptions: positiveInteger,
        redeem_by: integer,
        name: text,
        metadata,
      },
    ),
    (account, params) => {
      const { amount_off: amountOff, percent_off: percentOff, duration = "once" } = params;
      if ((amountOff === undefined) === (percentOff === undefined)) throw invalidRequest("You must pass exactly one of percent_off or amount_off.", { code: amountOff === undefined ? "parameter_missing" : "parameters_exclusive" });
      if (percentOff !== undefined && (percentOff <= 0 || percentOff > 100)) throw invalidRequest("Invalid percent_off: must be greater than 0 and at most 100.", { param: "percent_off" });
      if (amountOff !== undefined && params.currency === undefined) throw invalidRequest("You must pass currency when passing amount_off.", { param: "currency", code: "parameter_missing" });
      if (duration === "repeating" && params.duration_in_months === undefined) throw invalidRequest("You must pass duration_in_months when the duration is repeating.", { param: "duration_in_months", code: "parameter_missing" });
      const id = params.id ?? letters(8);
      if (account.find("coupon", id)) throw invalidRequest("Coupon already exists.", { param: "id", code: "resource_already_exists" });
      const coupon = account.put("coupon", {
        id,
        object: "coupon",
        amount_off: amountOff ?? null,
        created: account.now(),
        currency: amountOff === undefined ? null : (params.currency ?? null),
        duration,
        duration_in_months: params.duration_in_months ?? null,
        livemode: false,
        max_redemptions: params.max_redemptions ?? null,
        metadata: params.metadata ?? {},
        name: params.name ?? null,
        percent_off: percentOff ?? null,
        redeem_by: params.redeem_by ?? null,
        times_redeemed: 0,
        valid: true,
      });
      account.publish("coupon.created", coupon);
      return coupon;
    },
  ),
  route("GET", "/v1/coupons/:id", nothing, (account, _params, id) => account.get("coupon", id)),
  listRoute("/v1/coupons", "coupon", {}, () => true),
  route("DELETE", "/v1/coupons/:id", nothing, (account, _params, id) => {
    // Discounts that were given already still count by it: it only can't be used again.
    const coupon = account.change("coupon", account.get("coupon", id), { valid: false });
    account.publish("coupon.deleted", coupon);
    return { id, object: "coupon", deleted: true };
  }),
];

const promotionCodeRoutes: Route[] = [
  route(
    "POST",
    "/v1/promotion_codes",
    shape(
      { promotion: shape({ type: oneOf("coupon") }, { coupon: filledText }) },
      {
        code: text,
        active: flag,
        customer: text,
        expires_at: integer,
        max_redemptions: positiveInteger,
        metadata,
        restrictions: shape({}, { first_time_transaction: flag, minimum_amount: positiveInteger, minimum_amount_currency: currency }),
      },
    ),
    (account, params) => {
      const coupon = account.get("coupon", params.promotion.coupon ?? "", "promotion[coupon]");
      const code = params.code ?? letters(8).toUpperCase();
      if (!/^[\w-]{1,500}$/.test(code)) throw invalidRequest("Promotion codes may only contain letters, digits, dashes and underscores.", { param: "code" });
      if (codeNamed(account.all("promotion_code"), code)) throw invalidRequest("An active promotion code with `code` already exists.", { param: "code", code: "resource_already_exists" });
      if (params.customer !== undefined) account.customer(params.customer, "customer");
      const made = account.put("promotion_code", {
        id: newId("promo"),
        object: "promotion_code",
        active: params.active ?? true,
        code,
        created: account.now(),
        customer: params.customer ?? null,
        customer_account: null,
        expires_at: params.expires_at ?? null,
        livemode: false,
        max_redemptions: params.max_redemptions ?? null,
        metadata: params.metadata ?? {},
        promotion: { coupon: coupon.id, type: "coupon" },
        restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null, ...params.restrictions },
        times_redeemed: 0,
      });
      account.publish("promotion_code.created", made);
      return made;
    },
  ),
  route("GET", "/v1/promotion_codes/:id", nothing, (account, _params, id) => account.get("promotion_code", id)),
  route("POST", "/v1/promotion_codes/:id", shape({}, { active: flag, metadata }), (account, { active, metadata: meta }, id) => {
    const code = account.get("promotion_code", id);
    return account.change("promotion_code", code, { ...(active !== undefined && { active }), metadata: mergedMetadata(code.metadata ?? {}, meta) }, "promotion_code.updated");
  }),
  listRoute(
    "/v1/promotion_codes",
    "promotion_code",
    { code: text, coupon: text, active: flag, customer: text },
    (promotion, { code, coupon, active, customer }) =>
      (code === undefined || promotion.code.toLowerCase() === code.toLowerCase()) &&
      (coupon === undefined || promotion.promotion.coupon === coupon) &&
      (active === undefined || promotion.active === active) &&
      (customer === undefined || promotion.customer === customer),
  ),
];

/** Codes are the same whatever their case. */
export function codeNamed<T extends { active: boolean; code: string }>(codes: T[], typed: string): T | undefined {
  return codes.find(({ active, code }) => active && code.toLowerCase() === typed.trim().toLowerCase());
}

export const catalogueRoutes: Route[] = [...productRoutes, ...priceRoutes, ...couponRoutes, ...promotionCodeRoutes];
