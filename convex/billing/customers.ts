// One customer at Stripe a person, however many checkouts begin at once: a row of ours first, whose id is the key of the
// request that makes the customer.
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type ActionCtx, type MutationCtx } from "../_generated/server";

/** Who pays, as an action needs to know it. */
export type Buyer = { rowId: Id<"billingCustomers">; customerId: string | null; userId: Id<"users">; name: string; email: string | null };

/** The person's row, made when there is none. */
export async function buyerOf(ctx: MutationCtx, user: Doc<"users">): Promise<Buyer> {
  const row = await ctx.db.query("billingCustomers").withIndex("by_user", (q) => q.eq("userId", user._id)).unique();
  const rowId = row?._id ?? (await ctx.db.insert("billingCustomers", { userId: user._id, customerId: null, trialUsedAt: null }));
  return { rowId, customerId: row?.customerId ?? null, userId: user._id, name: user.name, email: user.email ?? null };
}

/** The person's customer at Stripe. */
export async function ensureCustomer(ctx: ActionCtx, stripe: Stripe, { rowId, customerId, userId, name, email }: Buyer): Promise<string> {
  if (customerId) return customerId;
  const made = await stripe.customers.create({ name, ...(email && { email }), metadata: { userId } }, { idempotencyKey: `customer:${rowId}` });
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
