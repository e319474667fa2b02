// Finds what webhooks have missed: compares Stripe's list of events with ours, newest first, and takes in the rest the same
// way. Bounded a run and resumable: where it stopped is kept. To be run every quarter of an hour.
import { nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalMutation } from "../_generated/server";
import { syncRow, takeEvent } from "./events";
import { billingMode } from "./mode";
import { asking, stripeFrom } from "./stripeClient";

const PAGE = 100;
const PAGES_A_RUN = 5;
/** Stripe may list an event a little after the time it carries. */
const OVERLAP_S = 10 * 60;

type Progress = { comparedTo: number; page: { top: number; after: string } | null };

export const run = internalAction({
  args: {},
  handler: async (ctx): Promise<{ compared: number; missed: number }> => {
    const counts = { compared: 0, missed: 0 };
    if (billingMode(process.env) === "off") return counts;
    const stripe = stripeFrom(process.env);
    let progress: Progress = await ctx.runMutation(internal.billing.reconcile.progress, {});
    for (let pages = 0; pages < PAGES_A_RUN; pages++) {
      const { comparedTo, page } = progress;
      const request = { limit: PAGE, created: { gte: Math.max(0, comparedTo - OVERLAP_S) }, ...(page && { starting_after: page.after }) };
      const { data, has_more } = await asking(() => stripe.events.list(request));
      const missing = new Set(await ctx.runQuery(internal.billing.events.missing, { eventIds: data.map(({ id }) => id) }));
      for (const event of data.filter(({ id }) => missing.has(id))) await asking(() => takeEvent(ctx, stripe, event, "reconciliation"));
      counts.compared += data.length;
      counts.missed += missing.size;
      const top = page?.top ?? data[0]?.created ?? comparedTo;
      const after = data.at(-1)?.id;
      progress = has_more && after ? { comparedTo, page: { top, after } } : { comparedTo: Math.max(top, comparedTo), page: null };
      await ctx.runMutation(internal.billing.reconcile.keep, progress);
      if (progress.page === null) break;
    }
    if (progress.page !== null) await ctx.scheduler.runAfter(0, internal.billing.reconcile.run, {});
    await ctx.runAction(internal.billing.refundWork.carryOn, {});
    return counts;
  },
});

export const progress = internalMutation({
  args: {},
  handler: async (ctx): Promise<Progress> => {
    const { comparedTo, page } = await syncRow(ctx);
    return { comparedTo, page };
  },
});

export const keep = internalMutation({
  args: { comparedTo: v.number(), page: nullable(v.object({ top: v.number(), after: v.string() })) },
  handler: async (ctx, next) => {
    await ctx.db.patch((await syncRow(ctx))._id, next);
    return null;
  },
});
