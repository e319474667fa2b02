// A payer's bank that wants the money back.
import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { trip } from "../../people.testing";
import { balances, billing, mailsTo, refused, sessionAt } from "../billing.testing";

/** Ben has paid Ada for a boat. */
async function paid() {
  const story = await billing();
  const [ada, ben] = [await story.person("Ada"), await story.person("Ben")];
  const tripId = await trip(ada, { editor: ben });
  const [requestId] = await ada.mutation(api.billing.requests.create, { tripId, description: "Boat", total: 4500, currency: "EUR", split: { kind: "exact", shares: [{ userId: ben.userId, amount: 4500 }] } });
  const intent = story.stripe.pay(sessionAt((await ben.action(api.billing.requests.pay, { requestId: requestId! })).url));
  await story.deliver(story.stripe.happen("payment_intent.succeeded", intent));
  const request = async () => (await ada.query(api.billing.requests.list, { tripId }))[0]!;
  const owed = `payable:user:${ada.userId} EUR`;
  /** The bank says something, and Stripe tells of it. */
  const bank = async (status: string, type: string) => story.deliver(story.stripe.happen(type, story.stripe.dispute(intent, status)));
  return { ...story, ada, ben, intent, requestId: requestId!, request, owed, bank };
}

describe("a dispute", () => {
  it("takes the money and its fee out of the books, and shows on the request; nothing can be given back or paid again", async () => {
    const { t, ada, ben, request, owed, bank, requestId } = await paid();
    await bank("needs_response", "charge.dispute.created");
    expect(await request()).toMatchObject({ state: "disputed" });
    expect(await balances(t)).toEqual({ "stripe:balance EUR": -1500, "fees EUR": 1500, [owed]: 0 });
    const { paymentId } = await request();
    await expect(ada.mutation(api.billing.refunds.create, { paymentId: paymentId!, reason: "Sorry" })).rejects.toMatchObject(refused("CONFLICT"));
    await expect(ben.action(api.billing.requests.pay, { requestId })).rejects.toMatchObject(refused("CONFLICT"));
    for (const name of ["Ada", "Ben"]) expect(await mailsTo(t, name)).toContain("Disputed: €45.00");
  });

  it("that is won brings the money back, in whatever order and however often it is heard of", async () => {
    const { t, stripe, intent, request, owed, bank, deliver } = await paid();
    const created = stripe.happen("charge.dispute.created", stripe.dispute(intent, "under_review"));
    await bank("won", "charge.dispute.closed");
    await deliver(created, stripe.happen("charge.dispute.funds_reinstated", `du_${intent}`));
    expect(await request()).toMatchObject({ state: "paid" });
    expect(await balances(t)).toEqual({ "stripe:balance EUR": 3000, "fees EUR": 1500, [owed]: -4500 });
  });

  it("that is lost stays so, and one that only asks takes nothing", async () => {
    const { t, request, owed, bank } = await paid();
    await bank("warning_needs_response", "charge.dispute.created");
    expect(await request()).toMatchObject({ state: "paid" });
    expect((await balances(t))[owed]).toBe(-4500);
    await bank("needs_response", "charge.dispute.updated");
    await bank("lost", "charge.dispute.closed");
    expect(await request()).toMatchObject({ state: "disputed" });
    expect((await balances(t))[owed]).toBe(0);
    expect((await mailsTo(t, "Ada")).filter((subject) => subject.startsWith("Disputed"))).toHaveLength(2);
  });

  it("of a plan's bill is booked, and of somebody else's payment isn't", async () => {
    const { t, stripe, ada, deliver } = await paid();
    const session = sessionAt((await ada.action(api.billing.checkout.start, { plan: "pro", interval: "month" })).url);
    const { customer } = stripe.objects.get(session) as unknown as { customer: string };
    const intent = (id: string, of: string) => stripe.set(id, { object: "payment_intent", status: "succeeded", amount: 800, amount_received: 800, currency: "eur", customer: of, metadata: {}, created: 1, latest_charge: null, last_payment_error: null }).id;
    const before = (await balances(t))["stripe:balance EUR"]!;
    for (const id of [intent("pi_plan", customer), intent("pi_other", "cus_other")]) await deliver(stripe.happen("charge.dispute.created", stripe.dispute(id, "lost", { fee: 0 })));
    expect(await balances(t)).toMatchObject({ "stripe:balance EUR": before - 800, "disputes:subscriptions EUR": 800 });
  });
});
