// What follows at Stripe once a subscription lives. Internal, scheduled by subscriptionModel.
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { takeReading } from "./events";
import { closePage } from "./stripe/pages";
import { asking, isFinal, stripeFrom } from "./stripe/stripeClient";

/** From one second, twice as long each time: more than a day in all. */
const TRIES = 17;
const FIRST_WAIT_MS = 500;

/** Closes the pages of checkouts that nobody needs any more. */
export const closePages = internalAction({
  args: { pages: v.array(v.string()) },
  handler: async (ctx, { pages }): Promise<null> => {
    for (const sessionId of pages) await asking(() => closePage(ctx, stripeFrom(process.env), sessionId));
    return null;
  },
});

/** Ends a second subscription at once; what it cost is credited to the customer. While Stripe is silent it is tried again, for a day. */
export const endDuplicate = internalAction({
  args: { subscriptionId: v.string(), tries: v.optional(v.number()) },
  handler: async (ctx, { subscriptionId, tries = 1 }): Promise<null> => {
    try {
      const stripe = stripeFrom(process.env);
      await cancel(stripe, subscriptionId, tries);
      await takeReading(ctx, stripe, { kind: "subscription", id: subscriptionId });
    } catch (error) {
      console.error(`Subscription ${subscriptionId} is one too many, and wasn't ended: ${error instanceof Error ? error.name : "error"}`);
      if (tries < TRIES) await ctx.scheduler.runAfter(FIRST_WAIT_MS * 2 ** tries, internal.billing.planWork.endDuplicate, { subscriptionId, tries: tries + 1 });
    }
    return null;
  },
});

async function cancel(stripe: Stripe, subscriptionId: string, tries: number) {
  try {
    await stripe.subscriptions.cancel(subscriptionId, { prorate: true, invoice_now: true }, { idempotencyKey: `duplicate:${subscriptionId}:${tries}` });
  } catch (error) {
    // Ended already.
    if (!isFinal(error)) throw error;
  }
}
