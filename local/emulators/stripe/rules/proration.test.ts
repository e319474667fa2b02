// Sums and dates of billing, to the last unit and second: prorations, discounts, periods.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takenOff } from "./discounts";
import { intervalsAfter, periodEnd } from "./periods";
import { prorate } from "./proration";

const period = { start: 1_800_000_000, end: 1_802_592_000 };
const price = fc.integer({ min: 0, max: 99_999_999 });

describe("a proration", () => {
  it("gives the rest of the old price back and asks the rest of the new one", () => {
    const at = period.start + (period.end - period.start) / 4;
    expect(prorate({ billed: 800, price: 3900, period, at })).toEqual({ credit: -600, debit: 2925, billed: 3900 });
    expect(prorate({ billed: 800, price: 3900, period, at: period.end })).toEqual({ credit: 0, debit: 0, billed: 0 });
    expect(prorate({ billed: 800, price: 0, period, at: period.start })).toMatchObject({ credit: -800, debit: 0 });
  });

  it("never gives back more than was asked, over any number of changes", () => {
    const changes = fc.array(fc.record({ price, at: fc.integer({ min: period.start, max: period.end }) }), { maxLength: 30 });
    fc.assert(
      fc.property(price, changes, (first, list) => {
        let billed = first;
        let asked = first;
        let given = 0;
        for (const change of [...list].sort((a, b) => a.at - b.at)) {
          const { credit, debit, billed: next } = prorate({ billed, price: change.price, period, at: change.at });
          expect(credit).toBeLessThanOrEqual(0);
          expect(debit).toBeGreaterThanOrEqual(0);
          given -= credit;
          expect(given).toBeLessThanOrEqual(asked);
          asked += debit;
          billed = next;
        }
      }),
    );
  });

  it("of a change to the same price at one instant comes to nothing, and of parts to the whole", () => {
    fc.assert(
      fc.property(price, fc.integer({ min: period.start, max: period.end }), (amount, at) => {
        const { credit, debit } = prorate({ billed: amount, price: amount, period, at });
        expect(credit + debit).toBe(0);
        const used = amount + credit;
        expect(used).toBeGreaterThanOrEqual(0);
        expect(used - credit).toBe(amount);
      }),
    );
  });
});

describe("what a coupon takes off", () => {
  it("is the whole of a fixed sum, shared to the last unit, and never more than there is", () => {
    fc.assert(
      fc.property(fc.array(price, { minLength: 1, maxLength: 10 }), price, (amounts, off) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        const parts = takenOff(amounts, { amount_off: off, percent_off: null, currency: "eur" }, "eur");
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.min(off, total));
        parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(amounts[index] ?? 0));
      }),
    );
  });

  it("is nothing in another currency", () => {
    expect(takenOff([1000], { amount_off: 500, percent_off: null, currency: "usd" }, "eur")).toEqual([0]);
  });
});

describe("periods", () => {
  it("follow each other without a gap, whatever day they began", () => {
    const anchors = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    const interval = fc.constantFrom("day", "week", "month", "year").map((one) => ({ interval: one, interval_count: 1 }));
    fc.assert(
      fc.property(anchors, interval, fc.integer({ min: 1, max: 60 }), (anchor, every, count) => {
        const start = intervalsAfter(anchor, every, count);
        expect(periodEnd(anchor, every, start)).toBe(intervalsAfter(anchor, every, count + 1));
        expect(intervalsAfter(anchor, every, count + 1)).toBeGreaterThan(start);
      }),
    );
  });
});
