// Finds what webhooks have missed: compares Stripe's list of events with ours, newest first, and takes in the rest the same
// way; then looks at what should have been heard of and wasn't. Bounded a run and resumable: where it stopped is kept. To be
// run every quarter of an hour.
import { nullable } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import { internalAction, internalMutation, type ActionCtx } from "../_generated/server";
import { syncRow, takeEvent } from "./events";
import { billingMode } from "./stripe/mode";
import { asking, stripeFrom } from "./stripe/stripeClient";

const PAGE = 100;
const PAGES_A_RUN = 5;
/** Stripe may list an event a little after the time it carries. */
const OVERLAP_S = 10 * 60;
/** Stripe lists events of thirty days; one for safety. */
const LISTED_MS = 29 * 24 * 60 * 60 * 1000;

const progress = v.object({ comparedTo: v.number(), page: nullable(v.object({ top: v.number(), after: v.string() })) });
type Progress = Infer<typeof progress>;

/** `gap`: events were lost that Stripe doesn't list any more, and everything since is being read anew. */
export const run = internalAction({
  args: {},
  handler: async (ctx): Promise<{ compared: number; missed: number; gap: boolean }> => {
    const counts = { compared: 0, missed: 0, gap: false };
    await ctx.runMutation(internal.billing.modeChange.notice, {});
    if (billingMode(process.env) === "off") return counts;
    const stripe = stripeFrom(process.env);
    const { gap, ...begun }: Progress & { gap: boolean } = await ctx.runMutation(internal.billing.reconcile.begin, {});
    let at: Progress = begun;
    counts.gap = gap;
    for (let pages = 0; pages < PAGES_A_RUN; pages++) {
      const { next, compared, missed } = await asking(() => comparePage(ctx, stripe, at));
      counts.compared += compared;
      counts.missed += missed;
      at = next;
      await ctx.runMutation(internal.billing.reconcile.keep, at);
      if (at.page === null) break;
    }
    if (at.page !== null) await ctx.scheduler.runAfter(0, internal.billing.reconcile.run, {});
    await ctx.runAction(internal.billing.rereading.overdue, {});
    await ctx.runAction(internal.billing.refundWork.carryOn, {});
    return counts;
  },
});

async function comparePage(ctx: ActionCtx, stripe: Stripe, { comparedTo, page }: Progress) {
  const { data, has_more } = await stripe.events.list({ limit: PAGE, created: { gte: Math.max(0, comparedTo - OVERLAP_S) }, ...(page && { starting_after: page.after }) });
  const missing = new Set(await ctx.runQuery(internal.billing.events.missing, { eventIds: data.map(({ id }) => id) }));
  let top = page?.top ?? data[0]?.created ?? comparedTo;
  for (const event of data.filter(({ id }) => missing.has(id))) {
    try {
      await takeEvent(ctx, stripe, event, "reconciliation");
    } catch (error) {
      // The others don't wait for it; the next comparison begins before it.
      console.error(`${event.type} ${event.id} couldn't be taken in: ${error instanceof Error ? error.name : "error"}`);
      top = Math.min(top, event.created - 1);
    }
  }
  const after = data.at(-1)?.id;
  const next: Progress = has_more && after ? { comparedTo, page: { top, after } } : { comparedTo: Math.max(top, comparedTo), page: null };
  return { next, compared: data.length, missed: missing.size };
}

/** Where to go on. When nothing was compared for longer than Stripe lists events, everything since is read anew besides. */
export const begin = internalMutation({
  args: {},
  handler: async (ctx): Promise<Progress & { gap: boolean }> => {
    const { _id, comparedTo, comparedAt, page } = await syncRow(ctx);
    if (comparedAt === null || Date.now() - comparedAt < LISTED_MS) return { comparedTo, page, gap: false };
    const since = Math.floor(comparedAt / 1000);
    console.error(`Stripe's events were last compared on ${new Date(comparedAt).toISOString().slice(0, 10)}, longer ago than it lists them: bills, payments and plans are read anew.`);
    await ctx.db.patch(_id, { comparedAt: Date.now(), page: null });
    await ctx.scheduler.runAfter(0, internal.billing.rereading.sinceGap, { list: 0, since, after: null });
    return { comparedTo, page: null, gap: true };
  },
});

export const keep = internalMutation({
  args: progress.fields,
  handler: async (ctx, next) => {
    await ctx.db.patch((await syncRow(ctx))._id, { ...next, ...(next.page === null && { comparedAt: Date.now() }) });
    return null;
  },
});
