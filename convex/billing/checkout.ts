// Choosing a plan, changing it, and the portal. Each records what is wanted first, under whose id Stripe is then asked; what a
// plan costs is never the client's word.
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { action, type ActionCtx } from "../_generated/server";
import { appError } from "../errors";
import { needs } from "../permissions";
import { siteUrl } from "../siteUrl";
import { priceOf } from "./stripe/catalog";
import { ensureCustomer, type Buyer } from "./customers";
import { takeReading } from "./events";
import { closePage } from "./stripe/pages";
import { paidPlan, planInterval } from "./schema";
import { asking, isMissingCustomer, stripeFrom } from "./stripe/stripeClient";
import type { Interval, PaidPlan } from "./plans/subscriptionModel";

type Choice = { plan: PaidPlan; interval: Interval };

/**
 * A page of Stripe's where the plan is paid, for an hour. Throws CONFLICT for who has a plan or where payments are off,
 * VALIDATION_ERROR for a coupon that isn't valid, EXTERNAL_SERVICE_ERROR.
 */
export const start = needs("billing:manage", action({
  args: { plan: paidPlan, interval: planInterval, coupon: v.optional(v.string()) },
  handler: async (ctx, choice): Promise<{ url: string }> => {
    const { intent, buyer, replaced } = await ctx.runMutation(internal.billing.planRows.beginCheckout, choice);
    if (intent.url) return { url: intent.url };
    return asking(async () => {
      try {
        return { url: await openPage(ctx, choice, intent, buyer, replaced) };
      } catch (error) {
        if (isMissingCustomer(error)) await ctx.runMutation(internal.billing.customers.lost, { rowId: buyer.rowId });
        await ctx.runMutation(internal.billing.planRows.failed, { intentId: intent._id });
        throw error;
      }
    });
  },
}));

async function openPage(ctx: ActionCtx, { plan, interval }: Choice, intent: Doc<"planIntents">, buyer: Buyer, replaced: string[]): Promise<string> {
  const stripe = stripeFrom(process.env);
  for (const sessionId of replaced) await closePage(ctx, stripe, sessionId);
  const customer = await ensureCustomer(ctx, stripe, buyer, intent._id);
  const discount = intent.coupon === undefined ? null : await promotionCode(stripe, intent.coupon);
  const session = await stripe.checkout.sessions.create(
    {
      mode: "subscription",
      customer,
      client_reference_id: intent._id,
      line_items: [{ price: await priceOf(stripe, plan, interval, intent._id), quantity: 1 }],
      metadata: { intentId: intent._id },
      subscription_data: { metadata: { userId: buyer.userId }, ...(intent.trialDays && { trial_period_days: intent.trialDays }) },
      ...(discount ? { discounts: [{ promotion_code: discount }] } : { allow_promotion_codes: true }),
      tax_id_collection: { enabled: true },
      customer_update: { name: "auto", address: "auto" },
      ...(process.env.STRIPE_AUTOMATIC_TAX && { automatic_tax: { enabled: true } }),
      ...returnTo(intent._id),
      expires_at: Math.floor(intent.expiresAt / 1000),
    },
    { idempotencyKey: `checkout:${intent._id}` },
  );
  const isWanted = await ctx.runMutation(internal.billing.planRows.opened, { intentId: intent._id, sessionId: session.id, url: session.url! });
  if (isWanted) return session.url!;
  await closePage(ctx, stripe, session.id);
  throw appError("CONFLICT", "Another checkout was begun in the meantime. Go on there, or start again.");
}

/**
 * Another plan or interval from now on. The difference for the rest of the period is paid at once, so that nobody has the dearer
 * plan and leaves before its bill. Throws CONFLICT when the card is declined; the plan is as it was then.
 */
export const change = needs("billing:manage", action({
  args: { plan: paidPlan, interval: planInterval },
  handler: async (ctx, { plan, interval }): Promise<null> => {
    const { intentId, subscriptionId, endsTrial } = await ctx.runMutation(internal.billing.planRows.beginChange, { plan, interval });
    return asking(async () => {
      const stripe = stripeFrom(process.env);
      const { items } = await stripe.subscriptions.retrieve(subscriptionId);
      const price = await priceOf(stripe, plan, interval, intentId);
      await stripe.subscriptions.update(
        subscriptionId,
        {
          items: [{ id: items.data[0]!.id, price }],
          proration_behavior: "always_invoice",
          payment_behavior: "error_if_incomplete",
          ...(endsTrial && { trial_end: "now" }),
        },
        { idempotencyKey: `change:${intentId}` },
      );
      await takeReading(ctx, stripe, { kind: "subscription", id: subscriptionId });
      return null;
    });
  },
}));

async function promotionCode(stripe: Stripe, code: string): Promise<string> {
  const { data: [found] } = await stripe.promotionCodes.list({ code, active: true, limit: 1 });
  if (found) return found.id;
  throw appError("VALIDATION_ERROR", "This code isn't valid, or not any more. Check it, or go on without.", { field: "coupon" });
}

/** Both ways back lead to a page that waits for what Stripe tells us; the address itself proves nothing. */
export function returnTo(reference: Id<"planIntents"> | Id<"payments">) {
  const page = `${siteUrl()}/pay/return?of=${reference}`;
  return { success_url: page, cancel_url: `${page}&left=1` };
}
