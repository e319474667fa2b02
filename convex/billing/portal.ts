import { internal } from "../_generated/api";
import { action } from "../_generated/server";
import { needs } from "../permissions";
import { siteUrl } from "../siteUrl";
import { asking, stripeFrom } from "./stripe/stripeClient";

/** Stripe's page for one's card, bills and plan: cancel, go on, change. Throws RESOURCE_NOT_FOUND for who has no bills, CONFLICT, EXTERNAL_SERVICE_ERROR. */
export const open = needs("billing:manage", action({
  args: {},
  handler: async (ctx): Promise<{ url: string }> => {
    const { intentId, customerId } = await ctx.runMutation(internal.billing.planRows.beginPortal, {});
    const request = { customer: customerId, return_url: `${siteUrl()}/account/plan` };
    const { url } = await asking(() => stripeFrom(process.env).billingPortal.sessions.create(request, { idempotencyKey: `portal:${intentId}` }));
    return { url };
  },
}));
