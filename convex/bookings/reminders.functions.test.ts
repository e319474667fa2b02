// What happens to bookings as time goes by. The clock is the tests'.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import { eventually, mailsTo, refused, sessionAt } from "../billing/billing.testing";
import { addHotel, becomes, bookingNow, confirmed, held, press, story } from "./bookings.testing";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2027, 2, 1) }));
afterEach(() => void vi.useRealTimers());

const MINUTE_MS = 60_000;

describe("a hold", () => {
  it("lapses when it isn't paid: the booking ends, its page is closed", async () => {
    const { ada, ben, tripId, stripe, t } = await story();
    const bookingId = await held(ada, tripId, await addHotel(ada, tripId));
    const { heldUntil } = await bookingNow(ben, tripId, bookingId);
    expect(heldUntil! - Date.now()).toBeGreaterThan(14 * MINUTE_MS);
    const session = sessionAt((await ada.action(api.bookings.pay.open, { bookingId })).url);
    vi.setSystemTime(heldUntil! - 5 * MINUTE_MS);
    await t.mutation(internal.bookings.reminders.sweep, {});
    await t.mutation(internal.bookings.reminders.sweep, {});
    expect((await mailsTo(t, "Ada")).filter((subject) => subject === "Still held for you: Ryokan")).toHaveLength(1);
    vi.setSystemTime(heldUntil!);
    await expect(ada.action(api.bookings.pay.open, { bookingId })).rejects.toMatchObject(refused("CONFLICT"));
    await t.mutation(internal.bookings.reminders.sweep, {});
    expect(await bookingNow(ben, tripId, bookingId)).toMatchObject({ status: "cancelled", heldUntil: null });
    expect(await ada.query(api.bookings.bookings.history, { tripId, bookingId })).toMatchObject([{}, {}, { by: null, note: "The hold lapsed before it was paid" }]);
    await eventually(async () => expect(stripe.objects.get(session)).toMatchObject({ status: "expired" }));
  });
});

describe("a confirmed booking", () => {
  it("reminds of the end of free cancellation, and of tomorrow, once each; then it is over, by the destination's clock", async () => {
    const told = await story();
    const { ada, ben, tripId, t } = told;
    const { bookingId } = await confirmed(told, ben);
    const subjects = async (name: string) => (await mailsTo(t, name)).filter((subject) => /^(Free|Tomorrow)/.test(subject)).sort();
    const at = async (moment: number) => {
      vi.setSystemTime(moment);
      await t.mutation(internal.bookings.reminders.sweep, {});
      await t.mutation(internal.bookings.reminders.sweep, {});
    };
    const free = "Free to cancel for two more days: Ryokan";
    await at(Date.UTC(2027, 3, 6, 5));
    expect(await subjects("Ada")).toEqual([]);
    await at(Date.UTC(2027, 3, 6, 7));
    expect([await subjects("Ada"), await subjects("Ben")]).toEqual([[free], [free]]);
    // 08:00 in Kyoto on the day before.
    await at(Date.UTC(2027, 3, 8, 23));
    expect(await subjects("Ada")).toEqual([free, "Tomorrow: Ryokan"]);
    await at(Date.UTC(2027, 3, 12, 1, 59));
    expect((await bookingNow(ada, tripId, bookingId)).status).toBe("confirmed");
    // 11:00 in Kyoto.
    await at(Date.UTC(2027, 3, 12, 2));
    expect((await bookingNow(ada, tripId, bookingId)).status).toBe("completed");
    await expect(ada.mutation(api.bookings.bookings.cancel, { tripId, bookingId, refund: 0 })).rejects.toMatchObject(refused("CONFLICT"));
  });
});

describe("a provider that doesn't answer", () => {
  it("is asked again until it does", async () => {
    const { ada, tripId, t } = await story();
    const activityId = await addHotel(ada, tripId, "No answer inn");
    const bookingId = await ada.mutation(api.bookings.bookings.quote, { tripId, activityId, press: press() });
    await t.action(internal.bookings.work.carryOn, { bookingId });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ asking: "quote", price: null });
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Inn" } });
    await ada.mutation(api.bookings.bookings.quote, { tripId, activityId, press: press() });
    vi.setSystemTime(Date.now() + 3 * MINUTE_MS);
    await t.mutation(internal.bookings.reminders.sweep, {});
    await becomes(ada, tripId, bookingId, { asking: null, price: { amount: 20_000 } });
  });

  it("is said, and can be given up", async () => {
    const { ada, tripId, t } = await story();
    const bookingId = await ada.mutation(api.bookings.bookings.quote, { tripId, activityId: await addHotel(ada, tripId, "No answer inn"), press: press() });
    for (let tries = 0; tries < 5; tries++) await t.action(internal.bookings.work.carryOn, { bookingId });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ problem: expect.stringMatching(/doesn't answer/), review: "problem" });
    await ada.mutation(api.bookings.bookings.cancel, { tripId, bookingId, refund: 0 });
    expect(await bookingNow(ada, tripId, bookingId)).toMatchObject({ status: "cancelled", asking: null });
  });
});
