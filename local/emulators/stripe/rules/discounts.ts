// Coupons: what they take off, for how long, and whether they may still be used.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { Coupon, Discount, PromotionCode } from "../wire";
import { intervalsAfter } from "./periods";

export type DiscountSource = { coupon: string; promotionCode: string | null };

/** The part of a coupon that reckons. */
type Rate = Pick<Coupon, "percent_off" | "amount_off" | "currency">;

/** What the coupon takes off each amount. A fixed sum is shared in proportion, to the last unit. */
export function takenOff(amounts: number[], coupon: Rate, currency: string): number[] {
  if (coupon.percent_off !== null) return amounts.map((amount) => Math.round((amount * (coupon.percent_off ?? 0)) / 100));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const off = coupon.currency === currency ? Math.min(coupon.amount_off ?? 0, total) : 0;
  let before = 0;
  return amounts.map((amount) => {
    const from = share(off, before, total);
    before += amount;
    return share(off, before, total) - from;
  });
}

function share(off: number, part: number, total: number): number {
  // Whole numbers as they are: the product is more than a double holds.
  return total === 0 ? 0 : Number((BigInt(off) * BigInt(part)) / BigInt(total));
}

/** Throws when the coupon can't be used any more. */
export function requireUsable(coupon: Coupon, now: number, param: string): void {
  const expired = coupon.redeem_by !== null && coupon.redeem_by <= now;
  const usedUp = coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions;
  if (expired || usedUp || !coupon.valid) throw invalidRequest(`Coupon expired: ${coupon.id}`, { param, code: "coupon_expired" });
}

/** Throws when this customer can't use the code for an amount like this. */
export function requireUsableCode(account: Account, code: PromotionCode, customer: string | null, amount: number, currency: string, param: string): Coupon {
  const coupon = account.get("coupon", code.promotion.coupon ?? "", param);
  const now = account.timeOf(customer);
  const over = code.expires_at !== null && code.expires_at <= now;
  const usedUp = code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions;
  if (!code.active || over || usedUp) throw invalidRequest("This promotion code is no longer active.", { param, code: "promotion_code_expired" });
  if (code.customer !== null && code.customer !== customer) throw invalidRequest("This promotion code cannot be redeemed by this customer.", { param });
  const { first_time_transaction: first, minimum_amount: least, minimum_amount_currency: leastCurrency } = code.restrictions;
  if (first && customer !== null && account.all("charge").some((charge) => charge.customer === customer && charge.paid))
    throw invalidRequest("This promotion code cannot be redeemed because the associated customer has prior transactions.", { param });
  if (least !== null && leastCurrency === currency && amount < least) throw invalidRequest("This promotion code has a minimum amount that isn't reached.", { param });
  requireUsable(coupon, now, param);
  if (coupon.amount_off !== null && coupon.currency !== currency) throw invalidRequest(`The coupon ${coupon.id} is in ${coupon.currency ?? "another currency"}, not in ${currency}.`, { param });
  return coupon;
}

/** Counts the coupon as used once more, and gives the discount it is from now on. */
export function redeem(account: Account, source: DiscountSource, use: { customer: string | null; subscription: string | null; session: string | null; invoice?: string | null }): Discount {
  const coupon = account.get("coupon", source.coupon);
  const now = account.timeOf(use.customer);
  account.change("coupon", coupon, { times_redeemed: coupon.times_redeemed + 1 });
  if (coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions) account.change("coupon", coupon, { valid: false });
  const code = source.promotionCode === null ? null : account.get("promotion_code", source.promotionCode);
  if (code) account.change("promotion_code", code, { times_redeemed: code.times_redeemed + 1 });
  const discount = account.put("discount", {
    id: newId("di"),
    object: "discount",
    checkout_session: use.session,
    customer: use.customer,
    customer_account: null,
    end: coupon.duration === "repeating" ? intervalsAfter(now, { interval: "month", interval_count: 1 }, coupon.duration_in_months ?? 1) : null,
    invoice: use.invoice ?? null,
    invoice_item: null,
    promotion_code: source.promotionCode,
    source: { coupon: coupon.id, type: "coupon" },
    start: now,
    subscription: use.subscription,
    subscription_item: null,
  });
  account.publish("customer.discount.created", discount);
  return discount;
}

/** The coupons among these discounts that still count at this time. */
export function couponsAt(account: Account, discounts: string[], at: number): { discount: Discount; coupon: Coupon }[] {
  return discounts.flatMap((id) => {
    const discount = account.get("discount", id);
    const over = discount.end !== null && discount.end <= at;
    return over || discount.source.coupon === null ? [] : [{ discount, coupon: account.get("coupon", discount.source.coupon) }];
  });
}
