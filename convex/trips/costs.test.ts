import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "../_generated/dataModel";
import { tripCosts } from "./costs";

const people = (count: number) => Array.from({ length: count }, (_, index) => `person${index}` as Id<"users">);
const item = (amount: number, participants: Id<"users">[] | null = null) => ({ day: "2027-04-10", type: "other" as const, cost: { amount, currency: "EUR" }, participants });
const trip = (travellers: number) => ({ budget: { amount: 100_000, currency: "EUR" }, travellers });

describe("what falls to each", () => {
  it("is an equal part of what they take part in, to the cent", () => {
    const [ada, ben, cem] = people(3) as [Id<"users">, Id<"users">, Id<"users">];
    const { shares, total } = tripCosts(trip(3), [item(1000), item(501, [ben, cem])], [ada, ben, cem]);
    expect([shares, total]).toEqual([[{ userId: ada, amount: 334 }, { userId: ben, amount: 584 }, { userId: cem, amount: 583 }], 1501]);
  });

  it("leaves their part to travellers who aren't members", () => {
    const [ada, ben] = people(2) as [Id<"users">, Id<"users">];
    expect(tripCosts(trip(4), [item(1000)], [ada, ben]).shares).toEqual([{ userId: ada, amount: 250 }, { userId: ben, amount: 250 }]);
  });

  it("adds up to the whole where everybody who travels is a member, and nobody's is off by more than a cent an item", () => {
    const members = people(5);
    const items = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.option(fc.subarray(members, { minLength: 1 }))), { maxLength: 20 });
    fc.assert(
      fc.property(items, (list) => {
        const { shares, total } = tripCosts(trip(5), list.map(([amount, among]) => item(amount, among)), members);
        expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
        for (const { userId, amount } of shares) {
          const exact = list.reduce((sum, [cost, among]) => sum + (among === null ? cost / 5 : among.includes(userId) ? cost / among.length : 0), 0);
          expect(Math.abs(amount - exact)).toBeLessThanOrEqual(list.length);
        }
      }),
    );
  });
});

describe("what a trip's costs are meant in", () => {
  it("is the budget's currency, without one that of the first cost, and the owner's before there is any", () => {
    const yen = { ...item(1000), cost: { amount: 1000, currency: "JPY" } };
    expect(tripCosts(trip(2), [yen], [], "CHF").currency).toBe("EUR");
    expect(tripCosts({ ...trip(2), budget: null }, [yen], [], "CHF").currency).toBe("JPY");
    expect(tripCosts({ ...trip(2), budget: null }, [], [], "CHF").currency).toBe("CHF");
  });
});
