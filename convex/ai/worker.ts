"use node";
// Plans in the background: reads the trip, asks the built-in planner, hands its answer back.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { loadCity } from "../places/catalog";
import { respond } from "./planner/respond/respond";

/** At most once; a run whose worker vanishes is taken up again by `runs.watch`. */
export const work = internalAction({
  args: { runId: v.id("aiRuns") },
  handler: async (ctx, { runId }) => {
    const request = await ctx.runQuery(internal.ai.runs.load, { runId });
    if (!request) return null;
    try {
      const turn = await respond({ ...request, loadCity, seed: 1 });
      await ctx.runMutation(internal.ai.runs.propose, { runId, ...turn });
    } catch (error) {
      console.error("The planner failed", runId, error);
      await ctx.runMutation(internal.ai.runs.fail, {
        runId,
        reason: "Something went wrong while I was planning, and I changed nothing. Please try again, or ask for less at once.",
      });
    }
    return null;
  },
});
