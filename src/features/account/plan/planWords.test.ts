import { describe, expect, it } from "vitest";
import { changeWords, includedLines, isNear, renewalOf, savingWords, usedWords, type Offer, type Subscription } from "./planWords";

const entitlements = { trips: null, members: 50, assistantRequests: null, modelBudget: 5, agency: false };
const euros = (amount: number, lookupKey: string) => ({ amount, currency: "EUR" as const, lookupKey });
const pro: Offer = { plan: "pro", name: "Pro", tagline: "", monthly: euros(800, "m"), yearly: euros(7200, "y"), trialDays: 14, entitlements };
const at = (day: string) => Date.parse(`${day}T12:00:00`);
const subscription = (fields: Partial<Subscription>): Subscription => ({
  plan: "pro",
  interval: "month",
  status: "active",
  currentPeriodEnd: at("2027-03-01"),
  cancelAt: null,
  trialEnd: null,
  graceUntil: null,
  ...fields,
});

describe("a plan in words", () => {
  it("says what is without limit as such, and guests' requests as a number", () => {
    expect(includedLines(entitlements)[0]).toBe("As many trips as you like");
    expect(includedLines({ ...entitlements, trips: 5, assistantRequests: 10, modelBudget: 1 })).toEqual([
      "5 trips ahead at a time; past ones don't count",
      "50 people in each of them",
      "10 requests to the assistant a month",
      "The everyday budget for language models",
    ]);
  });

  it("says what a year saves, and nothing where it saves nothing", () => {
    const dearer = { ...pro, yearly: euros(9600, "y") };
    expect(savingWords([dearer, pro])).toBe("Save up to 25 %");
    expect(savingWords([dearer, { ...pro, monthly: null, yearly: null }])).toBeNull();
  });
});

describe("a change of plan", () => {
  it("says what it costs now", () => {
    expect(changeWords(pro, "year", false)).toMatch(/costs \D*72 a year\. The difference .* is charged now/);
    expect(changeWords(pro, "month", true)).toMatch(/Your trial goes on/);
    expect(changeWords({ ...pro, trialDays: 0 }, "month", true)).toMatch(/the first payment is due now/);
  });
});

describe("how a plan goes on", () => {
  it.each([
    [{ status: "active" }, /^Renews on 1 Mar 2027 for \D*8 a month\.$/, false],
    [{ status: "active", cancelAt: at("2027-03-01") }, /^Pro is cancelled and ends on 1 Mar 2027; until then you have all of it/, false],
    [{ status: "trialing", trialEnd: at("2027-02-10") }, /^Your trial lasts until 10 Feb 2027\. After that Pro goes on for \D*8 a month/, false],
    [{ status: "trialing", trialEnd: at("2027-02-10"), cancelAt: at("2027-02-10") }, /^Your trial ends on 10 Feb 2027, and nothing will be charged/, false],
    [{ status: "past_due", graceUntil: at("2027-03-08") }, /^We couldn't charge your card\. You have Pro until 8 Mar 2027: update your card/, true],
    [{ status: "unpaid" }, /on hold, .* Update your card/, true],
  ] as [Partial<Subscription>, RegExp, boolean][])("with %j", (fields, sentence, needsCare) => {
    expect(renewalOf(subscription(fields), [pro])).toEqual({ sentence: expect.stringMatching(sentence), needsCare });
  });
});

describe("what is used", () => {
  it("is near its limit with two left, and never without one", () => {
    expect([7, 8, 10, 12].map((used) => isNear(used, 10))).toEqual([false, true, true, true]);
    expect(isNear(1000, null)).toBe(false);
    expect([usedWords(3, 10), usedWords(12, null)]).toEqual(["3 of 10", "12"]);
  });
});
