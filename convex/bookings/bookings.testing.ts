// Makes trips with something to book, and books it.
import { expect } from "vitest";
import { api } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { billing, eventually, sessionAt } from "../billing/billing.testing";
import { activity, trip, type Person } from "../people.testing";

export type Story = Awaited<ReturnType<typeof story>>;

export const HOTEL = { type: "hotel" as const, day: "2027-04-10", endDay: "2027-04-12", start: "15:00", end: "11:00", cost: { amount: 20_000, currency: "EUR" } };
export const press = () => crypto.randomUUID();

/** Ada's trip to Japan, with Ben as its editor. */
export async function story(env: Record<string, string> = {}) {
  const made = await billing(env);
  const [ada, ben] = [await made.person("Ada"), await made.person("Ben")];
  const tripId = await trip(ada, { editor: ben });
  return { ...made, ada, ben, tripId };
}

export const addHotel = (who: Person, tripId: Id<"trips">, title = "Ryokan", fields: Partial<typeof HOTEL> = {}) =>
  who.mutation(api.trips.activities.add, { tripId, activity: activity(title, { ...HOTEL, ...fields }) });

export async function bookingNow(who: Person, tripId: Id<"trips">, bookingId: Id<"bookings">) {
  const { bookings } = await who.query(api.bookings.bookings.list, { tripId });
  return bookings.find(({ _id }) => _id === bookingId)!;
}

/** Waits until a booking looks like this; returns it. */
export const becomes = (who: Person, tripId: Id<"trips">, bookingId: Id<"bookings">, fields: object) =>
  eventually(async () => {
    const booking = await bookingNow(who, tripId, bookingId);
    expect(booking).toMatchObject(fields);
    return booking;
  });

export async function quoted(who: Person, tripId: Id<"trips">, activityId: Id<"activities">) {
  const bookingId = await who.mutation(api.bookings.bookings.quote, { tripId, activityId, press: press() });
  await becomes(who, tripId, bookingId, { asking: null });
  return bookingId;
}

export async function held(who: Person, tripId: Id<"trips">, activityId: Id<"activities">) {
  const bookingId = await quoted(who, tripId, activityId);
  await who.mutation(api.bookings.bookings.request, { tripId, bookingId });
  await becomes(who, tripId, bookingId, { status: "held" });
  return bookingId;
}

/** Pays on the page with a card that works; Stripe tells us. */
export async function pay({ stripe, deliver }: Pick<Story, "stripe" | "deliver">, who: Person, bookingId: Id<"bookings">) {
  const session = sessionAt((await who.action(api.bookings.pay.open, { bookingId })).url);
  const intent = stripe.pay(session);
  await deliver(stripe.happen("payment_intent.succeeded", intent));
  return session;
}

export async function confirmed(told: Story, who: Person, title?: string, fields?: Partial<typeof HOTEL>) {
  const { ada, tripId } = told;
  const activityId = await addHotel(ada, tripId, title, fields);
  const bookingId = await held(ada, tripId, activityId);
  await pay(told, who, bookingId);
  await becomes(ada, tripId, bookingId, { status: "confirmed" });
  return { activityId, bookingId };
}

/** Cancels for what comes back now. */
export async function cancel(who: Person, tripId: Id<"trips">, bookingId: Id<"bookings">) {
  const back = await who.query(api.bookings.bookings.refundIfCancelled, { tripId, bookingId, asked: Math.random() });
  await who.mutation(api.bookings.bookings.cancel, { tripId, bookingId, refund: back?.amount ?? 0 });
  return back?.amount ?? 0;
}

