// What is written before and after Stripe is asked about a person's plan. Internal.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { appError } from "../errors";
import { requireUser } from "../functions";
import { limitWrites } from "../rateLimits";
import { boundedText } from "../validation";
import { buyerOf, customerOf, type Buyer } from "./customers";
import type { FactOf } from "./stripe/facts";
import { presentMode } from "./stripe/mode";
import { openCheckouts, replaceCheckouts } from "./plans/planIntents";
import { PLANS } from "./plans/plans";
import { paidPlan, planInterval } from "./schema";
import { livingSubscription } from "./plans/subscriptionModel";

const CHECKOUT_MS = 60 * 60 * 1000;
/** A page so near its end isn't shown again. */
const MARGIN_MS = 2 * 60 * 1000;

type Started = {
  intent: Doc<"planIntents">;
  buyer: Buyer;
  /** Pages of earlier checkouts that this one replaces; to be closed at Stripe. */
  replaced: string[];
};

/** Somebody chooses a plan. The same choice made twice is one checkout; another choice replaces it. Throws CONFLICT for who has a plan. */
export const beginCheckout = internalMutation({
  args: { plan: paidPlan, interval: planInterval, coupon: v.optional(v.string()) },
  handler: async (ctx, { plan, interval, coupon: typed }): Promise<Started> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    const coupon = typed?.trim() ? boundedText(typed, "coupon", 1, 60) : undefined;
    if (await livingSubscription(ctx, user._id)) throw appError("CONFLICT", "You have a plan already. Change it instead of buying another.", { subscribed: true });
    const buyer = await buyerOf(ctx, user);
    const open = await openCheckouts(ctx, user._id);
    const same = open.find((row) => row.plan === plan && row.interval === interval && row.coupon === coupon && row.expiresAt - MARGIN_MS > Date.now());
    if (same) return { intent: same, buyer, replaced: [] };
    const replaced = await replaceCheckouts(ctx, user._id);
    const usedTrial = (await ctx.db.get(buyer.rowId))!.trialUsedAt !== null;
    const intent = { kind: "checkout", plan, interval, coupon, trialDays: usedTrial ? 0 : PLANS[plan].trialDays } as const;
    return { intent: await insertIntent(ctx, user._id, intent), buyer, replaced };
  },
});

type Change = {
  intentId: Id<"planIntents">;
  subscriptionId: string;
  /** A trial is of the plan that has one: it isn't carried over to another. */
  endsTrial: boolean;
};

/** Somebody changes the plan they have. Throws RESOURCE_NOT_FOUND for who has none, CONFLICT while a payment is missing. */
export const beginChange = internalMutation({
  args: { plan: paidPlan, interval: planInterval },
  handler: async (ctx, { plan, interval }): Promise<Change> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    const living = await livingSubscription(ctx, user._id);
    if (!living) throw appError("RESOURCE_NOT_FOUND", "You have no plan to change yet. Choose one first.");
    if (living.plan === plan && living.interval === interval) throw appError("CONFLICT", "You are on this plan already.");
    if (living.status !== "active" && living.status !== "trialing") throw appError("CONFLICT", "A payment for your plan is missing. Update your card first, then change.");
    const { _id } = await insertIntent(ctx, user._id, { kind: "change", plan, interval });
    return { intentId: _id, subscriptionId: living.subscriptionId, endsTrial: living.status === "trialing" && PLANS[plan].trialDays === 0 };
  },
});

/** Somebody opens the portal. Throws RESOURCE_NOT_FOUND for who has never begun a checkout. */
export const beginPortal = internalMutation({
  args: {},
  handler: async (ctx): Promise<{ intentId: Id<"planIntents">; customerId: string }> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    const customerId = (await customerOf(ctx, user._id))?.customerId;
    if (!customerId) throw appError("RESOURCE_NOT_FOUND", "You have no bills yet. Choose a plan first.");
    const { _id } = await insertIntent(ctx, user._id, { kind: "portal" });
    return { intentId: _id, customerId };
  },
});

/** Keeps the page of a checkout. False when the checkout has been replaced meanwhile: its page is to be closed. */
export const opened = internalMutation({
  args: { intentId: v.id("planIntents"), sessionId: v.string(), url: v.string() },
  handler: async (ctx, { intentId, sessionId, url }): Promise<boolean> => {
    const intent = await ctx.db.get(intentId);
    await ctx.db.patch(intentId, { sessionId, url });
    return intent?.state === "open";
  },
});

/** No page came of it: the next try is a new one with a key of its own, since Stripe repeats a failure to the old key. */
export const failed = internalMutation({
  args: { intentId: v.id("planIntents") },
  handler: async (ctx, { intentId }) => {
    const intent = await ctx.db.get(intentId);
    if (intent?.state === "open" && intent.url === null) await ctx.db.patch(intentId, { state: "failed" });
    return null;
  },
});

/** Takes in what was read of a checkout's page. False when it isn't a plan's. */
export async function applyPlanSession(ctx: MutationCtx, fact: FactOf<"session">): Promise<boolean> {
  const intent = await ctx.db.query("planIntents").withIndex("by_session", (q) => q.eq("sessionId", fact.sessionId)).unique();
  if (!intent) return false;
  if (fact.status === "complete") await ctx.db.patch(intent._id, { state: "completed" });
  if (fact.status === "expired" && intent.state === "open") await ctx.db.patch(intent._id, { state: "expired" });
  return true;
}

async function insertIntent(ctx: MutationCtx, userId: Id<"users">, fields: Pick<Doc<"planIntents">, "kind" | "plan" | "interval" | "coupon" | "trialDays">) {
  const state = fields.kind === "checkout" ? "open" : "completed";
  const _id = await ctx.db.insert("planIntents", { ...fields, userId, mode: presentMode(process.env), state, sessionId: null, url: null, expiresAt: Date.now() + CHECKOUT_MS });
  return (await ctx.db.get(_id))!;
}
