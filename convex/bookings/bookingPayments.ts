// What a payment that changed means for the booking that it is for.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { isPaid } from "../billing/payments/paymentStates";
import { saveBooking } from "./bookingModel";
import { sendOut } from "./errands";

/** "notWanted" for money that came when nothing was held any more, or that pays a second time. */
export async function bookingPaymentChanged(ctx: MutationCtx, bookingId: Id<"bookings">, payment: Doc<"payments">): Promise<"wanted" | "notWanted"> {
  const booking = await ctx.db.get(bookingId);
  if (!booking) return "notWanted";
  if (!isPaid(payment) || booking.paymentId === payment._id) return "wanted";
  if (booking.status !== "held" || booking.errand || booking.paymentId !== null) return "notWanted";
  await sendOut(ctx, await saveBooking(ctx, bookingId, { paymentId: payment._id }), { kind: "confirm", by: payment.payerId });
  return "wanted";
}
