// When this Caravan gets other keys at Stripe (the emulator's gave way to real ones, test to live): from then on plans are
// given by what was bought with the present kind of key. Noticed by reconciliation; rows of the other kind stay as they are.
import { nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { syncRow } from "./events";
import { settlePlan } from "./plans/subscriptionModel";

const PAGE = 50;

export const notice = internalMutation({
  args: {},
  handler: async (ctx) => {
    const present = await syncRow(ctx);
    if (present.current) return null;
    for (const { _id } of await ctx.db.query("stripeSync").take(10)) await ctx.db.patch(_id, { current: _id === present._id });
    await ctx.scheduler.runAfter(0, internal.billing.modeChange.settle, { cursor: null });
    return null;
  },
});

/** Gives everybody who ever had a subscription the plan that they have now, a page after the other. */
export const settle = internalMutation({
  args: { cursor: nullable(v.string()) },
  handler: async (ctx, { cursor }) => {
    const { page, isDone, continueCursor } = await ctx.db.query("subscriptions").paginate({ cursor, numItems: PAGE });
    for (const userId of new Set(page.map((row) => row.userId))) await settlePlan(ctx, userId);
    if (!isDone) await ctx.scheduler.runAfter(0, internal.billing.modeChange.settle, { cursor: continueCursor });
    return null;
  },
});
