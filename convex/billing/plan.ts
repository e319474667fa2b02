// Public functions on plans: what there is to choose from, and what one has and has used of it.
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { publicQuery, userQuery } from "../functions";
import { countTripsAhead } from "../trips/model";
import { customerOf } from "./customers";
import { entitlementsOf } from "./plans/entitlements";
import { billingMode } from "./stripe/mode";
import { GUEST_ENTITLEMENTS, PLAN_NAMES, PLANS } from "./plans/plans";
import { graceEnd, livingSubscription } from "./plans/subscriptionModel";

/** The price list, the smallest plan first; `guest` is what one has without an account. */
export const offers = publicQuery({
  args: {},
  handler: async () => ({
    guest: GUEST_ENTITLEMENTS,
    plans: PLAN_NAMES.map((plan) => ({ plan, ...PLANS[plan] })),
    /** What a plan would be paid through; "off" where none can be bought. */
    payments: billingMode(process.env),
  }),
});

/** One's own plan, what it includes, how many trips of it are used, and how it goes on. The month's requests are told by ai/usage. */
export const mine = userQuery({
  args: {},
  handler: async (ctx) => ({
    plan: ctx.user.isAnonymous ? ("guest" as const) : ctx.user.plan,
    entitlements: entitlementsOf(ctx.user),
    tripsAhead: await countTripsAhead(ctx, ctx.user._id),
    subscription: await subscriptionView(ctx, ctx.user._id),
    trialUsed: await hasUsedTrial(ctx, ctx.user._id),
  }),
});

/** Instants are epoch ms; null without a subscription. `graceUntil`: while a payment is missing, how long the plan stays. */
async function subscriptionView(ctx: QueryCtx, userId: Id<"users">) {
  const row = await livingSubscription(ctx, userId);
  if (!row) return null;
  const { plan, interval, status, currentPeriodEnd, cancelAt, trialEnd } = row;
  return { plan, interval, status, currentPeriodEnd, cancelAt, trialEnd, graceUntil: status === "past_due" ? graceEnd(row) : null };
}

async function hasUsedTrial(ctx: QueryCtx, userId: Id<"users">): Promise<boolean> {
  const customer = await customerOf(ctx, userId);
  return customer !== null && customer.trialUsedAt !== null;
}
