// A booking as members see it: with its money, and with what in it should be looked at.
import type { QueryCtx } from "../_generated/server";
import { paymentsFor } from "../billing/payments/paymentModel";
import { isUnderWay } from "../billing/payments/paymentStates";
import { whenOf, type Booking } from "./bookingModel";
import { isLive } from "./states";

const FILES = 50;

/** Why a booking should be looked at; null: all is well. */
export type Review = "problem" | "itemRemoved" | "dayMoved" | null;

export async function shownBooking(ctx: QueryCtx, booking: Booking) {
  const { _id, _creationTime, activityId, kind, status, provider, title, detail, when, startsAt, confirmationCode, price, cancellation, contact, notes } = booking;
  const { held, confirmedAt, requestedBy, errand, problem, updatedAt, paymentId } = booking;
  const payments = await paymentsFor(ctx, { kind: "booking", id: _id });
  const payment = (paymentId && (await ctx.db.get(paymentId))) || payments.find(isUnderWay) || null;
  const files = await ctx.db.query("bookingFiles").withIndex("by_booking", (q) => q.eq("bookingId", _id)).take(FILES);
  return {
    _id, activityId, kind, status, provider, title, detail, when, startsAt, confirmationCode, price, cancellation, contact, notes,
    heldUntil: status === "held" && held ? held.until : null,
    confirmedAt, requestedBy, problem, updatedAt,
    createdAt: _creationTime,
    /** What the provider is being asked this moment. */
    asking: errand?.kind ?? null,
    payment: payment && { state: payment.state, payerId: payment.payerId, amount: payment.amount, currency: payment.currency, refunded: payment.refunded },
    files: files.length,
    review: await reviewOf(ctx, booking),
  };
}

export async function reviewOf(ctx: QueryCtx, booking: Booking): Promise<Review> {
  if (booking.problem && booking.status !== "cancelled") return "problem";
  if (!isLive(booking)) return null;
  const [trip, activity] = [await ctx.db.get(booking.tripId), await ctx.db.get(booking.activityId)];
  if (!trip || !activity || activity.deletedAt !== undefined) return "itemRemoved";
  const { day, start, endDay } = await whenOf(ctx, trip, activity);
  const isSame = day === booking.when.day && start === booking.when.start && endDay === booking.when.endDay;
  return isSame ? null : "dayMoved";
}
