// Payment intents and refunds by the API, and the balance they leave.
import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stripeAt, type TestStripe } from "./emulatorAt.testing";

let at: TestStripe;
beforeAll(async () => {
  at = await stripeAt();
});
afterAll(() => at.close());

const paid = (amount = 1000, card = "pm_card_visa") => at.stripe.paymentIntents.create({ amount, currency: "eur", payment_method: card, confirm: true });

describe("a payment intent", () => {
  it("is confirmed with a card that pays, once", async () => {
    const intent = await at.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
    expect(intent).toMatchObject({ status: "requires_payment_method", client_secret: expect.stringMatching(/^pi_\w+_secret_\w+$/) });
    expect(await at.stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" })).toMatchObject({ status: "succeeded", amount_received: 1000 });
    await expect(at.stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" })).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
    await expect(at.stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  it("keeps why a card failed, and takes another", async () => {
    const intent = await at.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
    const failed = at.stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" });
    await expect(failed).rejects.toMatchObject({ type: "StripeCardError", code: "card_declined", decline_code: "insufficient_funds", payment_intent: { id: intent.id, status: "requires_payment_method" } });
    expect(await at.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: "requires_payment_method", last_payment_error: { decline_code: "insufficient_funds" } });
    expect(await at.stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" })).toMatchObject({ status: "succeeded", last_payment_error: null });
  });

  it("asks its card's holder on a page, or fails when nobody is there", async () => {
    const intent = await at.stripe.paymentIntents.create({ amount: 1000, currency: "eur", payment_method: "pm_card_authenticationRequired", confirm: true, return_url: "http://localhost:3000/paid" });
    expect(intent.status).toBe("requires_action");
    const answer = await at.post(intent.next_action?.redirect_to_url?.url ?? "", { answer: "approve" });
    expect(answer.location).toBe(`http://localhost:3000/paid?payment_intent=${intent.id}&redirect_status=succeeded`);
    expect((await at.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
    await expect(at.stripe.paymentIntents.create({ amount: 1000, currency: "eur", payment_method: "pm_card_authenticationRequired", confirm: true, off_session: true })).rejects.toMatchObject({ decline_code: "authentication_required" });
  });

  it("can be cancelled before it is paid, and is found by its customer", async () => {
    const customer = await at.stripe.customers.create();
    const intent = await at.stripe.paymentIntents.create({ amount: 1000, currency: "eur", customer: customer.id });
    expect(await at.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: "abandoned" })).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    expect((await at.stripe.paymentIntents.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([intent.id]);
  });
});

describe("a refund", () => {
  it("gives back all of a payment", async () => {
    const intent = await paid();
    const refund = await at.stripe.refunds.create({ payment_intent: intent.id, reason: "requested_by_customer", metadata: { refundId: "r1" } });
    expect(refund).toMatchObject({ amount: 1000, status: "succeeded", charge: intent.latest_charge, metadata: { refundId: "r1" } });
    expect(await at.stripe.charges.retrieve(intent.latest_charge as string)).toMatchObject({ refunded: true, amount_refunded: 1000 });
    await expect(at.stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: "charge_already_refunded" });
  });

  it("gives back parts, and never more than was paid", async () => {
    const intent = await paid();
    const charge = intent.latest_charge as string;
    await at.stripe.refunds.create({ charge, amount: 300 });
    expect(await at.stripe.charges.retrieve(charge)).toMatchObject({ refunded: false, amount_refunded: 300 });
    await expect(at.stripe.refunds.create({ charge, amount: 701 })).rejects.toThrow("Refund amount (€7.01) is greater than unrefunded amount on charge (€7.00)");
    await expect(at.stripe.refunds.create({ charge, amount: 0 })).rejects.toMatchObject({ code: "parameter_invalid_integer" });
    await at.stripe.refunds.create({ charge, amount: 700 });
    const whole = await at.stripe.charges.retrieve(charge, { expand: ["refunds"] });
    expect(whole.refunds?.data.map(({ amount }) => amount)).toEqual([700, 300]);
    expect(await (await fetch(whole.receipt_url ?? "")).text()).toContain("−€7.00");
  });

  it("can't be of a payment that never was", async () => {
    const intent = await at.stripe.paymentIntents.create({ amount: 1000, currency: "eur" });
    await expect(at.stripe.refunds.create({ payment_intent: intent.id })).rejects.toThrow(/does not have a successful charge/);
  });

  it("leaves the balance at what is kept, less the fees", async () => {
    const intent = await paid(10_000);
    await at.stripe.refunds.create({ payment_intent: intent.id, amount: 4000 });
    const charge = await at.stripe.charges.retrieve(intent.latest_charge as string, { expand: ["balance_transaction", "refunds.data.balance_transaction"] });
    const moves = [charge.balance_transaction, charge.refunds?.data[0]?.balance_transaction] as Stripe.BalanceTransaction[];
    expect(moves.map(({ amount, fee, net }) => [amount, fee, net])).toEqual([[10_000, 175, 9825], [-4000, 0, -4000]]); // prettier-ignore
  });
});
