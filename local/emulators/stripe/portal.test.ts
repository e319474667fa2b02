// The billing portal: its buttons do what the API would.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CARD, CARDS, customerOnClock, plan, stripeAt, type TestStripe } from "./emulatorAt.testing";

let at: TestStripe;
beforeEach(async () => {
  at = await stripeAt();
});
afterEach(() => at.close());

const html = async (url: string) => (await fetch(url)).text();

async function open(card?: string) {
  const person = await customerOnClock(at.stripe, card);
  const price = await plan(at.stripe, 3000);
  const subscription = await at.stripe.subscriptions.create({ customer: person.customer.id, items: [{ price: price.id }], ...(card && { trial_period_days: 14 }) });
  const { url } = await at.stripe.billingPortal.sessions.create({ customer: person.customer.id, return_url: "http://localhost:3000/account/plan" });
  return { ...person, price, subscription, url, now: () => at.stripe.subscriptions.retrieve(subscription.id) };
}

describe("the portal", () => {
  it("shows the plan, the card, the invoices with their receipts, and the way back", async () => {
    const { url } = await open();
    const page = await html(url);
    for (const text of ["Caravan Pro", "€30.00 a month", "Visa •••• 4242", "28 February 2027", "http://localhost:3000/account/plan"]) expect(page).toContain(text);
    const [receipt] = /[^"]+\/receipts\/ch_\w+/.exec(page) ?? [];
    expect(await html(receipt ?? "")).toContain("€30.00");
  });

  it("cancels at the end of the period, and takes it back", async () => {
    const { url, subscription, now } = await open();
    expect((await at.post(`${url}/cancel`, { subscription: subscription.id })).status).toBe(303);
    expect(await html(url)).toContain("It ends on 28 February 2027");
    expect((await now()).cancel_at_period_end).toBe(true);
    await at.post(`${url}/resume`, { subscription: subscription.id });
    expect((await now()).cancel_at_period_end).toBe(false);
    const { data } = await at.stripe.events.list({ type: "customer.subscription.updated" });
    expect(data.slice(0, 2).map((event) => (event.data.previous_attributes as { cancel_at_period_end: boolean }).cancel_at_period_end)).toEqual([true, false]);
  });

  it("changes the plan for what it said that would cost", async () => {
    const { url, subscription, clock, start, now } = await open();
    const dearer = await plan(at.stripe, 6000, "Caravan Agency");
    await at.emulator.advanceTo(clock.id, start + 14 * 86_400);
    const offer = await at.post(`${url}/plan`, { subscription: subscription.id, price: dearer.id });
    expect(offer.html).toContain("Unused time on Caravan Pro");
    expect(offer.html).toContain("€15.00");
    const [, date = ""] = /name="date" value="(\d+)"/.exec(offer.html) ?? [];
    await at.post(`${url}/plan/confirm`, { subscription: subscription.id, price: dearer.id, date });
    expect((await now()).items.data[0]?.price.id).toBe(dearer.id);
    expect((await at.stripe.invoices.list({ limit: 1 })).data[0]).toMatchObject({ total: 1500, status: "paid" });
  });

  it("takes another card, which pays what the old one could not", async () => {
    const { url, subscription, clock, now } = await open("pm_card_chargeCustomerFail");
    await at.emulator.advanceTo(clock.id, (subscription.trial_end ?? 0) + 3600);
    expect((await now()).status).toBe("past_due");
    expect((await at.post(`${url}/card`, CARDS.declined)).html).toContain("Your card was declined.");
    const asked = await at.post(`${url}/card`, CARDS.challenged);
    expect(asked.location).toBe(`${url}/card/3ds`);
    expect((await at.post(`${url}/card/3ds`, { answer: "approve" })).status).toBe(303);
    expect((await now()).status).toBe("active");
    expect(await html(url)).toContain("3155");
    await at.emulator.advanceTo(clock.id, (subscription.trial_end ?? 0) + 40 * 86_400);
    expect((await now()).status).toBe("active");
  });

  it("touches nothing of anybody else", async () => {
    const { url } = await open();
    const other = await open();
    expect((await at.post(`${url}/cancel`, { subscription: other.subscription.id })).status).toBe(404);
    expect((await other.now()).cancel_at_period_end).toBe(false);
    expect((await at.post(`${at.url}/portal/bps_none/card`, CARD)).status).toBe(404);
  });
});
