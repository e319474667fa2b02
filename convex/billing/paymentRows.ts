// What is read and written around a payment's page at Stripe. Internal.
import { v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import { internalAction, internalMutation, internalQuery } from "../_generated/server";
import { internal } from "../_generated/api";
import { buyerOf, type Buyer } from "./customers";
import { closePage } from "./stripe/pages";
import { asking, stripeFrom } from "./stripe/stripeClient";

export const forCheckout = internalMutation({
  args: { paymentId: v.id("payments") },
  handler: async (ctx, { paymentId }): Promise<{ payment: Doc<"payments">; buyer: Buyer }> => {
    const payment = (await ctx.db.get(paymentId))!;
    return { payment, buyer: await buyerOf(ctx, (await ctx.db.get(payment.payerId))!) };
  },
});

/** Keeps the page. False when the payment was given up meanwhile: the page is to be closed. */
export const opened = internalMutation({
  args: { paymentId: v.id("payments"), sessionId: v.string(), url: v.string() },
  handler: async (ctx, { paymentId, sessionId, url }): Promise<boolean> => {
    await ctx.db.patch(paymentId, { sessionId, url });
    return (await ctx.db.get(paymentId))!.state !== "cancelled";
  },
});

/** No page came of it: the next try is a new payment with a key of its own, since Stripe repeats a failure to the old key. */
export const failed = internalMutation({
  args: { paymentId: v.id("payments") },
  handler: async (ctx, { paymentId }) => {
    const payment = await ctx.db.get(paymentId);
    if (payment?.state === "open" && payment.url === null) await ctx.db.patch(paymentId, { state: "cancelled" });
    return null;
  },
});

export const sessionOf = internalQuery({
  args: { paymentId: v.id("payments") },
  handler: async (ctx, { paymentId }): Promise<string | null> => (await ctx.db.get(paymentId))?.sessionId ?? null,
});

/** Closes the page of a payment that was given up. */
export const close = internalAction({
  args: { paymentId: v.id("payments") },
  handler: async (ctx, { paymentId }): Promise<null> => {
    const sessionId = await ctx.runQuery(internal.billing.paymentRows.sessionOf, { paymentId });
    if (sessionId) await asking(() => closePage(ctx, stripeFrom(process.env), sessionId));
    return null;
  },
});
