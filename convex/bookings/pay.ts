// Paying for what is held, on the payment service's page. The amount is the provider's price, from our own row.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { action, internalMutation } from "../_generated/server";
import { openCheckout } from "../billing/payments/paymentCheckout";
import { startPayment } from "../billing/payments/paymentModel";
import { appError } from "../errors";
import { requireUser } from "../functions";
import { needs } from "../permissions";
import { limitWrites } from "../rateLimits";
import { requireTripPermission } from "../trips/access";
import { requireMove } from "./states";

/** The page; pressed twice, it is one. Throws CONFLICT for what isn't held, or is paid. */
export const open = needs("billing:manage", action({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }): Promise<{ url: string }> => {
    const paymentId = await ctx.runMutation(internal.bookings.pay.begin, { bookingId });
    return { url: await openCheckout(ctx, paymentId) };
  },
}));

export const begin = internalMutation({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }): Promise<Id<"payments">> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    const booking = await ctx.db.get(bookingId);
    await requireTripPermission(ctx, booking?.tripId ?? null, user, "bookings:write");
    const { status, held, price, errand, paymentId, provider, tripId, title } = booking!;
    requireMove(status, "confirmed");
    if (provider === "manual") throw appError("CONFLICT", "This was booked outside Caravan, and is paid there.");
    if (status !== "held" || !held || !price) throw appError("CONFLICT", "It isn't held yet. Wait until it is, then pay.");
    if (paymentId) throw appError("CONFLICT", "This has been paid already.");
    if (errand) throw appError("CONFLICT", "This is being cancelled or confirmed this very moment.");
    if (held.until <= Date.now()) throw appError("CONFLICT", "The hold has lapsed. Book again to have it.");
    return startPayment(ctx, { payerId: user._id, tripId, subject: { kind: "booking", id: bookingId }, ...price, description: title });
  },
});
