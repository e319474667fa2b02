// Public functions on shares that members ask each other for. Amounts are in minor units.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { action, type QueryCtx } from "../_generated/server";
import { tripMutation, tripQuery } from "../functions";
import { needs } from "../permissions";
import { openCheckout } from "./payments/paymentCheckout";
import { createRequests, endRequest, ownRequest, remind as remindOf, shareInput } from "./requests/requestModel";

const LISTED = 200;

/**
 * Asks members for their shares of a whole, equal to the cent or exact. `press` is the same for one press of a button, however
 * often it is sent. Returns a request's id for each who is asked.
 */
export const create = tripMutation("payments:request")({
  args: { description: v.string(), total: v.number(), currency: v.string(), split: shareInput, press: v.optional(v.string()) },
  handler: (ctx, input) => createRequests(ctx, ctx.trip, ctx.user, input),
});

/** Who was asked for what, and how it stands, newest first: every member sees all of it. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const rows = await ctx.db.query("paymentRequests").withIndex("by_trip", (q) => q.eq("tripId", ctx.trip._id)).order("desc").take(LISTED);
    return Promise.all(rows.map((row) => shown(ctx, row, ctx.user)));
  },
});

/** Takes a request back. For who asked. Throws CONFLICT once it is being paid. */
export const cancel = tripMutation("payments:request")({
  args: { requestId: v.id("paymentRequests") },
  handler: async (ctx, { requestId }) => {
    await endRequest(ctx, await ownRequest(ctx, ctx.trip._id, requestId, ctx.user._id), "cancelled");
    return null;
  },
});

/** Mails the payer again, once a day at most. For who asked. */
export const remind = tripMutation("payments:request")({
  args: { requestId: v.id("paymentRequests") },
  handler: async (ctx, { requestId }) => {
    await remindOf(ctx, ctx.user, await ownRequest(ctx, ctx.trip._id, requestId, ctx.user._id));
    return null;
  },
});

/** Stripe's page where the caller pays what they were asked for. Pressed twice, it is one page. Throws CONFLICT once it is paid. */
export const pay = needs("billing:manage", action({
  args: { requestId: v.id("paymentRequests") },
  handler: async (ctx, { requestId }): Promise<{ url: string }> => {
    const paymentId = await ctx.runMutation(internal.billing.requestRows.beginPayment, { requestId });
    return { url: await openCheckout(ctx, paymentId) };
  },
}));

/** A receipt is its payer's; a card that was declined as well. */
async function shown(ctx: QueryCtx, row: Doc<"paymentRequests">, user: Doc<"users">) {
  const { _id, _creationTime, requesterId, payerId, split, amount, currency, description, state, refunded, paymentId, remindedAt } = row;
  const payment = paymentId && (await ctx.db.get(paymentId));
  const mine = payerId === user._id;
  return {
    _id, requesterId, payerId, split, amount, currency, description, state, refunded, paymentId, remindedAt,
    askedAt: _creationTime,
    paidAt: payment?.paidAt ?? null,
    receiptUrl: mine ? (payment?.receiptUrl ?? null) : null,
    problem: mine && state === "open" ? (payment?.problem ?? null) : null,
  };
}
