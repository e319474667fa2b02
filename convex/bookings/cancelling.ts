// Cancelling: what comes back is said before, and is what comes back.
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { say } from "../said";
import { moveBooking, type Booking } from "./bookingModel";
import { giveUpPayments } from "./bookingRefunds";
import { sendOut } from "./errands";
import { percentBack, refundOf } from "./policy";
import { PROVIDERS } from "./providers/providers";
import { requireMove } from "./states";

/** Minor units that cancelling now gives back of what was paid through Caravan, and the percentage; null where nothing was. */
export async function refundNow(ctx: QueryCtx, booking: Booking): Promise<{ amount: number; paid: number; currency: string; percent: number } | null> {
  const payment = booking.paymentId && (await ctx.db.get(booking.paymentId));
  if (!payment) return null;
  const now = Date.now();
  // What was never confirmed costs nothing.
  const isFree = booking.status !== "confirmed" || booking.cancellation === null;
  const policy = isFree ? { freeUntil: null, percentAfter: 100 } : booking.cancellation!;
  const due = refundOf(payment, policy, now);
  return { amount: Math.min(due, payment.amount - payment.refunded), paid: payment.amount, currency: payment.currency, percent: percentBack(policy, now) };
}

/** At once where nobody has to be asked; otherwise by way of the provider. Throws CONFLICT when `refund` isn't what comes back any more. */
export async function cancelBooking(ctx: MutationCtx, user: Doc<"users">, booking: Booking, refund: number): Promise<void> {
  requireMove(booking.status, "cancelled");
  if (booking.errand?.kind === "cancel") return;
  if (booking.errand?.kind === "confirm" && !booking.problem) {
    throw appError("CONFLICT", "It is being confirmed this very moment. Try again in a few seconds.");
  }
  const now = await refundNow(ctx, booking);
  const due = now?.amount ?? 0;
  if (due !== refund) {
    if (!now) throw appError("CONFLICT", "What comes back has changed. Look at it again.", { refund: due });
    const changed = say("What comes back has changed: it is {refund} now. Look at it again.", { refund: { amount: due, currency: now.currency } });
    throw appError("CONFLICT", changed, { refund: due });
  }
  await giveUpPayments(ctx, booking);
  const isKnownThere = PROVIDERS[booking.provider].desk !== null && booking.status !== "idea";
  if (isKnownThere) await sendOut(ctx, booking, { kind: "cancel", by: user._id, refund: due });
  else await moveBooking(ctx, booking, { to: "cancelled", by: user._id, set: { errand: null, problem: null } });
}
