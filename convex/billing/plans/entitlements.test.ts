import { describe, expect, it } from "vitest";
import { entitlementsOf, requireEntitlement, requireRoomForTrip } from "./entitlements";
import { GUEST_ENTITLEMENTS, PLAN_NAMES, PLANS, type Entitlements } from "./plans";

const guest = { plan: "free", isAnonymous: true } as const;
const holder = (plan: (typeof PLAN_NAMES)[number]) => ({ plan, isAnonymous: false });
const size = (value: number | boolean | null) => (value === null ? Infinity : Number(value));

describe("entitlements", () => {
  it("only grow: from guest to free, to Pro, to agency", () => {
    const steps = [GUEST_ENTITLEMENTS, ...PLAN_NAMES.map((plan) => PLANS[plan].entitlements)];
    for (const [index, larger] of steps.slice(1).entries()) {
      for (const name of Object.keys(larger) as (keyof Entitlements)[]) expect(size(larger[name])).toBeGreaterThanOrEqual(size(steps[index]![name]));
    }
  });

  it("of a guest aren't those of a plan that their row may name", () => {
    expect(entitlementsOf({ plan: "pro", isAnonymous: true })).toEqual(GUEST_ENTITLEMENTS);
    expect(entitlementsOf(holder("pro"))).toEqual(PLANS.pro.entitlements);
  });

  it("that are missing are refused with the plan that has them", () => {
    expect(() => requireEntitlement(holder("agency"), "agency")).not.toThrow();
    for (const [who, plan] of [[guest, "guest"], [holder("free"), "free"], [holder("pro"), "pro"]] as const) {
      expect(() => requireEntitlement(who, "agency")).toThrow(
        expect.objectContaining({ data: expect.objectContaining({ code: "AUTHORIZATION_ERROR", message: "This is part of the Agency plan.", details: { entitlement: "agency", plan, upgrade: true } }) }),
      );
    }
  });

  it("leave room for trips up to the limit, and no further", () => {
    const limit = PLANS.free.entitlements.trips!;
    expect(() => requireRoomForTrip(holder("free"), limit - 1)).not.toThrow();
    for (const ahead of [limit, limit + 5]) {
      expect(() => requireRoomForTrip(holder("free"), ahead)).toThrow(expect.objectContaining({ data: expect.objectContaining({ details: { entitlement: "trips", plan: "free", upgrade: true } }) }));
    }
    expect(() => requireRoomForTrip(holder("pro"), 100_000)).not.toThrow();
  });
});

describe("prices", () => {
  it("are whole cents under names of their own, and a year costs less than twelve months", () => {
    const prices = PLAN_NAMES.flatMap((plan) => [PLANS[plan].monthly, PLANS[plan].yearly]).filter((price) => price !== null);
    expect(new Set(prices.map(({ lookupKey }) => lookupKey)).size).toBe(prices.length);
    expect(prices.every(({ amount }) => Number.isInteger(amount) && amount > 0)).toBe(true);
    for (const { monthly, yearly } of Object.values(PLANS)) if (monthly && yearly) expect(yearly.amount).toBeLessThan(12 * monthly.amount);
  });
});
