// The hosted page: paying, 3-D Secure, declines, coupons, trials, and what a session does when it is over.
import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BACK, buy, CARD, CARDS, DAY, plan, stripeAt, WEBHOOK_SECRET, type TestStripe } from "./emulatorAt.testing";

let at: TestStripe;
beforeEach(async () => {
  at = await stripeAt();
});
afterEach(() => at.close());

const urlOf = (session: Stripe.Checkout.Session) => session.url ?? "";
const html = async (url: string) => (await fetch(url)).text();

describe("a one-off payment", () => {
  it("is made on the page, told of by signed events, and has a receipt", async () => {
    const session = await buy(at.stripe, 2550, { payment_intent_data: { metadata: { share: "7" } }, client_reference_id: "user7" });
    const page = await html(urlOf(session));
    expect(page).toContain("€25.50");
    expect(page).toContain("No money moves");
    expect(await at.post(urlOf(session), CARD)).toMatchObject({ status: 303, location: BACK.replace("{CHECKOUT_SESSION_ID}", session.id) });
    const after = await at.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge", "line_items"] });
    expect(after).toMatchObject({ status: "complete", payment_status: "paid", amount_total: 2550, client_reference_id: "user7", customer_details: { email: "ada@example.com" } });
    expect(after.line_items?.data[0]).toMatchObject({ description: "A share of the villa", amount_total: 2550 });
    const intent = after.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 2550, metadata: { share: "7" } });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge.payment_method_details?.card).toMatchObject({ brand: "visa", last4: "4242" });
    expect(await html(charge.receipt_url ?? "")).toContain("€25.50");
    await at.emulator.settled();
    expect(at.types()).toEqual(expect.arrayContaining(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]));
    for (const { payload, signature } of at.told) {
      const event = await at.stripe.webhooks.constructEventAsync(payload, signature, WEBHOOK_SECRET);
      expect(event.api_version).toBe(Stripe.API_VERSION);
    }
    await expect(at.stripe.webhooks.constructEventAsync(at.told[0]?.payload ?? "", at.told[0]?.signature ?? "", "whsec_other")).rejects.toThrow(/signature/);
  });

  it("is made once, however often the form is sent", async () => {
    const session = await buy(at.stripe, 1000);
    const answers = await Promise.all([1, 2, 3].map(() => at.post(urlOf(session), CARD)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await at.stripe.charges.list()).data).toHaveLength(1);
    expect(await html(`${at.url}/pay/${session.id}`)).toContain("Paid already");
  });

  it("says on the page that a card was declined, and takes another", async () => {
    const session = await buy(at.stripe, 1000);
    const declined = await at.post(urlOf(session), CARDS.declined);
    expect(declined).toMatchObject({ status: 402, html: expect.stringContaining("Your card was declined.") });
    expect(declined.html).not.toContain("0002\"");
    expect((await at.post(urlOf(session), CARDS.insufficient)).html).toContain("insufficient funds");
    expect((await at.post(urlOf(session), { ...CARD, number: "4242 4242 4242 4241" })).html).toContain("Your card number is incorrect.");
    expect((await at.post(urlOf(session), { ...CARD, expiry: "01 / 20" })).html).toContain("in the past");
    expect((await at.post(urlOf(session), CARD)).status).toBe(303);
    const [intent] = (await at.stripe.paymentIntents.list()).data;
    expect(intent).toMatchObject({ status: "succeeded" });
    expect((await at.stripe.charges.list({ payment_intent: intent?.id })).data.map(({ status }) => status)).toEqual(["succeeded", "failed", "failed"]);
  });

  it("asks the card's holder where the card wants it, who may refuse and then approve", async () => {
    const session = await buy(at.stripe, 1000);
    const asked = await at.post(urlOf(session), CARDS.challenged);
    expect(asked.location).toBe(`${urlOf(session)}/3ds`);
    expect(await html(`${urlOf(session)}/3ds`)).toContain("€10.00");
    expect((await at.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("unpaid");
    expect((await at.post(`${urlOf(session)}/3ds`, { answer: "fail" })).html).toContain("unable to authenticate");
    await at.post(urlOf(session), CARDS.challenged);
    expect(await at.post(`${urlOf(session)}/3ds`, { answer: "approve" })).toMatchObject({ status: 303, location: expect.stringContaining(session.id) });
    const { data } = await at.stripe.charges.list();
    expect(data).toHaveLength(1);
    expect(data[0]?.payment_method_details?.card?.three_d_secure).toMatchObject({ result: "authenticated" });
  });

  it("writes what came from elsewhere as text, and lets nothing in from outside", async () => {
    const session = await buy(at.stripe, 1000, { line_items: [{ price_data: { currency: "eur", unit_amount: 1000, product_data: { name: "<script>alert(1)</script>" } }, quantity: 1 }] });
    const response = await fetch(urlOf(session));
    expect(await response.text()).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'self'; form-action 'self' http://localhost:3000; frame-ancestors 'none'; base-uri 'none'");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect((await at.post(urlOf(session), { ...CARD, number: "1", name: "\"><img src=x>" })).html).not.toContain("<img");
  });

  it("counts in the units of its currency", async () => {
    const yen = await buy(at.stripe, 1200, { currency: "jpy" });
    expect(await html(urlOf(yen))).toContain("¥1,200");
    const dinars = await buy(at.stripe, 3500, { currency: "kwd" });
    expect(await html(urlOf(dinars))).toMatch(/KWD\s3\.500/);
    await expect(buy(at.stripe, 3505, { currency: "kwd" })).rejects.toMatchObject({ code: "invalid_charge_amount" });
    await expect(buy(at.stripe, 49)).rejects.toMatchObject({ code: "amount_too_small" });
    await at.post(urlOf(yen), CARD);
    const [charge] = (await at.stripe.charges.list()).data;
    expect(charge).toMatchObject({ amount: 1200, currency: "jpy" });
  });
});

describe("a session that is over", () => {
  it("expires when its time has come, and can't be paid then", async () => {
    let now = Date.now();
    const later = await stripeAt({ now: () => now });
    try {
      const session = await buy(later.stripe, 1000, { expires_at: Math.floor(now / 1000) + 1800 });
      now += 1_801_000;
      expect((await later.post(urlOf(session), CARD)).html).toContain("This checkout has expired");
      expect(await later.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "expired", payment_status: "unpaid" });
      await later.emulator.settled();
      expect(later.types()).toContain("checkout.session.expired");
      expect((await later.stripe.charges.list()).data).toEqual([]);
    } finally {
      await later.close();
    }
  });

  it("can be expired by the API, once", async () => {
    const session = await buy(at.stripe, 1000);
    expect(await at.stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: "expired", url: null });
    await expect(at.stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/status of expired/);
  });
});

describe("a subscription", () => {
  const subscribe = (price: Stripe.Price, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    at.stripe.checkout.sessions.create({ mode: "subscription", line_items: [{ price: price.id, quantity: 1 }], success_url: BACK, ...more });

  it("begins with a trial and a coupon: nothing is due today, then the lower price is", async () => {
    const price = await plan(at.stripe);
    const coupon = await at.stripe.coupons.create({ percent_off: 25, duration: "forever", name: "Quarter off" });
    await at.stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "QUARTER" });
    const clock = await at.stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(Date.now() / 1000) });
    const customer = await at.stripe.customers.create({ email: "ada@example.com", test_clock: clock.id });
    const session = await subscribe(price, { customer: customer.id, allow_promotion_codes: true, subscription_data: { trial_period_days: 14, metadata: { userId: "u1" } } });
    expect(await at.post(`${urlOf(session)}/promotion`, { code: "NOPE" })).toMatchObject({ status: 422, html: expect.stringContaining("This code is not valid.") });
    expect((await at.post(`${urlOf(session)}/promotion`, { code: "quarter" })).status).toBe(303);
    expect((await at.post(urlOf(session), CARD)).status).toBe(303);
    const after = await at.stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription"] });
    expect(after).toMatchObject({ status: "complete", payment_status: "no_payment_required", amount_total: 0 });
    const subscription = after.subscription as Stripe.Subscription;
    expect(subscription).toMatchObject({ status: "trialing", metadata: { userId: "u1" } });
    await at.emulator.advanceTo(clock.id, (subscription.trial_end ?? 0) + 3700);
    const active = await at.stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice.payments"] });
    expect(active.status).toBe("active");
    const invoice = active.latest_invoice as Stripe.Invoice;
    expect(invoice).toMatchObject({ status: "paid", subtotal: 800, total: 600, amount_paid: 600 });
    expect(invoice.payments?.data[0]).toMatchObject({ status: "paid", amount_paid: 600 });
    await at.emulator.settled();
    expect(at.types()).toEqual(expect.arrayContaining(["customer.subscription.created", "customer.subscription.trial_will_end", "invoice.paid", "customer.subscription.updated"]));
    expect(await at.stripe.coupons.retrieve(coupon.id)).toMatchObject({ times_redeemed: 1 });
  });

  it("is paid at once without one, and makes its customer", async () => {
    const session = await subscribe(await plan(at.stripe));
    await at.post(urlOf(session), CARD);
    const after = await at.stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription", "customer", "invoice"] });
    expect(after).toMatchObject({ payment_status: "paid", amount_total: 800, customer: { email: "ada@example.com" }, subscription: { status: "active" }, invoice: { status: "paid", billing_reason: "subscription_create" } });
  });

  it("leaves nothing behind when the card is declined, and begins once it is approved", async () => {
    const session = await subscribe(await plan(at.stripe));
    expect((await at.post(urlOf(session), CARDS.declined)).status).toBe(402);
    expect((await at.stripe.subscriptions.list({ status: "all" })).data).toEqual([]);
    expect((await at.post(urlOf(session), CARDS.challenged)).location).toBe(`${urlOf(session)}/3ds`);
    await at.post(`${urlOf(session)}/3ds`, { answer: "approve" });
    expect((await at.stripe.subscriptions.list()).data).toHaveLength(1);
  });

  it("with a trial keeps a card that will fail", async () => {
    const session = await subscribe(await plan(at.stripe), { subscription_data: { trial_period_days: 14 } });
    expect((await at.post(urlOf(session), CARDS.failsLater)).status).toBe(303);
    const [subscription] = (await at.stripe.subscriptions.list()).data;
    expect(subscription?.trial_end).toBe((subscription?.created ?? 0) + 14 * DAY);
  });

  it("asks for a tax id and a country where it should, and refuses what Stripe refuses", async () => {
    const price = await plan(at.stripe);
    const customer = await at.stripe.customers.create({ email: "ada@example.com" });
    await expect(subscribe(price, { customer: customer.id, tax_id_collection: { enabled: true } })).rejects.toThrow(/customer_update\[name\]/);
    await expect(subscribe(price, { customer: customer.id, automatic_tax: { enabled: true } })).rejects.toMatchObject({ code: "customer_tax_location_invalid" });
    const session = await subscribe(price, { customer: customer.id, tax_id_collection: { enabled: true }, automatic_tax: { enabled: true }, customer_update: { name: "auto", address: "auto" } });
    expect((await at.post(urlOf(session), { ...CARD, tax_id: "DE123456789" })).html).toContain("Choose a country.");
    await at.post(urlOf(session), { ...CARD, tax_id: "DE123456789", country: "DE" });
    expect(await at.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ automatic_tax: { status: "complete" }, customer_details: { tax_ids: [{ type: "eu_vat", value: "DE123456789" }], address: { country: "DE" } } });
    expect(await at.stripe.customers.retrieve(customer.id)).toMatchObject({ name: "Ada Lovelace", address: { country: "DE" } });
  });
});
