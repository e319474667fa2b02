// Where somebody stands who comes back from Stripe's page: by what Stripe has told us, never by the address.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { action, internalMutation, type QueryCtx } from "../_generated/server";
import { requireUser, userQuery } from "../functions";
import { needs } from "../permissions";
import { limitWrites } from "../rateLimits";
import { takeReading } from "./events";
import { billingMode } from "./stripe/mode";
import { asking, stripeFrom } from "./stripe/stripeClient";

/** `of` is what the page's address says. Null for what isn't the caller's. */
export const get = userQuery({
  args: { of: v.string() },
  handler: async (ctx, { of }) => {
    const mode = billingMode(process.env);
    const found = await rowOf(ctx, of, ctx.user);
    if (!found) return null;
    if (found.kind === "payment") {
      const { state, amount, currency, description, tripId, problem, receiptUrl, subject } = found.row;
      return { kind: "payment" as const, mode, subject: subject.kind, state, amount, currency, description, tripId, problem, receiptUrl };
    }
    const { state, plan } = found.row;
    return { kind: "plan" as const, mode, state, wanted: plan ?? null, plan: ctx.user.plan };
  },
});

/** Asks Stripe how it stands, for when its word is late. */
export const check = needs("billing:manage", action({
  args: { of: v.string() },
  handler: async (ctx, { of }): Promise<null> => {
    const sessionId = await ctx.runMutation(internal.billing.returns.pageOf, { of });
    if (sessionId) await asking(() => takeReading(ctx, stripeFrom(process.env), { kind: "session", id: sessionId }));
    return null;
  },
}));

/** The page behind what the caller comes back from; each look at it asks Stripe, so looks are limited. */
export const pageOf = internalMutation({
  args: { of: v.string() },
  handler: async (ctx, { of }): Promise<string | null> => {
    const user = await requireUser(ctx, "billing:manage");
    await limitWrites(ctx, user._id);
    return (await rowOf(ctx, of, user))?.row.sessionId ?? null;
  },
});

type Found = { kind: "payment"; row: Doc<"payments"> } | { kind: "plan"; row: Doc<"planIntents"> };

async function rowOf(ctx: QueryCtx, of: string, user: Doc<"users">): Promise<Found | null> {
  const paymentId = ctx.db.normalizeId("payments", of);
  const payment = paymentId && (await ctx.db.get(paymentId));
  if (payment) return payment.payerId === user._id ? { kind: "payment", row: payment } : null;
  const intentId = ctx.db.normalizeId("planIntents", of);
  const intent = intentId && (await ctx.db.get(intentId));
  return intent?.userId === user._id && intent.kind === "checkout" ? { kind: "plan", row: intent } : null;
}
