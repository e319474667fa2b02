// One customer at Stripe a person and mode, however many checkouts begin at once: a row of ours first, then the request.
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type ActionCtx, type MutationCtx, type QueryCtx } from "../_generated/server";
import { presentMode } from "./stripe/mode";

/** Who pays, as an action needs to know it. */
export type Buyer = { rowId: Id<"billingCustomers">; customerId: string | null; userId: Id<"users">; name: string; email: string | null };

/** The person's row in the present mode. */
export const customerOf = (ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"billingCustomers"> | null> =>
  ctx.db.query("billingCustomers").withIndex("by_user_mode", (q) => q.eq("userId", userId).eq("mode", presentMode(process.env))).order("desc").first();

export const customerById = (ctx: QueryCtx, customerId: string) =>
  ctx.db.query("billingCustomers").withIndex("by_customer", (q) => q.eq("customerId", customerId)).unique();

/** The person's row, made when there is none. */
export async function buyerOf(ctx: MutationCtx, user: Doc<"users">): Promise<Buyer> {
  const row = await customerOf(ctx, user._id);
  const rowId = row?._id ?? (await ctx.db.insert("billingCustomers", { userId: user._id, mode: presentMode(process.env), customerId: null, trialUsedAt: null }));
  return { rowId, customerId: row?.customerId ?? null, userId: user._id, name: user.name, email: user.email ?? null };
}

/** The person's customer at Stripe. `attempt` is of the checkout that needs it: Stripe repeats a failure to the key that failed. */
export async function ensureCustomer(ctx: ActionCtx, stripe: Stripe, { rowId, customerId, userId, name, email }: Buyer, attempt: string): Promise<string> {
  if (customerId) return customerId;
  const made = await stripe.customers.create({ name, ...(email && { email }), metadata: { userId } }, { idempotencyKey: `customer:${rowId}:${attempt}` });
  return ctx.runMutation(internal.billing.customers.keep, { rowId, customerId: made.id });
}

/** The customer that was made first stays. */
export const keep = internalMutation({
  args: { rowId: v.id("billingCustomers"), customerId: v.string() },
  handler: async (ctx, { rowId, customerId }): Promise<string> => {
    const row = await ctx.db.get(rowId);
    if (row!.customerId !== null) return row!.customerId;
    await ctx.db.patch(rowId, { customerId });
    return customerId;
  },
});

/** Stripe doesn't know the customer: deleted there, or of an account that was used before. The next checkout makes another; what is heard of this one is still known. */
export const lost = internalMutation({
  args: { rowId: v.id("billingCustomers") },
  handler: async (ctx, { rowId }) => {
    const { userId, mode, trialUsedAt } = (await ctx.db.get(rowId))!;
    if ((await customerOf(ctx, userId))?._id === rowId) await ctx.db.insert("billingCustomers", { userId, mode, trialUsedAt, customerId: null });
    return null;
  },
});
