// Looks at Stripe's objects without having heard of them: plans whose period is over and that nobody told of, and everything
// there is after a gap that the list of events doesn't cover.
import { nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { internalAction, internalMutation, internalQuery, type ActionCtx } from "../_generated/server";
import { takeReading } from "./events";
import { billingMode, presentMode } from "./stripe/mode";
import type { Place } from "./stripe/readFacts";
import { asking, isMissing, stripeFrom } from "./stripe/stripeClient";
import { isOver, settlePlan } from "./plans/subscriptionModel";

const HOUR_MS = 60 * 60 * 1000;
const AT_ONCE = 20;
const PAGE = 50;
const MONTH_S = 30 * 24 * 60 * 60;

/** Plans that should have been renewed or have ended an hour ago. What Stripe doesn't know any more has ended. */
export const overdue = internalAction({
  args: {},
  handler: async (ctx): Promise<null> => {
    if (billingMode(process.env) === "off") return null;
    const stripe = stripeFrom(process.env);
    for (const { rowId, subscriptionId } of await ctx.runQuery(internal.billing.rereading.silent, {})) {
      const isThere = await readAgain(ctx, stripe, { kind: "subscription", id: subscriptionId });
      if (!isThere) await ctx.runMutation(internal.billing.rereading.gone, { rowId });
    }
    return null;
  },
});

/** The plans that `overdue` asks for, the one that has been silent for longest first. */
export const silent = internalQuery({
  args: {},
  handler: async (ctx): Promise<{ rowId: Id<"subscriptions">; subscriptionId: string }[]> => {
    const before = Date.now() - HOUR_MS;
    const rows = [];
    for (const status of ["trialing", "active"] as const) {
      const range = ctx.db.query("subscriptions").withIndex("by_mode_status_currentPeriodEnd", (q) => q.eq("mode", presentMode(process.env)).eq("status", status).gt("currentPeriodEnd", 0).lt("currentPeriodEnd", before));
      rows.push(...(await range.take(AT_ONCE)));
    }
    return rows.map(({ _id, subscriptionId }) => ({ rowId: _id, subscriptionId }));
  },
});

export const gone = internalMutation({
  args: { rowId: v.id("subscriptions") },
  handler: async (ctx, { rowId }) => {
    const row = await ctx.db.get(rowId);
    if (!row || isOver(row)) return null;
    await ctx.db.patch(rowId, { status: "canceled" });
    await settlePlan(ctx, row.userId);
    return null;
  },
});

type List = { kind: Place["kind"]; page: (stripe: Stripe, request: { limit: number; starting_after?: string }, since: number) => Promise<{ data: { id?: string }[]; has_more: boolean }> };

/** What is read anew after a gap. Plans all of them; the others from a month before it, as they may have changed since they were made. */
const LISTS: List[] = [
  { kind: "subscription", page: (stripe, request) => stripe.subscriptions.list({ ...request, status: "all" }) },
  { kind: "invoice", page: (stripe, request, since) => stripe.invoices.list({ ...request, created: { gte: since } }) },
  { kind: "payment", page: (stripe, request, since) => stripe.paymentIntents.list({ ...request, created: { gte: since } }) },
  { kind: "refund", page: (stripe, request, since) => stripe.refunds.list({ ...request, created: { gte: since } }) },
  { kind: "dispute", page: (stripe, request, since) => stripe.disputes.list({ ...request, created: { gte: since } }) },
];

/** A page of one list, then the next. `since` in seconds; `after` is the last object of the page before. */
export const sinceGap = internalAction({
  args: { list: v.number(), since: v.number(), after: nullable(v.string()) },
  handler: async (ctx, { list, since, after }): Promise<null> => {
    const { kind, page } = LISTS[list]!;
    const stripe = stripeFrom(process.env);
    const request = { limit: PAGE, ...(after && { starting_after: after }) };
    const { data, has_more } = await asking(() => page(stripe, request, Math.max(0, since - MONTH_S)).catch(nothingThere));
    const ids = data.flatMap(({ id }) => id ?? []);
    for (const id of ids) await readAgain(ctx, stripe, { kind, id });
    const next = has_more ? { list, since, after: ids.at(-1) ?? null } : { list: list + 1, since, after: null };
    if (next.list < LISTS.length) await ctx.scheduler.runAfter(0, internal.billing.rereading.sinceGap, next);
    return null;
  },
});

/** The emulator has no list of disputes: nobody disputes play money. */
function nothingThere(error: unknown) {
  if (isMissing(error)) return { data: [], has_more: false };
  throw error;
}

/** False when Stripe doesn't have it. What fails is logged, and doesn't keep the others waiting. */
async function readAgain(ctx: ActionCtx, stripe: Stripe, place: Place): Promise<boolean> {
  try {
    return await takeReading(ctx, stripe, place);
  } catch (error) {
    console.error(`${place.kind} ${place.id} couldn't be read: ${error instanceof Error ? error.name : "error"}`);
    return true;
  }
}
