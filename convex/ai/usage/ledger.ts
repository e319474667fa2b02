// What the worker asks before it calls a model, and what it writes after. Internal.
import { v } from "convex/values";
import { internalMutation, internalQuery } from "../../_generated/server";
import { admitRequest, allowanceOf, recordAttempt } from "./ledgerModel";
import { usageAttempt } from "./schema";

/** What a run of this person's may spend; null when the person is gone. */
export const allowance = internalQuery({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    const user = await ctx.db.get(userId);
    return user && (await allowanceOf(ctx, user));
  },
});

/** `admitRequest` alone, as tests ask it: requests are admitted where they are taken (`ai/model`). Null when the person is gone. */
export const admit = internalMutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    const user = await ctx.db.get(userId);
    return user && (await admitRequest(ctx, user));
  },
});

/** Keeps calls, whether they led to the answer or not. Call it once for each of them. */
export const record = internalMutation({
  args: {
    userId: v.id("users"),
    tripId: v.union(v.id("trips"), v.null()),
    runId: v.union(v.id("aiRuns"), v.null()),
    attempts: v.array(usageAttempt),
  },
  handler: async (ctx, { attempts, ...of }) => {
    for (const attempt of attempts) await recordAttempt(ctx, of, attempt);
    return null;
  },
});
