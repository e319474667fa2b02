import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, hasRate } from "./rates";

const CURRENCIES = ["USD", "EUR", "GBP", "JPY", "KWD", "KRW", "INR", "CLP", "ISK", "CHF"];

describe("conversion at reference rates", () => {
  it("respects the digits of each currency", () => {
    expect(convert({ amount: 14500, currency: "JPY" }, "USD")).toEqual({ amount: 10000, currency: "USD" });
    expect(convert({ amount: 10000, currency: "USD" }, "KWD")).toEqual({ amount: 30600, currency: "KWD" });
    expect(convert({ amount: 10_000, currency: "USD" }, "HUF")).toEqual({ amount: 3_520_000, currency: "HUF" });
    expect(convert({ amount: 87, currency: "EUR" }, "JPY")).toEqual({ amount: 145, currency: "JPY" });
  });

  it("gives whole minor units, and the way back loses no more than rounding", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...CURRENCIES), fc.constantFrom(...CURRENCIES), (amount, from, to) => {
        const there = convert({ amount, currency: from }, to);
        expect(Number.isInteger(there.amount)).toBe(true);
        const back = convert(there, from).amount;
        const unit = Math.max(1, convert({ amount: 1, currency: to }, from).amount);
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(unit + 1);
      }),
    );
  });

  it("knows the common currencies and tells when it doesn't know one", () => {
    expect(CURRENCIES.every(hasRate)).toBe(true);
    expect(hasRate("XDR")).toBe(false);
  });
});
