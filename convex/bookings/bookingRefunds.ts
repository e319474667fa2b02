// Money of bookings that end: payments that weren't made are closed, what was paid goes back as the policy has it.
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { cancelPayment, paymentsFor } from "../billing/payments/paymentModel";
import { giveBack, refundable } from "../billing/refunds/refundModel";
import { OWN_REASONS } from "../billing/refunds/refundReasons";
import type { Booking } from "./bookingModel";

/** Closes the pages on which the booking could still be paid. */
export async function giveUpPayments(ctx: MutationCtx, { _id }: Booking): Promise<void> {
  for (const payment of await paymentsFor(ctx, { kind: "booking", id: _id })) await cancelPayment(ctx, payment);
}

/** Gives back `amount` (minor units) of what was paid, or what is left of it; once a booking. */
export async function refundBooking(ctx: MutationCtx, booking: Booking, by: Id<"users">, amount: number): Promise<void> {
  const payment = booking.paymentId && (await ctx.db.get(booking.paymentId));
  if (!payment) return;
  const back = Math.min(amount, await refundable(ctx, payment));
  if (back > 0) await giveBack(ctx, by, payment, { amount: back, reason: OWN_REASONS.cancelled.message, press: `booking-${booking._id}` });
}
