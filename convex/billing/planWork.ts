// What follows at Stripe once a subscription lives. Internal, scheduled by subscriptionModel.
import { v } from "convex/values";
import { internalAction } from "../_generated/server";
import { takeReading } from "./events";
import { closePage } from "./pages";
import { asking, isFinal, stripeFrom } from "./stripeClient";

/** Closes the pages of checkouts that nobody needs any more. */
export const closePages = internalAction({
  args: { pages: v.array(v.string()) },
  handler: async (ctx, { pages }): Promise<null> => {
    for (const sessionId of pages) await asking(() => closePage(ctx, stripeFrom(process.env), sessionId));
    return null;
  },
});

/** Ends a second subscription at once; what it cost is credited to the customer. */
export const endDuplicate = internalAction({
  args: { subscriptionId: v.string() },
  handler: async (ctx, { subscriptionId }): Promise<null> =>
    asking(async () => {
      const stripe = stripeFrom(process.env);
      try {
        await stripe.subscriptions.cancel(subscriptionId, { prorate: true, invoice_now: true }, { idempotencyKey: `duplicate:${subscriptionId}` });
      } catch (error) {
        // Ended already.
        if (!isFinal(error)) throw error;
      }
      await takeReading(ctx, stripe, { kind: "subscription", id: subscriptionId });
      return null;
    }),
});
