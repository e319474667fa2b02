import { v } from "convex/values";
import { appError } from "../errors";
import { mutationFor } from "../functions";
import { membershipOf } from "../trips/access";
import { requestRefund } from "./refunds/refundModel";

/**
 * Gives a payment back, or `amount` of it (minor units). For who received it. `press` is the same for one press of a button,
 * however often it is sent. Returns the refund's id. Throws AUTHORIZATION_ERROR, CONFLICT, VALIDATION_ERROR.
 */
export const create = mutationFor("billing:manage")({
  args: { paymentId: v.id("payments"), amount: v.optional(v.number()), reason: v.string(), press: v.optional(v.string()) },
  handler: async (ctx, { paymentId, ...input }) => {
    const payment = await ctx.db.get(paymentId);
    const isTheirs = payment && (payment.payerId === ctx.user._id || (await membershipOf(ctx, payment.tripId, ctx.user._id)));
    if (!isTheirs) throw appError("RESOURCE_NOT_FOUND", "This payment doesn't exist, or it isn't of a trip of yours.");
    return requestRefund(ctx, ctx.user, payment, input);
  },
});
