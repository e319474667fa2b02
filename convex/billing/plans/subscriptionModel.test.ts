import { describe, expect, it } from "vitest";
import { DAY_MS, GRACE_DAYS, graceEnd, planGiven, priceNamed } from "./subscriptionModel";

const since = Date.UTC(2027, 0, 1);
const row = { plan: "pro", status: "active", pastDueSince: null, duplicate: false } as const;

describe("a subscription", () => {
  it.each([
    ["trialing", "pro"], ["active", "pro"], ["unpaid", "free"], ["canceled", "free"], ["incomplete", "free"], ["incomplete_expired", "free"], ["paused", "free"],
  ] as const)("that is %s gives %s", (status, plan) => {
    expect(planGiven({ ...row, status }, since)).toBe(plan);
  });

  it("whose payment is missing gives its plan for seven days, to the instant", () => {
    const missed = { ...row, status: "past_due", pastDueSince: since } as const;
    expect(graceEnd(missed)).toBe(since + GRACE_DAYS * DAY_MS);
    expect(planGiven(missed, since + GRACE_DAYS * DAY_MS - 1)).toBe("pro");
    expect(planGiven(missed, since + GRACE_DAYS * DAY_MS)).toBe("free");
  });

  it("gives nothing as a second one, or to a price that isn't ours", () => {
    expect(planGiven({ ...row, duplicate: true }, since)).toBe("free");
    expect(planGiven({ ...row, plan: null }, since)).toBe("free");
    expect(priceNamed("somebody_elses")).toBeNull();
    expect(priceNamed(null)).toBeNull();
    expect(priceNamed("caravan_agency_year")).toEqual({ plan: "agency", interval: "year" });
  });
});
