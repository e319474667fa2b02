// What a checkout comes to: its lines, with the discount that was chosen or typed in.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import type { CheckoutSession, LineItem } from "../wire";
import { requireUsable, requireUsableCode, takenOff, type DiscountSource } from "./discounts";

export type DiscountChoice = { coupon?: string; promotion_code?: string };

/** As they are due today: nothing, when there is a trial first. */
export function lineItems(account: Account, session: CheckoutSession): LineItem[] {
  const terms = account.state.checkouts[session.id];
  const items = terms?.items ?? [];
  const free = terms !== undefined && (terms.trialDays !== null || terms.trialEnd !== null);
  const subtotals = items.map(({ price, quantity }) => (free ? 0 : (account.get("price", price).unit_amount ?? 0) * quantity));
  const coupons = (session.discounts ?? []).map((discount) => couponFor(account, session, { coupon: discount.coupon ?? undefined, promotion_code: discount.promotion_code ?? undefined }, "discounts", false));
  const left = [...subtotals];
  for (const { coupon } of coupons) takenOff(left, account.get("coupon", coupon), session.currency ?? "").forEach((off, index) => (left[index] = (left[index] ?? 0) - off));
  return items.map(({ price: id, quantity }, index) => {
    const price = account.get("price", id);
    const subtotal = subtotals[index] ?? 0;
    const total = left[index] ?? 0;
    return {
      id: `li_${session.id.slice(-20)}${index}`,
      object: "item",
      adjustable_quantity: null,
      amount_discount: subtotal - total,
      amount_subtotal: subtotal,
      amount_tax: 0,
      amount_total: total,
      currency: price.currency,
      description: account.find("product", price.product)?.name ?? price.nickname,
      metadata: {},
      price: structuredClone(price),
      quantity,
    };
  });
}

/** Throws when it can't be used, unless it was found usable before. */
export function couponFor(account: Account, session: CheckoutSession, choice: DiscountChoice, param: string, check = true): DiscountSource {
  if (choice.promotion_code !== undefined) {
    const code = account.get("promotion_code", choice.promotion_code, `${param}[promotion_code]`);
    if (!check) return { coupon: code.promotion.coupon ?? "", promotionCode: code.id };
    const coupon = requireUsableCode(account, code, session.customer, session.amount_subtotal ?? 0, session.currency ?? "", `${param}[promotion_code]`);
    return { coupon: coupon.id, promotionCode: code.id };
  }
  const coupon = account.get("coupon", choice.coupon ?? "", `${param}[coupon]`);
  if (check) requireUsable(coupon, account.now(), `${param}[coupon]`);
  if (coupon.amount_off !== null && coupon.currency !== session.currency) throw invalidRequest(`The coupon ${coupon.id} is not in ${session.currency ?? "this currency"}.`, { param });
  return { coupon: coupon.id, promotionCode: null };
}
