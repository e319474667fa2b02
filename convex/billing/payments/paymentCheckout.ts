// Stripe's page for a payment that was begun. Used by every action that lets somebody pay.
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { appError } from "../../errors";
import { toStripeAmount } from "../../money/stripeAmounts";
import { returnTo } from "../checkout";
import { ensureCustomer } from "../customers";
import { closePage } from "../stripe/pages";
import { asking, isMissingCustomer, stripeFrom } from "../stripe/stripeClient";

/** The page's address; the same for one payment, however often it is asked for. Throws CONFLICT, EXTERNAL_SERVICE_ERROR. */
export async function openCheckout(ctx: ActionCtx, paymentId: Id<"payments">): Promise<string> {
  const { payment, buyer } = await ctx.runMutation(internal.billing.paymentRows.forCheckout, { paymentId });
  if (payment.url) return payment.url;
  const giveUp = async (error: unknown): Promise<never> => {
    if (isMissingCustomer(error)) await ctx.runMutation(internal.billing.customers.lost, { rowId: buyer.rowId });
    await ctx.runMutation(internal.billing.paymentRows.failed, { paymentId });
    throw error;
  };
  return asking(async () => {
    const stripe = stripeFrom(process.env);
    const customer = await ensureCustomer(ctx, stripe, buyer, paymentId).catch(giveUp);
    const price_data = { currency: payment.currency.toLowerCase(), unit_amount: toStripeAmount(payment), product_data: { name: payment.description } };
    const request = stripe.checkout.sessions.create(
      {
        mode: "payment",
        customer,
        client_reference_id: paymentId,
        line_items: [{ price_data, quantity: 1 }],
        metadata: { paymentId },
        payment_intent_data: { metadata: { paymentId } },
        ...returnTo(paymentId),
        expires_at: Math.floor(payment.expiresAt / 1000),
      },
      { idempotencyKey: `payment:${paymentId}` },
    );
    const session = await request.catch(giveUp);
    const isWanted = await ctx.runMutation(internal.billing.paymentRows.opened, { paymentId, sessionId: session.id, url: session.url! });
    if (isWanted) return session.url!;
    await closePage(ctx, stripe, session.id);
    throw appError("CONFLICT", "This isn't asked for any more.");
  });
}
