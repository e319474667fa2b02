// The first stage of an erasure: the services that know the person besides us. A running plan is ended and the customer at
// Stripe deleted, and the user at Clerk. Whatever fails is tried again by the next daily look; nothing else of theirs is
// touched before, so that what has to be told outside is still known.
import { v } from "convex/values";
import type Stripe from "stripe";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { internalAction, internalQuery, type ActionCtx, type MutationCtx, type QueryCtx } from "../_generated/server";
import { customerOf } from "../billing/customers";
import { takeReading } from "../billing/events";
import { billingMode } from "../billing/stripe/mode";
import { isFinal, isMissing, stripeFrom } from "../billing/stripe/stripeClient";
import { isOver, subscriptionsOf } from "../billing/plans/subscriptionModel";
import { clerkSettings } from "../clerk/settings";
import { waysIn } from "../users/linking/waysIn";
import { entryOf } from "./inventory";
import { deleteSome } from "./walk";

const PATIENCE_MS = 15_000;

type Accounts = { customerId: string | null; subscriptionIds: string[]; clerkIds: string[] };

/** What the services know the person by. */
export const accounts = internalQuery({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }): Promise<Accounts> => {
    const customer = await customerOf(ctx, userId);
    const living = (await subscriptionsOf(ctx, userId)).filter((row) => !isOver(row));
    const user = await ctx.db.get(userId);
    return { customerId: customer?.customerId ?? null, subscriptionIds: living.map(({ subscriptionId }) => subscriptionId), clerkIds: user ? await clerkIdsOf(ctx, user) : [] };
  },
});

export const settle = internalAction({
  args: { erasureId: v.id("erasures"), userId: v.id("users"), step: v.number() },
  handler: async (ctx, { erasureId, userId, step }): Promise<null> => {
    const known: Accounts = await ctx.runQuery(internal.privacy.outside.accounts, { userId });
    try {
      if (known.customerId) await leaveStripe(ctx, known.customerId, known.subscriptionIds);
      for (const clerkId of known.clerkIds) await leaveClerk(clerkId);
    } catch (error) {
      console.error(`Erasure ${erasureId} waits for an outside service: ${error instanceof Error ? error.name : "error"}`);
      return null;
    }
    await ctx.runMutation(internal.privacy.erasure.outsideSettled, { erasureId, step });
    return null;
  },
});

async function leaveStripe(ctx: ActionCtx, customerId: string, subscriptionIds: string[]) {
  // Without a key there is nobody to tell; whoever took it away has to delete the customer in Stripe's dashboard.
  if (billingMode(process.env) === "off") return;
  const stripe = stripeFrom(process.env);
  for (const id of subscriptionIds) {
    await unlessDone(() => stripe.subscriptions.cancel(id, { prorate: false }, { idempotencyKey: `erasure:${id}` }));
    await takeReading(ctx, stripe, { kind: "subscription", id });
  }
  await unlessDone(() => stripe.customers.del(customerId));
}

/** What Stripe won't do again has been done. */
async function unlessDone(work: () => Promise<Stripe.Subscription | Stripe.DeletedCustomer>) {
  try {
    await work();
  } catch (error) {
    if (!isMissing(error) && !isFinal(error)) throw error;
  }
}

async function leaveClerk(clerkId: string) {
  const { api } = clerkSettings(process.env);
  if (!api) return;
  const headers = { authorization: `Bearer ${api.secretKey}` };
  const { ok, status } = await fetch(`${api.url}/v1/users/${encodeURIComponent(clerkId)}`, { method: "DELETE", headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!ok && status !== 404) throw new Error(`Clerk answered ${status}.`);
}

/** What Clerk said of them goes; that they were deleted stays, so that late news brings nobody back. */
export async function forgetAtClerk(ctx: MutationCtx, user: Doc<"users">) {
  for (const clerkId of await clerkIdsOf(ctx, user)) {
    const known = await ctx.db.query("clerkUsers").withIndex("by_clerkId", (q) => q.eq("clerkId", clerkId)).unique();
    if (known) await ctx.db.patch(known._id, { profile: null, lastActiveAt: undefined, deletedAt: known.deletedAt ?? Date.now() });
    await deleteSome(ctx, "organizationMemberships", entryOf("organizationMemberships").ofClerkId!, clerkId);
  }
}

/** The person's ids at Clerk: the subjects of identities that aren't our own. */
export async function clerkIdsOf(ctx: QueryCtx, user: Doc<"users">): Promise<string[]> {
  const ways = await waysIn(ctx, user);
  return ways.flatMap(({ kind, tokenIdentifier }) => (kind === "clerk" ? [tokenIdentifier.slice(tokenIdentifier.lastIndexOf("|") + 1)] : []));
}
