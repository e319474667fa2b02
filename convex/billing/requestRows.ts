// What is written before a request is paid, and when it has waited too long. Internal.
import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import { internalMutation } from "../_generated/server";
import { appError } from "../errors";
import { requireUser } from "../functions";
import { limitWrites } from "../rateLimits";
import { requireTripPermission } from "../trips/access";
import { startPayment } from "./payments/paymentModel";
import { endRequest } from "./requests/requestModel";

/** The payer begins to pay; pressed twice, it is one payment. Throws RESOURCE_NOT_FOUND for anybody else, CONFLICT. */
export const beginPayment = internalMutation({
  args: { requestId: v.id("paymentRequests") },
  handler: async (ctx, { requestId }): Promise<Id<"payments">> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    const request = await ctx.db.get(requestId);
    if (!request) throw appError("RESOURCE_NOT_FOUND", "This request doesn't exist any more.");
    await requireTripPermission(ctx, request.tripId, user, "trips:read");
    if (request.payerId !== user._id) throw appError("AUTHORIZATION_ERROR", "Somebody else is asked for this.");
    if (request.state === "cancelled" || request.state === "expired") throw appError("CONFLICT", "This isn't asked for any more.");
    const { amount, currency, description, tripId } = request;
    const paymentId = await startPayment(ctx, { payerId: user._id, tripId, subject: { kind: "request", id: requestId }, amount, currency, description });
    await ctx.db.patch(requestId, { paymentId });
    return paymentId;
  },
});

export const expire = internalMutation({
  args: { requestId: v.id("paymentRequests") },
  handler: async (ctx, { requestId }) => {
    const request = await ctx.db.get(requestId);
    if (request?.state === "open" && request.expiresAt <= Date.now()) await endRequest(ctx, request, "expired");
    return null;
  },
});
