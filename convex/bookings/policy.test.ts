import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStripeAmount } from "../money/stripeAmounts";
import { percentBack, refundOf } from "./policy";

describe("what a cancellation gives back", () => {
  it("is everything until the instant, and the percentage from then on", () => {
    const policy = { freeUntil: 1000, percentAfter: 50 };
    expect([999, 1000].map((now) => refundOf({ amount: 20_001, currency: "EUR" }, policy, now))).toEqual([20_001, 10_000]);
    expect(percentBack({ freeUntil: null, percentAfter: 0 }, 0)).toBe(0);
  });

  it("is never more than was paid, and always what can be given back in the currency", () => {
    const paid = fc.record({ amount: fc.integer({ min: 1, max: 9_000 }).map((steps) => steps * 100), currency: fc.constantFrom("EUR", "JPY", "KWD", "ISK", "UGX") });
    fc.assert(
      fc.property(paid, fc.option(fc.integer({ min: 0, max: 100 })), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (money, freeUntil, percentAfter, now) => {
        const back = refundOf(money, { freeUntil, percentAfter }, now);
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThanOrEqual(money.amount);
        expect(toStripeAmount({ ...money, amount: back })).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
