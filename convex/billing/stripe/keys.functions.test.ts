// Other keys at Stripe on a data folder that has seen money already.
import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { trip } from "../../people.testing";
import { balances, billing, eventually, refused, sessionAt } from "../billing.testing";

const REAL = { STRIPE_SECRET_KEY: "sk_live_nobody", STRIPE_API_BASE: "" };

/** Ada bought Pro with play money, and Ben paid her for a boat with it. */
async function played() {
  const story = await billing();
  const [ada, ben] = [await story.person("Ada"), await story.person("Ben")];
  const { t, stripe, deliver } = story;
  const session = sessionAt((await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" })).url);
  const subscription = stripe.subscribe(session, { trial: true });
  await deliver(stripe.happen("customer.subscription.created", subscription));
  const tripId = await trip(ada, { editor: ben });
  const [requestId] = await ada.mutation(api.billing.requests.create, { tripId, description: "Boat", total: 4000, currency: "EUR", split: { kind: "exact", shares: [{ userId: ben.userId, amount: 4000 }] } });
  const page = sessionAt((await ben.action(api.billing.requests.pay, { requestId: requestId! })).url);
  await deliver(stripe.happen("payment_intent.succeeded", stripe.pay(page)));
  await t.action(internal.billing.reconcile.run, {});
  const plan = () => ada.query(api.billing.plan.mine, {});
  const paymentId = (await ben.query(api.billing.requests.list, { tripId }))[0]!.paymentId!;
  return { ...story, ada, ben, plan, paymentId };
}

describe("real keys after the emulator's", () => {
  it("give nobody what was bought with play money, which is back when its keys are", async () => {
    const { t, stripe, plan } = await played();
    expect(await plan()).toMatchObject({ plan: "pro", trialUsed: true });
    t.setEnvironment(REAL);
    await t.mutation(internal.billing.modeChange.notice, {});
    await eventually(async () => expect(await plan()).toMatchObject({ plan: "free", subscription: null, trialUsed: false }));
    t.setEnvironment(stripe.env);
    await t.action(internal.billing.reconcile.run, {});
    await eventually(async () => expect(await plan()).toMatchObject({ plan: "pro" }));
  });

  it("take the emulator's plans where production refuses it, too", async () => {
    const { t, plan } = await played();
    t.setEnvironment({ CARAVAN_MODE: "production" });
    await t.action(internal.billing.reconcile.run, {});
    await eventually(async () => expect((await plan()).plan).toBe("free"));
  });

  it("make a new customer and new checkouts, and have books of their own", async () => {
    const { t, ada } = await played();
    await ada.query(api.billing.payments.standing, {}).then(({ held }) => expect(held.amount).toBe(4000));
    t.setEnvironment(REAL);
    const { buyer, intent } = await ada.mutation(internal.billing.planRows.beginCheckout, { plan: "pro", interval: "month" });
    expect(buyer.customerId).toBeNull();
    expect(intent).toMatchObject({ mode: "live", url: null, trialDays: 14 });
    expect(await balances(t)).toEqual({});
    expect(await ada.query(api.billing.payments.standing, {})).toMatchObject({ mode: "live", held: { amount: 0 } });
  });

  it("don't give play money back as real", async () => {
    const { t, ada, paymentId, stripe } = await played();
    t.setEnvironment(REAL);
    await expect(ada.mutation(api.billing.refunds.create, { paymentId, reason: "Boat sank" })).rejects.toMatchObject(refused("CONFLICT"));
    expect(stripe.writes(/^refunds/)).toEqual([]);
  });
});

describe("another account at Stripe", () => {
  it("doesn't know a customer, and gets a new one with the next try", async () => {
    const { stripe, ben } = await played();
    const start = () => ben.action(api.billing.checkout.start, { plan: "pro", interval: "month" });
    for (const [id, { object }] of [...stripe.objects]) if (object === "customer") stripe.objects.delete(id);
    await expect(start()).rejects.toMatchObject(refused("EXTERNAL_SERVICE_ERROR"));
    expect((await start()).url).toMatch(/^https:\/\/checkout/);
  });
});
