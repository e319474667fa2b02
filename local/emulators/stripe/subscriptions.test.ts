// What becomes of a subscription as time passes and plans change, by the API and a test clock.
import type Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { customerOnClock, DAY, plan, stripeAt, type TestStripe } from "./emulatorAt.testing";

const HOUR = 3600;

let at: TestStripe;
beforeEach(async () => {
  at = await stripeAt();
});
afterEach(() => at.close());

const read = (id: string) => at.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
const invoiceOf = (subscription: Stripe.Subscription) => subscription.latest_invoice as Stripe.Invoice;
const periodEnd = (subscription: Stripe.Subscription) => subscription.items.data[0]?.current_period_end ?? 0;

async function subscribed(card?: string, more: Partial<Stripe.SubscriptionCreateParams> = {}) {
  const person = await customerOnClock(at.stripe, card);
  const price = await plan(at.stripe, 3000);
  const subscription = await at.stripe.subscriptions.create({ customer: person.customer.id, items: [{ price: price.id }], ...more });
  return { ...person, price, subscription };
}

describe("renewal", () => {
  it("comes each month on the day it began, in short months on their last", async () => {
    const { clock, subscription } = await subscribed();
    const ends: string[] = [];
    for (let month = 0; month < 4; month++) {
      const end = periodEnd(await read(subscription.id));
      ends.push(new Date(end * 1000).toISOString().slice(0, 10));
      await at.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: end + HOUR + 1 });
      expect(await at.stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({ status: "ready", frozen_time: end + HOUR + 1 });
    }
    expect(ends).toEqual(["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
    const { data } = await at.stripe.invoices.list({ subscription: subscription.id });
    expect(data.map(({ status, amount_paid }) => [status, amount_paid])).toEqual(Array(5).fill(["paid", 3000]));
    expect(data.map(({ billing_reason }) => billing_reason)).toEqual([...Array(4).fill("subscription_cycle"), "subscription_create"]);
  });

  it("leaves its invoice a draft for an hour", async () => {
    const { clock, subscription } = await subscribed();
    await at.emulator.advanceTo(clock.id, periodEnd(subscription) + 60);
    expect(invoiceOf(await read(subscription.id)).status).toBe("draft");
    await at.emulator.advanceTo(clock.id, periodEnd(subscription) + HOUR);
    expect(invoiceOf(await read(subscription.id)).status).toBe("paid");
  });

  it("that fails is tried again three times, and then the subscription is cancelled", async () => {
    const { clock, subscription } = await subscribed("pm_card_chargeCustomerFail", { trial_period_days: 14 });
    const end = subscription.trial_end ?? 0;
    await at.emulator.advanceTo(clock.id, end + HOUR);
    const pastDue = await read(subscription.id);
    expect(pastDue.status).toBe("past_due");
    expect(invoiceOf(pastDue)).toMatchObject({ status: "open", attempt_count: 1, next_payment_attempt: end + HOUR + 3 * DAY });
    await at.emulator.advanceTo(clock.id, end + HOUR + 8 * DAY);
    expect(await read(subscription.id)).toMatchObject({ status: "past_due", latest_invoice: { attempt_count: 3 } });
    await at.emulator.advanceTo(clock.id, end + HOUR + 15 * DAY);
    expect(await read(subscription.id)).toMatchObject({ status: "canceled", cancellation_details: { reason: "payment_failed" }, latest_invoice: { attempt_count: 4, status: "open", next_payment_attempt: null } });
    await at.emulator.settled();
    expect(at.types().filter((type) => type === "invoice.payment_failed")).toHaveLength(4);
    expect(at.types()).toContain("customer.subscription.deleted");
  });

  it("that fails goes on when somebody pays in the meantime", async () => {
    const { clock, customer, subscription } = await subscribed("pm_card_chargeCustomerFail", { trial_period_days: 14 });
    await at.emulator.advanceTo(clock.id, (subscription.trial_end ?? 0) + HOUR);
    const invoice = invoiceOf(await read(subscription.id));
    await expect(at.stripe.invoices.pay(invoice.id)).rejects.toMatchObject({ type: "StripeCardError", code: "card_declined" });
    const good = await at.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    expect(await at.stripe.invoices.pay(invoice.id, { payment_method: good.id })).toMatchObject({ status: "paid" });
    expect((await read(subscription.id)).status).toBe("active");
  });

  it("can leave the subscription unpaid instead, which asks for no more money", async () => {
    await at.close();
    at = await stripeAt({ whenRetriesFail: "mark_unpaid" });
    const { clock, subscription } = await subscribed("pm_card_chargeCustomerFail", { trial_period_days: 14 });
    await at.emulator.advanceTo(clock.id, (subscription.trial_end ?? 0) + 80 * DAY);
    expect(await read(subscription.id)).toMatchObject({ status: "unpaid", latest_invoice: { status: "draft", auto_advance: false } });
  });
});

describe("ending", () => {
  it("at the end of the period can be taken back until then", async () => {
    const { clock, subscription } = await subscribed();
    expect(await at.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).toMatchObject({ cancel_at_period_end: true, cancel_at: periodEnd(subscription), status: "active" });
    expect(await at.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false })).toMatchObject({ cancel_at: null, canceled_at: null });
    await at.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await at.emulator.advanceTo(clock.id, periodEnd(subscription) + HOUR);
    expect(await read(subscription.id)).toMatchObject({ status: "canceled", ended_at: periodEnd(subscription), cancellation_details: { reason: "cancellation_requested" } });
    expect((await at.stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(1);
    await expect(at.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false })).rejects.toThrow(/canceled subscription/);
    await expect(at.stripe.invoices.createPreview({ subscription: subscription.id })).rejects.toMatchObject({ code: "invoice_upcoming_none" });
  });

  it("at once credits what is left to the balance, when asked to", async () => {
    const { clock, customer, subscription, start } = await subscribed();
    const half = start + Math.floor((periodEnd(subscription) - start) / 2);
    await at.emulator.advanceTo(clock.id, half);
    expect(await at.stripe.subscriptions.cancel(subscription.id, { prorate: true, invoice_now: true })).toMatchObject({ status: "canceled" });
    expect(await at.stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -1500 });
  });

  it("comes to a first payment that never was made after 23 hours", async () => {
    const { clock, subscription } = await subscribed("pm_card_chargeCustomerFail");
    expect(subscription.status).toBe("incomplete");
    await at.emulator.advanceTo(clock.id, subscription.created + 23 * HOUR);
    expect(await read(subscription.id)).toMatchObject({ status: "incomplete_expired", latest_invoice: { status: "void" } });
  });
});

describe("another plan", () => {
  it("is reckoned on the next invoice, as the preview said", async () => {
    const { clock, subscription, start } = await subscribed();
    const dearer = await plan(at.stripe, 6000, "Caravan Agency");
    const half = start + Math.floor((periodEnd(subscription) - start) / 2);
    await at.emulator.advanceTo(clock.id, half);
    const items = [{ id: subscription.items.data[0]?.id, price: dearer.id }];
    const preview = await at.stripe.invoices.createPreview({ subscription: subscription.id, subscription_details: { items, proration_date: half } });
    expect(preview.lines.data.map(({ amount }) => amount)).toEqual([-1500, 3000, 6000]);
    expect((await read(subscription.id)).items.data[0]?.price.id).not.toBe(dearer.id);
    const changed = await at.stripe.subscriptions.update(subscription.id, { items, proration_date: half });
    expect(changed.items.data[0]?.price).toMatchObject({ id: dearer.id, unit_amount: 6000 });
    await at.emulator.advanceTo(clock.id, periodEnd(subscription) + HOUR);
    expect(invoiceOf(await read(subscription.id))).toMatchObject({ total: preview.total, amount_paid: 7500 });
  });

  it("is paid at once with always_invoice; a cheaper one leaves a credit that the next invoice uses", async () => {
    const { clock, customer, subscription, start } = await subscribed();
    const cheaper = await plan(at.stripe, 1000, "Small");
    await at.emulator.advanceTo(clock.id, start + Math.floor((periodEnd(subscription) - start) / 2));
    const items = [{ id: subscription.items.data[0]?.id, price: cheaper.id }];
    await at.stripe.subscriptions.update(subscription.id, { items, proration_behavior: "always_invoice" });
    expect(invoiceOf(await read(subscription.id))).toMatchObject({ total: -1000, amount_due: 0, status: "paid", ending_balance: -1000 });
    await at.emulator.advanceTo(clock.id, periodEnd(subscription) + HOUR);
    expect(invoiceOf(await read(subscription.id))).toMatchObject({ total: 1000, starting_balance: -1000, amount_due: 0, status: "paid" });
    expect(await at.stripe.customers.retrieve(customer.id)).toMatchObject({ balance: 0 });
  });

  it("with another interval begins a new period now", async () => {
    const { clock, subscription, start } = await subscribed();
    const yearly = await plan(at.stripe, 20_000, "Yearly", "year");
    const half = start + Math.floor((periodEnd(subscription) - start) / 2);
    await at.emulator.advanceTo(clock.id, half);
    const changed = await at.stripe.subscriptions.update(subscription.id, { items: [{ id: subscription.items.data[0]?.id, price: yearly.id }] });
    expect(changed).toMatchObject({ billing_cycle_anchor: half });
    expect(new Date(periodEnd(changed) * 1000).getUTCFullYear()).toBe(2028);
    expect(invoiceOf(await read(subscription.id))).toMatchObject({ total: 18_500, status: "paid" });
  });

  it("costs nothing during a trial", async () => {
    const { subscription } = await subscribed(undefined, { trial_period_days: 14 });
    const dearer = await plan(at.stripe, 6000, "Agency");
    await at.stripe.subscriptions.update(subscription.id, { items: [{ id: subscription.items.data[0]?.id, price: dearer.id }], proration_behavior: "always_invoice" });
    const preview = await at.stripe.invoices.createPreview({ subscription: subscription.id });
    expect(preview).toMatchObject({ total: 6000 });
    expect((await at.stripe.invoices.list({ subscription: subscription.id })).data.map(({ total }) => total)).toEqual([0]);
  });

  it("leaves everything as it was when its payment fails and must not", async () => {
    const { customer, subscription } = await subscribed();
    const bad = await at.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
    await at.stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
    const dearer = await plan(at.stripe, 6000, "Agency");
    const items = [{ id: subscription.items.data[0]?.id, price: dearer.id }];
    await expect(at.stripe.subscriptions.update(subscription.id, { items, proration_behavior: "always_invoice", payment_behavior: "error_if_incomplete" })).rejects.toMatchObject({ statusCode: 402 });
    expect(await read(subscription.id)).toMatchObject({ status: "active", items: { data: [{ price: { unit_amount: 3000 } }] } });
  });
});

describe("a coupon", () => {
  it("that counts once is gone after the first payment, a repeating one after its months", async () => {
    const once = await at.stripe.coupons.create({ amount_off: 1000, currency: "eur", duration: "once" });
    const twice = await at.stripe.coupons.create({ percent_off: 50, duration: "repeating", duration_in_months: 2 });
    const { clock, subscription } = await subscribed(undefined, { discounts: [{ coupon: once.id }, { coupon: twice.id }] });
    for (let month = 0; month < 3; month++) await at.emulator.advanceTo(clock.id, periodEnd(await read(subscription.id)) + HOUR);
    const { data } = await at.stripe.invoices.list({ subscription: subscription.id });
    expect(data.map(({ total }) => total).reverse()).toEqual([1000, 1500, 3000, 3000]);
  });

  it("can't be used up twice", async () => {
    const coupon = await at.stripe.coupons.create({ percent_off: 50, duration: "once", max_redemptions: 1 });
    await subscribed(undefined, { discounts: [{ coupon: coupon.id }] });
    await expect(subscribed(undefined, { discounts: [{ coupon: coupon.id }] })).rejects.toMatchObject({ code: "coupon_expired" });
  });
});
