// Asks Stripe for the refunds that were requested. Run after a request and by reconciliation, so that a crash in between loses
// none; our row's id is the key, so that none is made twice.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { internalAction, internalMutation, internalQuery } from "../_generated/server";
import { toStripeAmount } from "../money/stripeAmounts";
import { takeReading } from "./events";
import { billingMode, presentMode } from "./stripe/mode";
import { becomeWhatItIs } from "./payments/paymentModel";
import { noteFailure } from "./refunds/refundModel";
import { isFinal, stripeFrom } from "./stripe/stripeClient";

const AT_ONCE = 20;

export const carryOn = internalAction({
  args: {},
  handler: async (ctx): Promise<null> => {
    if (billingMode(process.env) === "off") return null;
    const stripe = stripeFrom(process.env);
    for (const { refund, payment } of await ctx.runQuery(internal.billing.refundWork.requested, {})) {
      const amount = toStripeAmount({ amount: refund.amount, currency: payment.currency });
      const request = { payment_intent: payment.paymentIntentId!, amount, reason: "requested_by_customer", metadata: { refundId: refund._id } } as const;
      try {
        const { id } = await stripe.refunds.create(request, { idempotencyKey: `refund:${refund._id}` });
        await takeReading(ctx, stripe, { kind: "refund", id });
      } catch (error) {
        if (isFinal(error)) await ctx.runMutation(internal.billing.refundWork.refused, { refundId: refund._id });
        // It stays requested and is asked for again; those behind it don't wait for it.
        else console.error(`Refund ${refund._id} wasn't taken: ${error instanceof Error ? error.name : "error"}`);
      }
    }
    return null;
  },
});

/** The oldest refunds that Stripe hasn't been asked for, with their payments. */
export const requested = internalQuery({
  args: {},
  handler: async (ctx): Promise<{ refund: Doc<"refunds">; payment: Doc<"payments"> }[]> => {
    const refunds = await ctx.db.query("refunds").withIndex("by_state", (q) => q.eq("state", "requested")).take(AT_ONCE);
    const rows = await Promise.all(refunds.map(async (refund) => ({ refund, payment: (await ctx.db.get(refund.paymentId))! })));
    return rows.filter(({ payment }) => payment.mode === presentMode(process.env));
  },
});

/** Stripe won't: what was set aside for it can be given back another way. */
export const refused = internalMutation({
  args: { refundId: v.id("refunds") },
  handler: async (ctx, { refundId }) => {
    const refund = await ctx.db.get(refundId);
    if (refund?.state !== "requested") return null;
    await ctx.db.patch(refundId, { state: "failed" });
    const payment = (await ctx.db.get(refund.paymentId))!;
    await becomeWhatItIs(ctx, payment);
    await noteFailure(ctx, refund, payment);
    return null;
  },
});
