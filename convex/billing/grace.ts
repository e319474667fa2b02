// A plan whose payment is missing: a reminder before the grace ends, and its end. Scheduled when the payment is first missed.
import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { DAY_MS, graceEnd, settlePlan, tellOfProblem } from "./plans/subscriptionModel";

export const remind = internalMutation({
  args: { rowId: v.id("subscriptions") },
  handler: async (ctx, { rowId }) => {
    const row = await ctx.db.get(rowId);
    // A payment that came, and was missed again since, has a grace and reminders of its own.
    const isDue = row?.status === "past_due" && Date.now() >= graceEnd(row) - 2 * DAY_MS;
    if (isDue) await tellOfProblem(ctx, row.userId, graceEnd(row));
    return null;
  },
});

export const end = internalMutation({
  args: { rowId: v.id("subscriptions") },
  handler: async (ctx, { rowId }) => {
    const row = await ctx.db.get(rowId);
    if (row) await settlePlan(ctx, row.userId);
    return null;
  },
});
