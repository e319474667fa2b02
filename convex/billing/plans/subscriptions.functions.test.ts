// A plan from its checkout to its end, as Stripe tells of it.
import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { guest, type Person } from "../../people.testing";
import { balances, billing, eventually, mailsTo, refused, sessionAt } from "../billing.testing";

const PRO = { plan: "pro", interval: "month" } as const;
const start = (who: Person, choice: Parameters<typeof who.action<typeof api.billing.checkout.start>>[1] = PRO) => who.action(api.billing.checkout.start, choice);
const mine = (who: Person) => who.query(api.billing.plan.mine, {});

/** Ada on Pro, in her trial. */
async function subscribed() {
  const story = await billing();
  const ada = await story.person("Ada");
  const session = sessionAt((await start(ada)).url);
  const subscription = story.stripe.subscribe(session, { trial: true });
  await story.deliver(story.stripe.happen("customer.subscription.created", subscription), story.stripe.happen("checkout.session.completed", session));
  return { ...story, ada, session, subscription };
}

describe("a checkout", () => {
  it("is for people with an account, where payments are on", async () => {
    const { t } = await billing();
    await expect(start(t as unknown as Person)).rejects.toMatchObject(refused("AUTHENTICATION_ERROR"));
    await expect(start(await guest(t, "Gil"))).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    const off = await billing({ STRIPE_SECRET_KEY: "" });
    const ada = await off.person("Ada");
    await expect(start(ada)).rejects.toMatchObject(refused("CONFLICT"));
    expect(await mine(ada)).toMatchObject({ plan: "free", subscription: null });
  });

  it("refuses every stand-in for Stripe in production", async () => {
    const { person, stripe } = await billing({ CARAVAN_MODE: "production" });
    await expect(start(await person("Ada"))).rejects.toMatchObject(refused("CONFLICT"));
    expect(stripe.asked).toEqual([]);
  });

  it("charges what the table of plans says, whatever a client sends, with a key on every write and the version pinned", async () => {
    const { person, stripe } = await billing();
    const ada = await person("Ada");
    await expect(start(ada, { ...PRO, amount: 1 } as never)).rejects.toThrow();
    await expect(start(ada, { plan: "free", interval: "month" } as never)).rejects.toThrow();
    const { url } = await start(ada, { plan: "pro", interval: "year" });
    expect(url).toMatch(/^https:\/\/checkout\.example\//);
    expect(stripe.writes(/^prices/)).toMatchObject([{ params: { unit_amount: "7200", currency: "eur", lookup_key: "caravan_pro_year" } }]);
    expect(stripe.writes(/sessions/)).toMatchObject([{ params: { mode: "subscription", "subscription_data[trial_period_days]": "14", "tax_id_collection[enabled]": "true", allow_promotion_codes: "true" } }]);
    expect(stripe.writes(/./).filter(({ key }) => key === null)).toEqual([]);
    expect(new Set(stripe.asked.map(({ version }) => version))).toEqual(new Set(["2026-10-28.endive"]));
  });

  it("pressed twice at once is one page and one customer; another choice replaces it", async () => {
    const { person, stripe } = await billing();
    const ada = await person("Ada");
    const [first, second] = await Promise.all([start(ada), start(ada)]);
    expect(second).toEqual(first);
    expect([...stripe.objects.values()].filter(({ object }) => object === "customer")).toHaveLength(1);
    const { url } = await start(ada, { plan: "agency", interval: "month" });
    expect(url).not.toBe(first.url);
    expect(stripe.objects.get(sessionAt(first.url))).toMatchObject({ status: "expired" });
    expect([...stripe.objects.values()].filter(({ object }) => object === "customer")).toHaveLength(1);
  });

  it("takes a code that is valid, and says which field is wrong otherwise", async () => {
    const { person, stripe } = await billing();
    const ada = await person("Ada");
    await expect(start(ada, { ...PRO, coupon: "NOPE" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "coupon" } } });
    stripe.set("promo_1", { object: "promotion_code", code: "SPRING", active: true });
    await start(ada, { ...PRO, coupon: " SPRING " });
    expect(stripe.writes(/sessions/)).toMatchObject([{ params: { "discounts[0][promotion_code]": "promo_1" } }]);
  });

  it("says that nothing was charged when Stripe is down, and begins anew after: Stripe repeats a failure to the key that failed", async () => {
    const { person, stripe } = await billing();
    const ada = await person("Ada");
    for (const failing of [/^customers/, /^products/, /^prices/, /^checkout/]) {
      stripe.failing = failing;
      await expect(start(ada)).rejects.toMatchObject(refused("EXTERNAL_SERVICE_ERROR"));
    }
    stripe.failing = null;
    await start(ada);
    expect([...stripe.objects.values()].filter(({ object }) => object === "customer")).toHaveLength(1);
  });
});

describe("a subscription", () => {
  it("gives its plan once Stripe has said so, and one trial a person", async () => {
    const { ada, stripe, deliver, subscription, t } = await subscribed();
    expect(await mine(ada)).toMatchObject({ plan: "pro", trialUsed: true, subscription: { plan: "pro", interval: "month", status: "trialing", cancelAt: null } });
    await expect(start(ada)).rejects.toMatchObject(refused("CONFLICT"));
    stripe.set(subscription, { status: "canceled" });
    await deliver(stripe.happen("customer.subscription.deleted", subscription));
    expect(await mine(ada)).toMatchObject({ plan: "free", subscription: null });
    await start(ada);
    expect(stripe.writes(/sessions/).at(-1)!.params).not.toHaveProperty("subscription_data[trial_period_days]");
    expect(await mailsTo(t, "Ada")).toEqual(expect.arrayContaining(["Welcome to Pro", "Your plan has ended"]));
    expect(await balances(t)).toEqual({});
  });

  it("cancelled at the end of its period stays until then", async () => {
    const { ada, stripe, deliver, subscription } = await subscribed();
    stripe.set(subscription, { cancel_at_period_end: true });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    const { subscription: shown, plan } = await mine(ada);
    expect(plan).toBe("pro");
    expect(shown!.cancelAt).toBe(shown!.currentPeriodEnd);
    stripe.set(subscription, { cancel_at_period_end: false });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    expect((await mine(ada)).subscription!.cancelAt).toBeNull();
  });

  it("is changed with what was paid reckoned in, and the plan with it", async () => {
    const { ada, stripe, subscription } = await subscribed();
    await ada.action(api.billing.checkout.change, { plan: "agency", interval: "month" });
    expect(stripe.writes(new RegExp(subscription))).toMatchObject([{ params: { proration_behavior: "always_invoice", payment_behavior: "error_if_incomplete", trial_end: "now" } }]);
    expect(await mine(ada)).toMatchObject({ plan: "agency", subscription: { plan: "agency" } });
    await expect(ada.action(api.billing.checkout.change, { plan: "agency", interval: "month" })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("isn't changed by a card that is declined, nor while a payment is missing", async () => {
    const { ada, stripe, deliver, subscription } = await subscribed();
    const change = () => ada.action(api.billing.checkout.change, { plan: "agency", interval: "year" });
    stripe.declines = true;
    await expect(change()).rejects.toMatchObject({ data: { code: "CONFLICT", details: { declined: true } } });
    expect((await mine(ada)).plan).toBe("pro");
    stripe.declines = false;
    stripe.set(subscription, { status: "past_due" });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    await expect(change()).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("keeps its plan when the price list moves on to another price", async () => {
    const { ada, stripe, deliver, subscription, person } = await subscribed();
    const price = [...stripe.objects.values()].find(({ lookup_key }) => lookup_key === "caravan_pro_month")!;
    stripe.set(price.id, { unit_amount: 700 });
    await start(await person("Ben"));
    expect(stripe.objects.get(price.id)).toMatchObject({ lookup_key: null });
    stripe.set(subscription, { status: "active", items: { object: "list", data: [{ id: "si_1", current_period_end: 4_000_000_000, price: stripe.objects.get(price.id) }] } });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    expect(await mine(ada)).toMatchObject({ plan: "pro", subscription: { plan: "pro", interval: "month" } });
  });

  it("whose payment is missing keeps its plan for seven days, with mails, and comes back when it is paid", async () => {
    const { ada, stripe, deliver, subscription, t } = await subscribed();
    stripe.set(subscription, { status: "past_due" });
    await deliver(stripe.happen("invoice.payment_failed", stripe.bill("cus_x", 0)), stripe.happen("customer.subscription.updated", subscription));
    const { plan, subscription: shown } = await mine(ada);
    expect(plan).toBe("pro");
    expect(shown!.graceUntil! - Date.now()).toBeGreaterThan(6.9 * 24 * 3600 * 1000);
    expect(await mailsTo(t, "Ada")).toContain("Your payment didn't go through");
    stripe.set(subscription, { status: "active" });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    expect(await mine(ada)).toMatchObject({ plan: "pro", subscription: { graceUntil: null } });
    stripe.set(subscription, { status: "unpaid" });
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    expect((await mine(ada)).plan).toBe("free");
  });

  it("is one: of two that were paid at once the older stays, and the other is ended", async () => {
    const { ada, stripe, deliver, subscription, session } = await subscribed();
    stripe.set("cs_other", { ...stripe.objects.get(session), id: "cs_other" });
    const second = stripe.subscribe("cs_other", { id: "sub_z" });
    stripe.failing = /^subscriptions/;
    await deliver(stripe.happen("customer.subscription.created", second));
    await eventually(async () => expect(stripe.writes(/^subscriptions/).length).toBeGreaterThan(0));
    stripe.failing = null;
    await eventually(async () => expect(stripe.objects.get(second)).toMatchObject({ status: "canceled" }));
    expect(stripe.objects.get(subscription)).toMatchObject({ status: "trialing" });
    expect(await mine(ada)).toMatchObject({ plan: "pro", subscription: { status: "trialing" } });
  });

  it("closes every other page on which a plan could be bought", async () => {
    const { stripe, deliver, person } = await billing();
    const ben = await person("Ben");
    const first = sessionAt((await start(ben)).url);
    const subscription = stripe.subscribe(first);
    stripe.set(first, { status: "open" });
    await deliver(stripe.happen("customer.subscription.created", subscription));
    await eventually(async () => expect(stripe.objects.get(first)).toMatchObject({ status: "expired" }));
  });

  it("puts each bill into the books once, with its tax, and a receipt into the outbox", async () => {
    const { ada, stripe, deliver, subscription, t } = await subscribed();
    const bill = stripe.bill(stripe.objects.get(subscription)!.customer as string, 800, { tax: 133 });
    await deliver(stripe.happen("invoice.paid", bill), stripe.happen("invoice.payment_succeeded", bill), stripe.happen("invoice.updated", bill));
    expect(await balances(t)).toEqual({ "stripe:balance EUR": 800, "revenue:subscriptions EUR": -667, "payable:tax EUR": -133 });
    expect(await ada.query(api.billing.payments.bills, {})).toMatchObject([{ amount: 800, currency: "EUR", url: `https://pay.example/${bill}` }]);
  });

  it("opens the portal for who has bills, and for nobody else", async () => {
    const { ada, person, stripe } = await subscribed();
    expect(await ada.action(api.billing.portal.open, {})).toEqual({ url: "https://portal.example/1" });
    await expect((await person("Ben")).action(api.billing.portal.open, {})).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    expect(stripe.writes(/portal/)).toHaveLength(1);
  });
});
