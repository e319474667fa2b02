// Booking through a provider, paying and cancelling, by two members of a trip.
import { beforeEach, describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { balances, eventually, refused, sessionAt } from "../billing/billing.testing";
import { beforeJapan, guest, planOf } from "../people.testing";
import { addHotel, becomes, bookingNow, cancel, confirmed, held, pay, press, quoted, story, type Story } from "./bookings.testing";

const statusInPlan = async ({ ada, tripId }: Story, activityId: Id<"activities">) =>
  (await planOf(ada, tripId)).activities.find(({ _id }) => _id === activityId)?.status;
const history = async ({ ben, tripId }: Story, bookingId: Id<"bookings">) => (await ben.query(api.bookings.bookings.history, { tripId, bookingId })).map(({ status }) => status);

beforeEach(beforeJapan);

describe("a quote", () => {
  it("says what it costs and when it can be cancelled, and reserves nothing", async () => {
    const { ada, ben, tripId } = await story();
    const bookingId = await quoted(ada, tripId, await addHotel(ada, tripId));
    expect(await bookingNow(ben, tripId, bookingId)).toMatchObject({
      status: "idea", kind: "hotel", provider: "emulated", detail: { values: { count: 1, nights: 2 } }, price: { amount: 20_000, currency: "EUR" },
      // 15:00 in Kyoto is 06:00 in Greenwich.
      startsAt: Date.UTC(2027, 3, 10, 6), cancellation: { freeUntil: Date.UTC(2027, 3, 8, 6), percentAfter: 50 }, confirmationCode: null, review: null,
    });
  });

  it("is one, whoever asks how often", async () => {
    const { ada, ben, tripId } = await story();
    const activityId = await addHotel(ada, tripId);
    const same = press();
    const asks = [ada, ada, ben].map((who) => who.mutation(api.bookings.bookings.quote, { tripId, activityId, press: who === ada ? same : press() }));
    expect(new Set(await Promise.all(asks)).size).toBe(1);
    expect((await ben.query(api.bookings.bookings.list, { tripId })).bookings).toHaveLength(1);
  });

  it("needs a day that is still to come, and is asked for anew when the plan has changed", async () => {
    const { ada, tripId } = await story();
    const ideaId = await addHotel(ada, tripId, "Some day", { day: null as never, endDay: null as never });
    await expect(ada.mutation(api.bookings.bookings.quote, { tripId, activityId: ideaId, press: press() })).rejects.toMatchObject({ data: { details: { field: "day" } } });
    const activityId = await addHotel(ada, tripId);
    const bookingId = await quoted(ada, tripId, activityId);
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { day: "2027-04-11" } });
    expect((await bookingNow(ada, tripId, bookingId)).review).toBe("dayMoved");
    await expect(ada.mutation(api.bookings.bookings.request, { tripId, bookingId })).rejects.toMatchObject(refused("CONFLICT"));
    expect(await quoted(ada, tripId, activityId)).toBe(bookingId);
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ detail: { values: { count: 1, nights: 2 } }, review: null });
  });

  it("tells who isn't served, and doesn't book", async () => {
    const { ada, tripId } = await story();
    const bookingId = await quoted(ada, tripId, await addHotel(ada, tripId, "Inn (sold out)"));
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ status: "idea", price: null, problem: expect.stringMatching(/Sold out/), review: "problem" });
    await expect(ada.mutation(api.bookings.bookings.request, { tripId, bookingId })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("isn't to be had where the emulated provider may not stand in: in production", async () => {
    const { ada, tripId } = await story({ CARAVAN_MODE: "production" });
    const activityId = await addHotel(ada, tripId);
    await expect(ada.mutation(api.bookings.bookings.quote, { tripId, activityId, press: press() })).rejects.toMatchObject(refused("CONFLICT"));
    expect((await ada.query(api.bookings.bookings.list, { tripId })).desk).toBeNull();
  });
});

describe("booking", () => {
  it("is done once: pressed twice, and by two members at once", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const bookingId = await quoted(ada, tripId, await addHotel(ada, tripId));
    await Promise.all([ada, ada, ben].map((who) => who.mutation(api.bookings.bookings.request, { tripId, bookingId })));
    await Promise.all([1, 2, 3].map(() => t.action(internal.bookings.work.carryOn, { bookingId })));
    await becomes(ben, tripId, bookingId, { status: "held" });
    expect(await history(told, bookingId)).toEqual(["requested", "held"]);
  });

  it("is paid on a page of the provider's price, and confirmed for everybody by the payment: code, voucher, plan and feed", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const { activityId, bookingId } = await confirmed(told, ben);
    const booking = await bookingNow(ada, tripId, bookingId);
    expect(booking).toMatchObject({ confirmationCode: expect.stringMatching(/^EMU-[0-9A-F]{6}$/), payment: { state: "paid", payerId: ben.userId, amount: 20_000 }, files: 1 });
    expect(await history(told, bookingId)).toEqual(["requested", "held", "confirmed"]);
    expect(await statusInPlan(told, activityId)).toBe("booked");
    const feed = await ada.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 1, cursor: null } });
    expect(feed.page).toMatchObject([{ actorId: ben.userId, label: "booked Ryokan" }]);
    expect(await balances(t)).toEqual({ "stripe:balance EUR": 20_000, [`payable:booking:${bookingId} EUR`]: -20_000 });
    await expect(ada.action(api.bookings.pay.open, { bookingId })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("stays booked in the plan when somebody undoes", async () => {
    const told = await story();
    const { ada, tripId } = told;
    const { activityId } = await confirmed(told, ada);
    await ada.mutation(api.trips.history.undo, { tripId });
    expect(await statusInPlan(told, activityId)).toBe("booked");
    expect((await planOf(ada, tripId)).activities).toHaveLength(1);
  });

  it("that can't be confirmed gives everything back", async () => {
    const told = await story();
    const { ada, tripId, t } = told;
    const bookingId = await held(ada, tripId, await addHotel(ada, tripId, "Gone at the last minute"));
    await pay(told, ada, bookingId);
    await becomes(ada, tripId, bookingId, { status: "cancelled", problem: expect.stringMatching(/goes back in full/), payment: { state: "refunded", refunded: 20_000 } });
    expect((await balances(t))["stripe:balance EUR"]).toBe(0);
  });

  it("is one page of payment, and none for guests, who need an account", async () => {
    const { ada, ben, tripId, t } = await story();
    const bookingId = await held(ada, tripId, await addHotel(ada, tripId));
    const urls = await Promise.all([ada, ada].map((who) => who.action(api.bookings.pay.open, { bookingId })));
    expect(urls[0]).toEqual(urls[1]);
    const gil = await guest(t, "Gil");
    const { token } = await ada.mutation(api.trips.invites.create, { tripId, role: "editor" });
    await gil.mutation(api.trips.invites.accept, { token });
    await expect(gil.action(api.bookings.pay.open, { bookingId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(ben.action(api.bookings.pay.open, { bookingId, amount: 1 } as never)).rejects.toThrow();
  });
});

describe("cancelling", () => {
  it("gives back in full while it is free, and what it said", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const { activityId, bookingId } = await confirmed(told, ben);
    await expect(ada.mutation(api.bookings.bookings.cancel, { tripId, bookingId, refund: 1 })).rejects.toMatchObject({ data: { code: "CONFLICT", details: { refund: 20_000 } } });
    expect(await cancel(ada, tripId, bookingId)).toBe(20_000);
    await becomes(ben, tripId, bookingId, { status: "cancelled", payment: { state: "refunded", refunded: 20_000 } });
    expect(await statusInPlan(told, activityId)).toBe("planned");
    expect((await balances(t))[`payable:booking:${bookingId} EUR`]).toBe(0);
    await expect(ada.mutation(api.bookings.bookings.cancel, { tripId, bookingId, refund: 0 })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("before it is paid closes the page; money that comes all the same goes back", async () => {
    const { ada, tripId, stripe, deliver } = await story();
    const bookingId = await held(ada, tripId, await addHotel(ada, tripId));
    const session = sessionAt((await ada.action(api.bookings.pay.open, { bookingId })).url);
    const intent = stripe.pay(session);
    expect(await cancel(ada, tripId, bookingId)).toBe(0);
    await becomes(ada, tripId, bookingId, { status: "cancelled" });
    await deliver(stripe.happen("payment_intent.succeeded", intent));
    const page = { paginationOpts: { numItems: 5, cursor: null } };
    await eventually(async () => expect((await ada.query(api.billing.payments.mine, page)).page).toMatchObject([{ state: "refunded", refunded: 20_000 }]));
  });

  it("isn't for the owner of the trip to decide past the policy, nor for who may only look", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const { bookingId } = await confirmed(told, ben);
    const [payment] = await ada.query(api.billing.payments.ofTrip, { tripId });
    await expect(ada.mutation(api.billing.refunds.create, { paymentId: payment!._id, reason: "I say so" })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    const vic = await guest(t, "Vic");
    const { token } = await ada.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await vic.mutation(api.trips.invites.accept, { token });
    expect((await bookingNow(vic, tripId, bookingId)).status).toBe("confirmed");
    await expect(cancel(vic, tripId, bookingId)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
  });

  it("leaves the way free to book again, and can be taken off the list when nothing was paid", async () => {
    const { ada, tripId } = await story();
    const activityId = await addHotel(ada, tripId);
    const first = await held(ada, tripId, activityId);
    await expect(ada.mutation(api.bookings.bookings.remove, { tripId, bookingId: first })).rejects.toMatchObject(refused("CONFLICT"));
    await cancel(ada, tripId, first);
    await becomes(ada, tripId, first, { status: "cancelled" });
    expect(await held(ada, tripId, activityId)).not.toBe(first);
    await ada.mutation(api.bookings.bookings.remove, { tripId, bookingId: first });
    expect((await ada.query(api.bookings.bookings.list, { tripId })).bookings).toHaveLength(1);
  });
});
