// What is taken for Stripe's word, and what isn't; and that it comes out the same in whatever order it is heard.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { trip } from "../../people.testing";
import { balances, billing, sessionAt, webhook } from "../billing.testing";
import { receiveStripe } from "./webhook";

async function subscribing() {
  const story = await billing();
  const ada = await story.person("Ada");
  const session = sessionAt((await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" })).url);
  const subscription = story.stripe.subscribe(session);
  const plan = async () => (await ada.query(api.billing.plan.mine, {})).plan;
  const send = async (request: Request) => (await webhook(story.t, story.stripe, request)).status;
  return { ...story, ada, session, subscription, plan, send };
}

describe("a webhook", () => {
  it("that is forged, altered, old or far too long changes nothing", async () => {
    const { stripe, subscription, plan, send } = await subscribing();
    const event = stripe.happen("customer.subscription.created", subscription);
    expect(await send(await stripe.webhook(event, { secret: "whsec_of_somebody_else" }))).toBe(400);
    expect(await send(await stripe.webhook(event, { body: JSON.stringify({ ...event, id: "evt_other" }) }))).toBe(400);
    expect(await send(await stripe.webhook(event, { age: 301 }))).toBe(400);
    expect(await send(new Request("http://caravan.test/", { method: "POST", body: "{}" }))).toBe(400);
    expect(await send(new Request("http://caravan.test/", { method: "POST", body: "x".repeat(513 * 1024) }))).toBe(413);
    expect(await plan()).toBe("free");
    expect(await send(await stripe.webhook(event, { age: 200 }))).toBe(200);
    expect(await plan()).toBe("pro");
  });

  it("can't say what Stripe itself doesn't: the state is read, not believed", async () => {
    const { stripe, subscription, plan, send } = await subscribing();
    stripe.set(subscription, { status: "incomplete" });
    const event = stripe.happen("customer.subscription.updated", subscription);
    (event.data.object as { status: string }).status = "active";
    expect(await send(await stripe.webhook(event))).toBe(200);
    expect(await plan()).toBe("free");
  });

  it("that is replayed does nothing twice; one we know nothing of is noted", async () => {
    const { t, stripe, subscription, send } = await subscribing();
    const bill = stripe.happen("invoice.paid", stripe.bill(stripe.objects.get(subscription)!.customer as string, 800));
    for (let times = 0; times < 3; times++) expect(await send(await stripe.webhook(bill))).toBe(200);
    expect(await balances(t)).toMatchObject({ "stripe:balance EUR": 800 });
    stripe.set("whatever", { object: "radar.early_fraud_warning" });
    const unknown = stripe.happen("radar.early_fraud_warning.created", "whatever");
    const answer = await webhook(t, stripe, await stripe.webhook(unknown));
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: "recorded" }]);
    expect(await t.query(internal.billing.events.missing, { eventIds: [unknown.id, "evt_never"] })).toEqual(["evt_never"]);
  });

  it("isn't acknowledged before it is committed: Stripe is told to send it again", async () => {
    const { stripe, subscription, plan, send } = await subscribing();
    const event = stripe.happen("customer.subscription.created", subscription);
    stripe.down = 500;
    expect(await send(await stripe.webhook(event))).toBe(500);
    stripe.down = null;
    expect(await send(await stripe.webhook(event))).toBe(200);
    expect(await plan()).toBe("pro");
  });

  it("whose reading began earlier doesn't overwrite a later one, and an ended subscription stays ended", async () => {
    const { t, stripe, deliver, subscription, plan } = await subscribing();
    await deliver(stripe.happen("customer.subscription.created", subscription));
    const { customer } = stripe.objects.get(subscription)! as unknown as { customer: string };
    const at = (status: "active" | "canceled" | "past_due", reading: number) => {
      const fact = { kind: "subscription" as const, subscriptionId: subscription, customerId: customer, status, lookupKey: "caravan_pro_month", currentPeriodEnd: null, cancelAt: null, trialEnd: null, startedAt: 0 };
      return t.mutation(internal.billing.events.apply, { event: null, facts: [fact], reading });
    };
    await at("past_due", 50);
    await at("active", 49);
    await at("canceled", 40);
    expect(await plan()).toBe("free");
    await at("active", 99);
    expect(await plan()).toBe("free");
  });

  it("is refused where payments are off", async () => {
    const { t, stripe } = await billing();
    const request = await stripe.webhook(stripe.happen("ping", "x"));
    expect((await receiveStripe({ runMutation: t.mutation.bind(t) } as never, request, {})).status).toBe(404);
  });

  it("that was missed is found by reconciliation, page by page, once", async () => {
    const { t, stripe, subscription, plan } = await subscribing();
    for (let noise = 0; noise < 130; noise++) stripe.happen("product.updated", "prod_x", 1000 + noise);
    stripe.happen("customer.subscription.created", subscription, 900);
    expect(await plan()).toBe("free");
    expect(await t.action(internal.billing.reconcile.run, {})).toEqual({ compared: 131, missed: 131, gap: false });
    expect(await plan()).toBe("pro");
    expect(await t.action(internal.billing.reconcile.run, {})).toMatchObject({ missed: 0 });
  });
});

describe("the books", () => {
  it("sum to zero and end the same under any order, repetition and gaps of events", async () => {
    const { t, stripe, ada, deliver, subscription, person } = await subscribing();
    const ben = await person("Ben");
    await deliver(stripe.happen("customer.subscription.created", subscription));
    const { customer } = stripe.objects.get(subscription)! as unknown as { customer: string };
    const tripId = await trip(ada, { editor: ben });
    const ask = { tripId, description: "Boat", total: 4000, currency: "EUR", split: { kind: "exact" as const, shares: [{ userId: ben.userId, amount: 4000 }] } };

    /** What happens at Stripe in one run; after each step, its events are there to be heard. */
    const world = async () => {
      const [requestId] = await ada.mutation(api.billing.requests.create, ask);
      const session = sessionAt((await ben.action(api.billing.requests.pay, { requestId: requestId! })).url);
      const bill = `in_${session}`;
      let intent = "";
      const back = (name: string, amount: number, status: string) => stripe.set(`${name}_${session}`, { object: "refund", status, amount, currency: "eur", payment_intent: intent, metadata: {}, created: 1 });
      return [
        () => [stripe.happen("invoice.paid", stripe.bill(customer, 800, { id: bill, tax: 50 })), stripe.happen("invoice.payment_succeeded", bill)],
        () => ((intent = stripe.pay(session, { fee: 90 })), [stripe.happen("payment_intent.succeeded", intent), stripe.happen("charge.succeeded", `ch_${intent}`), stripe.happen("checkout.session.completed", session)]),
        () => (back("re1", 1500, "pending"), [stripe.happen("refund.created", `re1_${session}`)]),
        () => (back("re1", 1500, "succeeded"), [stripe.happen("refund.updated", `re1_${session}`), stripe.happen("charge.refunded", `ch_${intent}`)]),
        () => (back("re2", 500, "succeeded"), [stripe.happen("refund.created", `re2_${session}`)]),
        () => (back("re2", 500, "failed"), [stripe.happen("refund.failed", `re2_${session}`)]),
        () => [stripe.happen("charge.dispute.created", stripe.dispute(intent, "needs_response"))],
        () => [stripe.happen("charge.dispute.closed", stripe.dispute(intent, "won"))],
      ];
    };
    const EXPECTED = { "fees EUR": 90 + 1500, "payable:tax EUR": -50, "revenue:subscriptions EUR": -750, "stripe:balance EUR": 800 + 4000 - 90 - 1500 - 1500, [`payable:user:${ada.userId} EUR`]: -2500 };
    const sum = (books: Record<string, number>) => Object.values(books).reduce((all, one) => all + one, 0);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(30)), { minLength: 8, maxLength: 26 }), async (schedule) => {
        const before = await balances(t);
        const steps = await world();
        const heard: Parameters<typeof deliver> = [];
        for (const [goesOn, which] of schedule) {
          if (goesOn && steps.length > 0) heard.push(...steps.shift()!());
          else if (heard.length > 0) await deliver(heard[which % heard.length]!);
          expect(sum(await balances(t))).toBe(0);
        }
        for (const step of steps) step();
        await t.action(internal.billing.reconcile.run, {});
        const after = await balances(t);
        expect(sum(after)).toBe(0);
        expect(Object.fromEntries(Object.keys(EXPECTED).map((account) => [account, after[account]! - (before[account] ?? 0)]))).toEqual(EXPECTED);
      }),
      { numRuns: 12 },
    );
  }, 180_000);

  it("know nothing of other people's money at the same Stripe", async () => {
    const { t, stripe, deliver } = await billing();
    stripe.set("pi_other", { object: "payment_intent", status: "succeeded", amount: 5, amount_received: 500, currency: "eur", customer: "cus_other", metadata: {}, created: 1, latest_charge: null, last_payment_error: null });
    await deliver(stripe.happen("invoice.paid", stripe.bill("cus_other", 900)), stripe.happen("payment_intent.succeeded", "pi_other"));
    expect(await balances(t)).toEqual({});
  });
});
