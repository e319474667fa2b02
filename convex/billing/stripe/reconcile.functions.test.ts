// What is found although nobody told of it, and what doesn't keep the rest waiting.
import { afterEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { balances, billing, eventually, sessionAt } from "../billing.testing";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
afterEach(() => vi.useRealTimers());

async function subscribed() {
  const story = await billing();
  const ada = await story.person("Ada");
  const session = sessionAt((await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" })).url);
  const subscription = story.stripe.subscribe(session);
  await story.deliver(story.stripe.happen("customer.subscription.created", subscription));
  const reconcile = () => story.t.action(internal.billing.reconcile.run, {});
  const plan = async () => (await ada.query(api.billing.plan.mine, {})).plan;
  const customer = story.stripe.objects.get(subscription)!.customer as string;
  const periodEnds = (at: number) => {
    const { items } = story.stripe.objects.get(subscription) as unknown as { items: { data: object[] } };
    story.stripe.set(subscription, { items: { ...items, data: [{ ...items.data[0], current_period_end: Math.floor(at / 1000) }] } });
  };
  return { ...story, ada, subscription, customer, reconcile, plan, periodEnds };
}

describe("reconciliation", () => {
  it("isn't held up by an event that can't be taken in, and comes back to it", async () => {
    const { t, stripe, customer, reconcile } = await subscribed();
    const [first, second] = [stripe.bill(customer, 800), stripe.bill(customer, 900)];
    stripe.happen("invoice.paid", first);
    const whole = stripe.objects.get(first)!;
    stripe.set(first, { status_transitions: null });
    stripe.happen("invoice.paid", second);
    await reconcile();
    expect((await balances(t))["stripe:balance EUR"]).toBe(900);
    stripe.objects.set(first, whole);
    await reconcile();
    expect((await balances(t))["stripe:balance EUR"]).toBe(1700);
  });

  it("asks for plans whose period is over and that nobody told of; what Stripe doesn't know has ended", async () => {
    const { stripe, subscription, reconcile, plan, deliver, periodEnds } = await subscribed();
    periodEnds(Date.now() - 2 * HOUR_MS);
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    expect(await plan()).toBe("pro");
    stripe.objects.delete(subscription);
    await reconcile();
    expect(await plan()).toBe("free");
  });

  it("reads everything anew after a gap that is longer than Stripe lists events, and says so", async () => {
    const { t, stripe, subscription, customer, reconcile, plan, deliver, periodEnds } = await subscribed();
    periodEnds(Date.now() + 365 * DAY_MS);
    await deliver(stripe.happen("customer.subscription.updated", subscription));
    await reconcile();
    stripe.set(subscription, { status: "canceled" });
    stripe.bill(customer, 800, { id: "in_missed" });
    await reconcile();
    expect(await plan()).toBe("pro");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * DAY_MS });
    expect(await reconcile()).toMatchObject({ gap: true });
    await eventually(async () => expect(await plan()).toBe("free"));
    await eventually(async () => expect((await balances(t))["stripe:balance EUR"]).toBe(800));
    expect(await reconcile()).toMatchObject({ gap: false });
  });
});
