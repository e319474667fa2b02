import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { JAPAN, account, as, beforeJapan, deployment, guest, planOf, trip, type Engine, type Person } from "../../people.testing";
import { GUESTS_AN_ADDRESS } from "../../rateLimits";
import { GUEST_ENTITLEMENTS, PLANS } from "./plans";

const LIMITLESS = { AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" };
const STRIPE = { STRIPE_SECRET_KEY: "sk_test_nowhere", STRIPE_API_BASE: "http://127.0.0.1:9" };
const MONTH_MS = 30 * 86_400_000;
const refused = (code: string, details?: object) => ({ data: { code, ...(details && { details }) } });
const create = (who: Person, fields: Partial<typeof JAPAN> = {}) => who.mutation(api.trips.trips.create, { ...JAPAN, ...fields });
const mine = (who: Person) => who.query(api.billing.plan.mine, {});

/** Fills somebody's room for trips. */
async function fill(who: Person, trips: number) {
  for (let made = 0; made < trips; made++) await create(who);
}

/** Stripe says how somebody's subscription stands. */
async function subscribe(t: Engine, who: Person, status: "active" | "canceled" | "trialing" | "past_due", reading: number) {
  const customerId = `cus_${who.userId}`;
  if (reading === 1) {
    const { buyer } = await who.mutation(internal.billing.planRows.beginCheckout, { plan: "pro", interval: "month" });
    await t.mutation(internal.billing.customers.keep, { rowId: buyer.rowId, customerId });
  }
  const now = Date.now();
  const dates = { currentPeriodEnd: now + MONTH_MS, cancelAt: null, trialEnd: status === "trialing" ? now + MONTH_MS : null, startedAt: now };
  const fact = { kind: "subscription" as const, subscriptionId: "sub_1", customerId, status, lookupKey: "caravan_pro_month", ...dates };
  await t.mutation(internal.billing.events.apply, { event: null, facts: [fact], reading });
}

describe("trips of one's own", () => {
  it("are as many as the plan has room for, and the refusal says what to do", async () => {
    beforeJapan();
    const t = await deployment(LIMITLESS);
    const ada = await guest(t, "Ada");
    const limit = GUEST_ENTITLEMENTS.trips!;
    await fill(ada, limit - 1);
    expect(await mine(ada)).toMatchObject({ plan: "guest", tripsAhead: limit - 1, entitlements: { trips: limit } });
    await create(ada);
    await expect(create(ada)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR", { entitlement: "trips", plan: "guest", upgrade: true }));
    await expect(ada.mutation(api.trips.trips.createSample, {})).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    expect(await mine(ada)).toMatchObject({ tripsAhead: limit });
  });

  it("don't count when they are over, or taken away, or somebody else's", async () => {
    const t = await deployment(LIMITLESS);
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    await trip(ben, { editor: ada });
    const past = { startDate: "2020-04-10", endDate: "2020-04-16", destinations: JAPAN.destinations.map((stop) => ({ ...stop, arrival: "2020-04-10", departure: "2020-04-10" })) };
    await create(ada, past);
    const gone = await create(ada);
    await ada.mutation(api.trips.trips.remove, { tripId: gone });
    expect(await mine(ada)).toMatchObject({ tripsAhead: 0 });
    await fill(ada, GUEST_ENTITLEMENTS.trips!);
    await create(ada, past);
  });

  it("have more room with an account, which a guest's trips come into", async () => {
    beforeJapan();
    const t = await deployment(LIMITLESS);
    const visitor = await guest(t, "Visitor");
    await fill(visitor, GUEST_ENTITLEMENTS.trips!);
    const params = { flow: "signUp", name: "Ada", email: "ada@example.org", password: "correct horse" };
    const ada = as(t, await visitor.action(api.auth.signIn, { provider: "password", params }));
    expect(ada.userId).toBe(visitor.userId);
    await create(ada);
    expect(await mine(ada)).toMatchObject({ plan: "free", tripsAhead: GUEST_ENTITLEMENTS.trips! + 1, entitlements: PLANS.free.entitlements });
  });
});

describe("going back to a smaller plan", () => {
  it("leaves every trip readable and editable, and makes no new one until there is room", async () => {
    beforeJapan();
    const t = await deployment({ ...LIMITLESS, ...STRIPE });
    const [ada, ben] = [await account(t, "Ada", "ada@example.org"), await guest(t, "Ben")];
    await subscribe(t, ada, "active", 1);
    expect(await mine(ada)).toMatchObject({ plan: "pro", entitlements: { trips: null }, subscription: { status: "active", interval: "month", cancelAt: null }, trialUsed: false });
    const limit = PLANS.free.entitlements.trips!;
    await fill(ada, limit);
    const last = await trip(ada, { editor: ben });

    await subscribe(t, ada, "canceled", 2);
    expect(await mine(ada)).toMatchObject({ plan: "free", tripsAhead: limit + 1, subscription: null });
    for (const member of [ada, ben]) {
      await member.mutation(api.trips.trips.update, { tripId: last, title: `${member.userId}'s` });
      expect(await planOf(member, last)).toMatchObject({ trip: { title: `${member.userId}'s` } });
    }
    await expect(create(ada)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR", { entitlement: "trips", plan: "free", upgrade: true }));
    for (const { _id } of (await ada.query(api.trips.trips.list, { paginationOpts: { numItems: 2, cursor: null } })).page) await ada.mutation(api.trips.trips.remove, { tripId: _id });
    await create(ada);
  });

  it("shows a trial, and a payment that is missing with how long the plan stays", async () => {
    const t = await deployment({ ...LIMITLESS, ...STRIPE });
    const ada = await account(t, "Ada", "ada@example.org");
    await subscribe(t, ada, "trialing", 1);
    expect(await mine(ada)).toMatchObject({ plan: "pro", subscription: { status: "trialing", graceUntil: null }, trialUsed: true });
    await subscribe(t, ada, "past_due", 2);
    const { plan, subscription } = await mine(ada);
    expect([plan, subscription?.status]).toEqual(["pro", "past_due"]);
    expect(subscription!.graceUntil).toBeGreaterThan(Date.now());
  });
});

describe("people in a trip", () => {
  it("are as many as its owner's plan has room for, whoever joins", async () => {
    const t = await deployment(LIMITLESS);
    const owner = await guest(t, "Owner");
    const tripId = await trip(owner);
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    const join = async (who: Person) => who.mutation(api.trips.invites.accept, { token });
    for (let member = 1; member < GUEST_ENTITLEMENTS.members; member++) await join(await guest(t, `Friend ${member}`));
    const late = await account(t, "Late", "late@example.org");
    await expect(join(late)).rejects.toMatchObject(refused("CONFLICT", { max: GUEST_ENTITLEMENTS.members, entitlement: "members" }));
  });
});

describe("the budget for language models", () => {
  it("is larger with a larger plan, and none where nobody set one", async () => {
    const t = await deployment({ ...LIMITLESS, ...STRIPE, AI_PERSON_BUDGET_USD_MONTH: "2" });
    const ada = await account(t, "Ada", "ada@example.org");
    const budget = async () => (await ada.query(api.ai.usage.usage.summary, {})).budget;
    expect(await budget()).toMatchObject({ limitUsd: 2 });
    await subscribe(t, ada, "active", 1);
    expect(await budget()).toMatchObject({ limitUsd: 2 * PLANS.pro.entitlements.modelBudget });
    const free = await deployment({ ...LIMITLESS });
    expect((await (await account(free, "Ben", "ben@example.org")).query(api.ai.usage.usage.summary, {})).budget).toMatchObject({ state: "unlimited", limitUsd: null });
  });
});

describe("an address", () => {
  const at = (who: Person, ip: string) => who.withRequestMetadata({ ip }) as Person;
  const rename = (who: Person) => who.mutation(api.users.users.update, { name: "X" });
  /** How many of `tries` are let through. */
  async function through(tries: number, attempt: (index: number) => Promise<unknown>) {
    let passed = 0;
    for (let index = 0; index < tries; index++) {
      try {
        await attempt(index);
        passed++;
      } catch (error) {
        expect(error).toMatchObject(refused("RATE_LIMIT_EXCEEDED"));
      }
    }
    return passed;
  }

  it("has its own limit, however many people write from it; other addresses aren't touched", async () => {
    const t = await deployment(LIMITLESS);
    const people = [await guest(t, "A"), await guest(t, "B"), await guest(t, "C")];
    const passed = await through(150, (index) => rename(at(people[index % 3]!, "203.0.113.7")));
    expect(passed).toBeGreaterThanOrEqual(120);
    expect(passed).toBeLessThan(150);
    await rename(at(people[0]!, "203.0.113.8"));
    await rename(people[0]!);
  });

  it("of IPv6 is a whole line, as one person has all of it", async () => {
    const t = await deployment(LIMITLESS);
    const people = [await guest(t, "A"), await guest(t, "B"), await guest(t, "C")];
    const passed = await through(150, (index) => rename(at(people[index % 3]!, `2001:db8:1:2::${index.toString(16)}`)));
    expect(passed).toBeLessThan(150);
    await rename(at(people[0]!, "2001:db8:1:3::1"));
  });

  it("has ten guests' requests to the assistant a month: a new guest isn't ten new ones", async () => {
    const t = await deployment(LIMITLESS);
    const each = GUEST_ENTITLEMENTS.assistantRequests!;
    const ask = (who: Person) => at(who, "203.0.113.7").mutation(internal.ai.usage.ledger.admit, { userId: who.userId });
    for (let index = 0; index < GUESTS_AN_ADDRESS; index++) {
      const visitor = await guest(t, `Visitor ${index}`);
      expect(await through(each, () => ask(visitor))).toBe(each);
    }
    const next = await guest(t, "Next");
    await expect(ask(next)).rejects.toMatchObject({ data: { code: "RATE_LIMIT_EXCEEDED", message: expect.stringContaining("Sign up"), details: { guestLimit: true } } });
    await ask(await account(t, "Ada", "ada@example.org"));
    expect((await next.query(api.ai.usage.usage.summary, {})).requests.left).toBe(each);
  });
});
