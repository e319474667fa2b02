import { userQuery } from "../functions";
import { billingMode } from "./mode";
import { graceEnd, livingSubscription } from "./subscriptionModel";

const LISTED = 24;

/** The caller's plan as it is paid for, and their bills, newest first. Instants are epoch milliseconds. */
export const mine = userQuery({
  args: {},
  handler: async (ctx) => {
    const row = await livingSubscription(ctx, ctx.user._id);
    const customer = await ctx.db.query("billingCustomers").withIndex("by_user", (q) => q.eq("userId", ctx.user._id)).unique();
    const invoices = await ctx.db.query("invoices").withIndex("by_user", (q) => q.eq("userId", ctx.user._id)).order("desc").take(LISTED);
    return {
      mode: billingMode(process.env),
      plan: ctx.user.plan,
      /** A trial is once a person. */
      trialAvailable: customer === null || customer.trialUsedAt === null,
      /** Whether the portal has anything to show. */
      hasBills: Boolean(customer?.customerId),
      subscription: row && {
        plan: row.plan,
        interval: row.interval,
        status: row.status,
        currentPeriodEnd: row.currentPeriodEnd,
        cancelAt: row.cancelAt,
        trialEnd: row.status === "trialing" ? row.trialEnd : null,
        /** Until when the plan stays although a payment is missing. */
        graceUntil: row.status === "past_due" ? graceEnd(row) : null,
      },
      invoices: invoices.map(({ _id, amount, currency, paidAt, url }) => ({ _id, amount, currency, paidAt, url })),
    };
  },
});
