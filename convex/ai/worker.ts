"use node";
// Answers a request in the background: reads the trip and what is known of its people, asks whoever can
// answer, tells how far it is, and hands the answer back.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { loadCity } from "../places/catalog";
import { say } from "../said";
import { whereItFailed } from "../whereItFailed";
import { answerRequest } from "./answer/answerRequest";
import { Follow } from "./answer/follow";
import { keepAttempts, modelsFor } from "./models";
import { embedderOf } from "./memory/embedder";
import { recall } from "./memory/recall";
import { citiesOf } from "./planner/respond/respond";
import { ProviderError } from "./providers/types";

/** At most once; a run whose worker falls silent is taken up again by `runs.watch`. */
export const work = internalAction({
  args: { runId: v.id("aiRuns"), attempt: v.number() },
  handler: async (ctx, run) => {
    const request = await ctx.runQuery(internal.ai.runs.load, run);
    if (!request) return null;
    const { userId, tripId, text, language, origin, thread, trip } = request;
    const follow = new Follow((soFar) => ctx.runMutation(internal.ai.runs.follow, { ...run, ...soFar }));
    try {
      const allowance = await ctx.runQuery(internal.ai.usage.ledger.allowance, { userId });
      const models = await modelsFor(ctx, userId, allowance);
      const [cities, memories, group] = await Promise.all([
        citiesOf(trip, loadCity),
        recall(ctx, { userId, tripId, text }, models && embedderOf(models, Date.now())),
        ctx.runQuery(internal.ai.memory.forRuns.groupPreferences, { tripId }),
      ]);
      const answer = await answerRequest(
        { trip, text, language, origin, thread, cities, memories: memories.map((memory) => memory.text), group, notice: models && allowance?.status === "allowed" && allowance.notice ? allowance.notice : null, seed: 1 },
        {
          models,
          lookup: (address) => ctx.runAction(internal.ai.cache.cache.lookup, { address }),
          store: (address, kept) => ctx.runMutation(internal.ai.cache.cache.store, { address, answer: kept }),
          keep: (attempts) => keepAttempts(ctx, { userId, tripId, runId: run.runId }, attempts),
          follow,
        },
      );
      await follow.close();
      await ctx.runMutation(internal.ai.runs.propose, { ...run, ...answer });
    } catch (error) {
      await follow.close();
      if (error instanceof ProviderError && error.kind === "cancelled") return null;
      console.error("A request could not be answered", run.runId, whereItFailed(error));
      await ctx.runMutation(internal.ai.runs.fail, {
        ...run,
        reason: say("Something went wrong while I was planning, and I changed nothing. Please try again, or ask for less at once."),
      });
    }
    return null;
  },
});
