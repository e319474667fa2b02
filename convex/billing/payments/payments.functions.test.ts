// Members who ask each other for their share, pay it, and give it back.
import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { guest, trip, type Person } from "../../people.testing";
import { balances, billing, eventually, mailsTo, refused, sessionAt } from "../billing.testing";

const page = { paginationOpts: { numItems: 20, cursor: null } };
const list = (who: Person, tripId: Id<"trips">) => who.query(api.billing.requests.list, { tripId });
const pay = (who: Person, requestId: Id<"paymentRequests">) => who.action(api.billing.requests.pay, { requestId });
const refund = (who: Person, paymentId: Id<"payments">, fields: { amount?: number; press?: string } = {}) => who.mutation(api.billing.refunds.create, { paymentId, reason: "We cancelled the boat", ...fields });

/** Ada asks Ben for half of a boat that cost €90.01. */
async function asked() {
  const story = await billing();
  const [ada, ben] = [await story.person("Ada"), await story.person("Ben")];
  const tripId = await trip(ada, { editor: ben });
  const ask = { tripId, description: "Boat in Kyoto", total: 9001, currency: "EUR", split: { kind: "equal" as const, among: [ada.userId, ben.userId] } };
  const [requestId] = await ada.mutation(api.billing.requests.create, ask);
  return { ...story, ada, ben, tripId, ask, requestId: requestId! };
}

/** Ben has paid his half. */
async function paid() {
  const story = await asked();
  const session = sessionAt((await pay(story.ben, story.requestId)).url);
  const intent = story.stripe.pay(session, { fee: 120 });
  await story.deliver(story.stripe.happen("payment_intent.succeeded", intent), story.stripe.happen("checkout.session.completed", session));
  const [request] = await list(story.ben, story.tripId);
  return { ...story, session, intent, paymentId: request!.paymentId! };
}

describe("asking for a share", () => {
  it("splits to the cent, keeps the asker's own share, and tells everybody in the trip", async () => {
    const { ada, ben, tripId, t } = await asked();
    const rows = await list(ben, tripId);
    expect(rows).toMatchObject([{ payerId: ben.userId, requesterId: ada.userId, amount: 4500, currency: "EUR", state: "open", split: { total: 9001, people: 2, own: 4501 } }]);
    expect(await list(ada, tripId)).toMatchObject([{ amount: 4500 }]);
    expect(await mailsTo(t, "Ben")).toContain("Ada asks you for €45.00");
  });

  it("takes exact shares that sum to the whole, of members, once each, and nothing else", async () => {
    const { ada, ben, ask, person } = await asked();
    const stranger = await person("Sue");
    const exact = (shares: { userId: Id<"users">; amount: number }[], total = 9000) => ada.mutation(api.billing.requests.create, { ...ask, total, split: { kind: "exact", shares } });
    expect(await exact([{ userId: ada.userId, amount: 2000 }, { userId: ben.userId, amount: 7000 }])).toHaveLength(1);
    const wrong = { data: { code: "VALIDATION_ERROR", details: { field: "split" } } };
    await expect(exact([{ userId: ben.userId, amount: 7000 }])).rejects.toMatchObject(wrong);
    await expect(exact([{ userId: stranger.userId, amount: 9000 }])).rejects.toMatchObject(wrong);
    await expect(exact([{ userId: ben.userId, amount: 4500 }, { userId: ben.userId, amount: 4500 }])).rejects.toMatchObject(wrong);
    await expect(exact([{ userId: ada.userId, amount: 9000 }])).rejects.toMatchObject(wrong);
    await expect(exact([{ userId: ben.userId, amount: -5 }, { userId: ada.userId, amount: 9005 }])).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    await expect(exact([{ userId: ben.userId, amount: 10 }], 10)).rejects.toMatchObject({ data: { details: { field: "amount" } } });
    await expect(ada.mutation(api.billing.requests.create, { ...ask, currency: "CLF" })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
  });

  it("pressed twice asks once, and somebody else's press is another", async () => {
    const { ada, ben, ask, tripId } = await asked();
    const press = "press-0001";
    const [first, second] = [await ada.mutation(api.billing.requests.create, { ...ask, press }), await ada.mutation(api.billing.requests.create, { ...ask, press })];
    expect(second).toEqual(first);
    await ben.mutation(api.billing.requests.create, { ...ask, press });
    const splits = (await list(ben, tripId)).map(({ split }) => split.id);
    expect([splits.length, new Set(splits).size]).toEqual([3, 3]);
  });

  it.each([0, -1, 0.5, 1e12, 1e12 + 1, Number.NaN, Number.POSITIVE_INFINITY])("takes no sum of %d", async (amount) => {
    const { ada, ben, ask } = await asked();
    const split = { kind: "exact" as const, shares: [{ userId: ben.userId, amount }] };
    await expect(ada.mutation(api.billing.requests.create, { ...ask, total: amount, split })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
  });

  it("asks for whole coins that can be charged: no cents of yen, tens of fils", async () => {
    const { ada, ben, ask, stripe } = await asked();
    const among = { kind: "equal" as const, among: [ada.userId, ben.userId] };
    for (const [currency, total, charged] of [["JPY", 9001, "4500"], ["KWD", 9010, "4500"], ["ISK", 9001, "450000"]] as const) {
      const [requestId] = await ada.mutation(api.billing.requests.create, { ...ask, currency, total, split: among });
      await pay(ben, requestId!);
      expect(stripe.writes(/^checkout\/sessions$/).at(-1)!.params["line_items[0][price_data][unit_amount]"]).toBe(charged);
    }
    await expect(ada.mutation(api.billing.requests.create, { ...ask, currency: "KWD", total: 9001, split: { kind: "exact", shares: [{ userId: ben.userId, amount: 9001 }] } })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
  });

  it("is for members with an account who may edit", async () => {
    const { ask, tripId, t, person, ada } = await asked();
    const sue = await person("Sue");
    await expect(sue.mutation(api.billing.requests.create, ask)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(list(sue, tripId)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    const gil = await guest(t, "Gil");
    const { token } = await ada.mutation(api.trips.invites.create, { tripId, role: "editor" });
    await gil.mutation(api.trips.invites.accept, { token });
    await expect(gil.mutation(api.billing.requests.create, ask)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
  });

  it("can be taken back until it is being paid, which closes the page", async () => {
    const { ada, ben, tripId, requestId, stripe } = await asked();
    await expect(ben.mutation(api.billing.requests.cancel, { tripId, requestId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(ada.mutation(api.billing.requests.remind, { tripId, requestId })).rejects.toMatchObject(refused("CONFLICT"));
    const session = sessionAt((await pay(ben, requestId)).url);
    await ada.mutation(api.billing.requests.cancel, { tripId, requestId });
    await eventually(async () => expect(stripe.objects.get(session)).toMatchObject({ status: "expired" }));
    expect(await list(ben, tripId)).toMatchObject([{ state: "cancelled" }]);
    await expect(pay(ben, requestId)).rejects.toMatchObject(refused("CONFLICT"));
    await expect(ada.mutation(api.billing.requests.cancel, { tripId, requestId })).rejects.toMatchObject(refused("CONFLICT"));
  });
});

describe("paying a share", () => {
  it("is one page of the amount that was asked for, however often it is pressed, for the one who was asked", async () => {
    const { ada, ben, requestId, stripe, person } = await asked();
    const [first, second] = await Promise.all([pay(ben, requestId), pay(ben, requestId)]);
    expect(second).toEqual(first);
    expect(stripe.writes(/^checkout\/sessions$/)[0]!.params).toMatchObject({ "line_items[0][price_data][unit_amount]": "4500", "line_items[0][price_data][currency]": "eur" });
    expect([...stripe.objects.values()].filter(({ object }) => object === "checkout.session")).toHaveLength(1);
    await expect(ada.action(api.billing.requests.pay, { requestId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(pay(await person("Sue"), requestId)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(ben.action(api.billing.requests.pay, { requestId, amount: 1 } as never)).rejects.toThrow();
  });

  it("is done when Stripe says so, for everybody to see, with a receipt and in the books", async () => {
    const { ada, ben, tripId, requestId, paymentId, t } = await paid();
    const [forAda] = await list(ada, tripId);
    expect(forAda).toMatchObject({ state: "paid", receiptUrl: null });
    expect(forAda!.paidAt).toBeGreaterThan(0);
    expect((await list(ben, tripId))[0]!.receiptUrl).toMatch(/^https:\/\/pay.example\//);
    expect((await ben.query(api.billing.payments.mine, page)).page).toMatchObject([{ _id: paymentId, state: "paid", amount: 4500, trip: "Japan in spring" }]);
    expect((await ada.query(api.billing.payments.mine, page)).page).toEqual([]);
    expect(await ada.query(api.billing.payments.ofTrip, { tripId })).toMatchObject([{ _id: paymentId, payerId: ben.userId }]);
    expect(await ada.query(api.billing.payments.standing, {})).toEqual({ mode: "emulated", held: { amount: 4500, currency: "EUR" } });
    expect(await balances(t)).toEqual({ "stripe:balance EUR": 4380, "fees EUR": 120, [`payable:user:${ada.userId} EUR`]: -4500 });
    expect(await mailsTo(t, "Ben")).toContain("Receipt: €45.00");
    await expect(pay(ben, requestId)).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("is told as it stands to who comes back: not by the address, and to nobody else", async () => {
    const { ada, ben, requestId, stripe, tripId } = await asked();
    const session = sessionAt((await pay(ben, requestId)).url);
    const of = (await list(ben, tripId))[0]!.paymentId!;
    const back = () => ben.query(api.billing.returns.get, { of });
    expect(await back()).toMatchObject({ kind: "payment", state: "open", amount: 4500 });
    expect(await ada.query(api.billing.returns.get, { of })).toBeNull();
    expect(await ben.query(api.billing.returns.get, { of: "nonsense" })).toBeNull();
    stripe.pay(session);
    await ada.action(api.billing.returns.check, { of });
    expect(await back()).toMatchObject({ state: "open" });
    await ben.action(api.billing.returns.check, { of });
    expect(await back()).toMatchObject({ state: "paid" });
  });

  it("says why a card didn't work, and starts anew when its page has expired", async () => {
    const { ben, requestId, tripId, stripe, deliver } = await asked();
    const session = sessionAt((await pay(ben, requestId)).url);
    const intent = stripe.pay(session, { status: "requires_payment_method", problem: "card_declined" });
    await deliver(stripe.happen("payment_intent.payment_failed", intent));
    expect(await list(ben, tripId)).toMatchObject([{ state: "open", problem: "card_declined" }]);
    stripe.set(session, { status: "expired" });
    stripe.set(intent, { status: "canceled" });
    await deliver(stripe.happen("checkout.session.expired", session));
    expect(await list(ben, tripId)).toMatchObject([{ state: "open" }]);
    expect(sessionAt((await pay(ben, requestId)).url)).not.toBe(session);
  });

  it("begins anew, with a key of its own, after Stripe has failed to make its page", async () => {
    const { ben, requestId, stripe } = await asked();
    stripe.failing = /checkout\/sessions/;
    await expect(pay(ben, requestId)).rejects.toMatchObject(refused("EXTERNAL_SERVICE_ERROR"));
    expect((await ben.query(api.billing.payments.mine, page)).page).toEqual([]);
    stripe.failing = null;
    expect((await pay(ben, requestId)).url).toMatch(/^https:\/\/checkout/);
    expect(new Set(stripe.writes(/^checkout\/sessions$/).map(({ key }) => key)).size).toBe(2);
  });

  it("of another sum than was asked for, under our name, buys nothing", async () => {
    const { ben, requestId, tripId, stripe, deliver, t } = await asked();
    const session = sessionAt((await pay(ben, requestId)).url);
    const intent = stripe.pay(session);
    stripe.set(intent, { amount: 1, amount_received: 1 });
    await deliver(stripe.happen("payment_intent.succeeded", intent));
    expect(await list(ben, tripId)).toMatchObject([{ state: "open", paidAt: null }]);
    expect(await balances(t)).toEqual({ "stripe:balance EUR": 1, [`payable:user:${ben.userId} EUR`]: -1 });
  });

  it("that arrives after the request was taken back goes back by itself", async () => {
    const { ada, ben, requestId, tripId, stripe, deliver, t } = await asked();
    const session = sessionAt((await pay(ben, requestId)).url);
    const intent = stripe.pay(session);
    await ada.mutation(api.billing.requests.cancel, { tripId, requestId });
    await deliver(stripe.happen("payment_intent.succeeded", intent));
    await eventually(async () => expect((await ben.query(api.billing.payments.mine, page)).page).toMatchObject([{ state: "refunded", refunded: 4500 }]));
    expect((await balances(t))["stripe:balance EUR"]).toBe(0);
    expect(await list(ben, tripId)).toMatchObject([{ state: "cancelled" }]);
  });
});

describe("giving back", () => {
  it("is for who received it, in part and then the rest, and never more than is left", async () => {
    const { ada, ben, tripId, paymentId, t, stripe } = await paid();
    await expect(refund(ben, paymentId)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(refund(ada, paymentId, { amount: 4501 })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    await expect(refund(ada, paymentId, { amount: 0 })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    const press = "press-0001";
    expect(await refund(ada, paymentId, { amount: 1000, press })).toBe(await refund(ada, paymentId, { amount: 1000, press }));
    await eventually(async () => expect(await list(ben, tripId)).toMatchObject([{ state: "partlyRefunded", refunded: 1000 }]));
    await expect(refund(ada, paymentId, { amount: 3501 })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    await refund(ada, paymentId);
    await eventually(async () => expect(await list(ben, tripId)).toMatchObject([{ state: "refunded", refunded: 4500 }]));
    await expect(refund(ada, paymentId)).rejects.toMatchObject(refused("CONFLICT"));
    expect(stripe.writes(/^refunds/).map(({ params }) => params.amount)).toEqual(["1000", "3500"]);
    expect(await balances(t)).toMatchObject({ "stripe:balance EUR": -120, [`payable:user:${ada.userId} EUR`]: 0 });
    expect(await mailsTo(t, "Ben")).toContain("Refund: €10.00");
  });

  it("twice at once can't be more than there is", async () => {
    const { ada, ben, tripId, paymentId, stripe } = await paid();
    const both = await Promise.allSettled([refund(ada, paymentId, { amount: 3000, press: "press-one" }), refund(ada, paymentId, { amount: 3000, press: "press-two" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await eventually(async () => expect(await list(ben, tripId)).toMatchObject([{ refunded: 3000 }]));
    expect(stripe.writes(/^refunds/).map(({ params }) => params.amount)).toEqual(["3000"]);
  });

  it("that Stripe can't take now doesn't keep those behind it waiting", async () => {
    const { ada, ben, tripId, paymentId, t, stripe } = await paid();
    stripe.failing = /^refunds/;
    await refund(ada, paymentId, { amount: 100 });
    await eventually(async () => expect(stripe.writes(/^refunds/).length).toBeGreaterThan(0));
    stripe.failing = null;
    await refund(ada, paymentId, { amount: 200 });
    await eventually(async () => expect(await list(ben, tripId)).toMatchObject([{ refunded: 200 }]));
    await expect(t.action(internal.billing.reconcile.run, {})).resolves.toMatchObject({ missed: 0 });
  });

  it("that has failed stays so when late news tells of its success", async () => {
    const { ben, tripId, paymentId, intent, t } = await paid();
    const fact = { kind: "refund" as const, refundId: "re_late", ourId: null, paymentIntentId: intent, paymentId, customerId: null, amount: 700, currency: "EUR", at: 1 };
    const hear = (status: "failed" | "succeeded", reading: number) => t.mutation(internal.billing.events.apply, { event: null, facts: [{ ...fact, status }], reading });
    await hear("failed", 99);
    await hear("succeeded", 98);
    expect(await list(ben, tripId)).toMatchObject([{ state: "paid", refunded: 0 }]);
    expect((await balances(t))["stripe:balance EUR"]).toBe(4380);
    expect(await mailsTo(t, "Ben")).toContain("A refund didn't go through: €7.00");
  });

  it("isn't lost when Stripe is down: reconciliation carries on with the same key", async () => {
    const { ada, ben, tripId, paymentId, t, stripe } = await paid();
    stripe.down = 503;
    await refund(ada, paymentId, { amount: 500 });
    await eventually(async () => expect(stripe.writes(/^refunds/).length).toBeGreaterThan(0));
    stripe.down = null;
    await t.action(internal.billing.reconcile.run, {});
    expect(await list(ben, tripId)).toMatchObject([{ state: "partlyRefunded", refunded: 500 }]);
    expect(new Set(stripe.writes(/^refunds/).map(({ key }) => key)).size).toBe(1);
  });

  it("from Stripe's dashboard counts too, and comes into the books again when it fails", async () => {
    const { ben, tripId, intent, t, stripe, deliver } = await paid();
    stripe.set("re_dash", { object: "refund", status: "succeeded", amount: 700, currency: "eur", payment_intent: intent, metadata: {}, created: 1 });
    await deliver(stripe.happen("refund.created", "re_dash"), stripe.happen("charge.refunded", `ch_${intent}`));
    expect(await list(ben, tripId)).toMatchObject([{ state: "partlyRefunded", refunded: 700 }]);
    stripe.set("re_dash", { status: "failed" });
    await deliver(stripe.happen("refund.failed", "re_dash"));
    expect(await list(ben, tripId)).toMatchObject([{ state: "paid", refunded: 0 }]);
    expect((await balances(t))["stripe:balance EUR"]).toBe(4380);
  });

  it("isn't possible with what has been paid out, which is no more than what was held, once a reference", async () => {
    const { ada, paymentId, t } = await paid();
    const payOut = (amount: number, reference: string) => t.mutation(internal.billing.payouts.record, { userId: ada.userId, amount, currency: "EUR", reference });
    await expect(payOut(4501, "SEPA-1")).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    expect([await payOut(4000, "SEPA-1"), await payOut(4000, "SEPA-1")]).toEqual([true, false]);
    expect((await ada.query(api.billing.payments.standing, {})).held.amount).toBe(500);
    await expect(refund(ada, paymentId, { amount: 501 })).rejects.toMatchObject(refused("CONFLICT"));
    await refund(ada, paymentId, { amount: 500 });
    await eventually(async () => expect((await balances(t))[`payable:user:${ada.userId} EUR`]).toBe(0));
    await expect(payOut(1, "SEPA-2")).rejects.toMatchObject(refused("VALIDATION_ERROR"));
  });

  it("isn't told to people outside the trip", async () => {
    const { paymentId, person } = await paid();
    await expect(refund(await person("Sue"), paymentId)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});
