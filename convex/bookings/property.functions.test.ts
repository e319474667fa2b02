// Two members do anything at once, time goes by, providers fail: an item never has two bookings, here or at the provider,
// and every cent that was paid is kept for a booking or on its way back.
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { balances, eventually } from "../billing/billing.testing";
import { activity, type Person } from "../people.testing";
import { cancel, pay, press, story, type Story } from "./bookings.testing";

const RUNS = 5;
const MINUTE_MS = 60_000;
// The day before, so that policies differ: what is free, what gives back half, what gives back nothing.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2027, 3, 9) }));
afterEach(() => void vi.useRealTimers());

const ITEMS = [
  activity("Ryokan", { type: "hotel", day: "2027-04-10", endDay: "2027-04-12", start: "15:00", cost: { amount: 20_001, currency: "EUR" } }),
  activity("Flight home", { type: "transport", day: "2027-04-16", cost: { amount: 40_000, currency: "EUR" } }),
  activity("Dinner, gone at the last minute", { type: "restaurant", day: "2027-04-12", cost: { amount: 7000, currency: "EUR" } }),
];
const ACTS = ["quote", "book", "pay", "cancel"] as const;
const act = fc.record({ act: fc.constantFrom(...ACTS), item: fc.nat(ITEMS.length - 1) });
const step = fc.record({ ada: act, ben: act, minutes: fc.constantFrom(1, 1, 1, 16) });
type Act = (typeof ACTS)[number];

const listed = async ({ ada, tripId }: Story) => (await ada.query(api.bookings.bookings.list, { tripId })).bookings;
const LIVE = ["idea", "requested", "held", "confirmed"];

/** Does it, or is told why not. */
async function perform(told: Story, who: Person, activityId: Id<"activities">, what: Act) {
  const { tripId } = told;
  const bookingId = (await listed(told)).find((booking) => booking.activityId === activityId)?._id;
  const done = () => {
    if (what === "quote" || !bookingId) return who.mutation(api.bookings.bookings.quote, { tripId, activityId, press: press() });
    if (what === "book") return who.mutation(api.bookings.bookings.request, { tripId, bookingId });
    return what === "pay" ? pay(told, who, bookingId) : cancel(who, tripId, bookingId);
  };
  await done().catch((error: { data?: { code: string } }) => {
    if (error.data?.code !== "CONFLICT") throw error;
  });
}

/** Nothing is being asked, and no money is under way. */
const settled = (told: Story) =>
  eventually(async () => {
    const bookings = await listed(told);
    expect(bookings.map(({ asking }) => asking)).toEqual(bookings.map(() => null));
    const payments = await told.ada.query(api.billing.payments.ofTrip, { tripId: told.tripId });
    expect(payments.flatMap(({ refunds }) => refunds.map(({ state }) => state)).filter((state) => state !== "succeeded")).toEqual([]);
    return { bookings, payments };
  });

it("books once and loses nothing, whatever two members do", async () => {
  const told = await story();
  const { ada, ben, tripId, t } = told;
  const run = async (steps: { ada: { act: Act; item: number }; ben: { act: Act; item: number }; minutes: number }[]) => {
    const ids = await Promise.all(ITEMS.map((item) => ada.mutation(api.trips.activities.add, { tripId, activity: item })));
    for (const { minutes, ...acts } of steps) {
      await Promise.all([perform(told, ada, ids[acts.ada.item]!, acts.ada.act), perform(told, ben, ids[acts.ben.item]!, acts.ben.act)]);
      vi.setSystemTime(Date.now() + minutes * MINUTE_MS);
      await settled(told);
      await t.mutation(internal.bookings.reminders.sweep, {});
      for (const id of ids) expect((await listed(told)).filter(({ activityId, status }) => activityId === id && LIVE.includes(status)).length).toBeLessThanOrEqual(1);
    }
    const { bookings, payments } = await settled(told);
    const kept = (rows: { amount: number; refunded: number }[]) => rows.reduce((sum, { amount, refunded }) => sum + amount - refunded, 0);
    const books = await balances(t);
    expect(books["stripe:balance EUR"] ?? 0).toBe(kept(payments));
    expect(kept(bookings.flatMap(({ payment }) => (payment && payment.state !== "open" ? [payment] : [])))).toBe(kept(payments));
    for (const { _id, status, payment } of bookings) {
      const paid = payment && payment.state !== "open" ? kept([payment]) : 0;
      expect((books[`payable:booking:${_id} EUR`] ?? 0) + paid).toBe(0);
      if (status === "confirmed") expect(paid).toBe(payment!.amount);
      if (status === "idea" || status === "requested" || status === "held") expect(paid).toBe(0);
    }
    const reserved = bookings.filter(({ status }) => status === "held" || status === "confirmed");
    expect((await t.query(internal.bookings.providers.emulatedRows.standing, {})).length).toBe(reserved.length);
  };
  const all = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 9 }), run);
  await fc.assert(all, { numRuns: RUNS, endOnFailure: true, examples: [[LIFE]] });
});

const both = (what: Act, item: number) => ({ ada: { act: what, item }, ben: { act: what, item }, minutes: 1 });
/** Booked, paid twice at once, cancelled twice at once, and all over again. */
const LIFE = [both("quote", 0), both("book", 0), both("pay", 0), both("cancel", 0), both("quote", 0), both("book", 0), both("pay", 0), both("quote", 2), both("book", 2), both("pay", 2)];
