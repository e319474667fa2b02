import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minorDigits, moneyText } from "./currencies";
import { chargeStep, fromStripeAmount, toStripeAmount } from "./stripeAmounts";

const CHARGEABLE = Intl.supportedValuesOf("currency").filter((code) => minorDigits(code) <= 3);
const refusal = (field: string) => expect.objectContaining({ data: expect.objectContaining({ code: "VALIDATION_ERROR", details: { field } }) });

describe("minor units", () => {
  it("are ISO 4217's, whatever Intl writes", () => {
    expect(Object.fromEntries(["EUR", "HUF", "RSD", "IDR", "JPY", "ISK", "KWD", "IQD", "CLF"].map((code) => [code, minorDigits(code)]))).toEqual({
      EUR: 2, HUF: 2, RSD: 2, IDR: 2, JPY: 0, ISK: 0, KWD: 3, IQD: 3, CLF: 4,
    });
  });

  it("are written with all their digits", () => {
    expect([moneyText({ amount: 1200, currency: "EUR" }), moneyText({ amount: 1200, currency: "JPY" }), moneyText({ amount: 1200, currency: "KWD" })]).toEqual(["€12.00", "¥1,200", "KWD\u00a01.200"]);
  });
});

describe("Stripe's amounts", () => {
  it("are ours, but where Stripe has its own way", () => {
    const there = (amount: number, currency: string) => toStripeAmount({ amount, currency });
    expect([there(1250, "EUR"), there(1250, "JPY"), there(125_000, "HUF"), there(1250, "KWD")]).toEqual([1250, 1250, 125_000, 1250]);
    expect([there(500, "ISK"), there(500, "UGX"), there(50_000, "MGA")]).toEqual([50_000, 50_000, 500]);
  });

  it("come back as they went, in every currency that can be charged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHARGEABLE), fc.integer({ min: 0, max: 900_000 }), (currency, steps) => {
        const amount = steps * chargeStep(currency);
        const there = toStripeAmount({ amount, currency });
        expect(Number.isInteger(there)).toBe(true);
        expect(fromStripeAmount(there, currency.toLowerCase())).toEqual({ amount, currency });
        if (minorDigits(currency) === 3) expect(there % 10).toBe(0);
        if (currency === "ISK" || currency === "UGX") expect(there % 100).toBe(0);
      }),
    );
  });

  it("refuse what Stripe can't charge: a last fils, part of an ariary, a unit of account, nine digits", () => {
    expect(() => toStripeAmount({ amount: 1255, currency: "KWD" })).toThrow(refusal("amount"));
    expect(() => toStripeAmount({ amount: 150, currency: "MGA" })).toThrow(refusal("amount"));
    expect(() => toStripeAmount({ amount: 10_000, currency: "CLF" })).toThrow(refusal("currency"));
    expect(() => toStripeAmount({ amount: 100_000_000, currency: "EUR" })).toThrow(refusal("amount"));
    expect(() => toStripeAmount({ amount: 1_000_000, currency: "ISK" })).toThrow(refusal("amount"));
  });
});
