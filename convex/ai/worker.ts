"use node";
// Answers a request in the background: reads the trip and what is known of its people, asks whoever can
// answer, tells how far it is, and hands the answer back.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { internalAction, type ActionCtx } from "../_generated/server";
import { loadCity } from "../places/catalog";
import { answerRequest } from "./answer/answerRequest";
import { Follow } from "./answer/follow";
import type { Models } from "./answer/modelAnswer";
import { openKeys } from "./keys/openKeys";
import { KEY_PROVIDERS } from "./keys/schema";
import { embedderOf } from "./memory/embedder";
import { recall } from "./memory/recall";
import { citiesOf } from "./planner/respond/respond";
import { configuredProviders, enabledModels } from "./providers/configured";
import { ProviderError } from "./providers/types";
import type { Allowance } from "./usage/budgets";

/** At most once; a run whose worker falls silent is taken up again by `runs.watch`. */
export const work = internalAction({
  args: { runId: v.id("aiRuns"), attempt: v.number() },
  handler: async (ctx, run) => {
    const request = await ctx.runQuery(internal.ai.runs.load, run);
    if (!request) return null;
    const { userId, tripId, text, thread, trip } = request;
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
        { trip, text, thread, cities, memories: memories.map((memory) => memory.text), group, notice: (models && allowance?.status === "allowed" && allowance.notice) || null, seed: 1 },
        {
          models,
          lookup: (address) => ctx.runAction(internal.ai.cache.cache.lookup, { address }),
          store: (address, kept) => ctx.runMutation(internal.ai.cache.cache.store, { address, answer: kept }),
          keep: async (attempts) => {
            await ctx.runMutation(internal.ai.usage.ledger.record, { userId, tripId, runId: run.runId, attempts });
            for (const { model, startedAt: since } of attempts.filter(({ outcome, keyOwner }) => outcome === "authentication" && keyOwner === "person")) {
              const provider = KEY_PROVIDERS.find((name) => model.startsWith(`${name}/`));
              if (provider) await ctx.runMutation(internal.ai.keys.rows.markRefused, { userId, provider, since });
            }
            // The router's own say nothing of the cache.
            const routed = attempts.filter(({ cacheHit }) => cacheHit === undefined);
            if (routed.length > 0) await ctx.runMutation(internal.ai.router.state.record, { attempts: routed });
          },
          follow,
        },
      );
      await follow.close();
      await ctx.runMutation(internal.ai.runs.propose, { ...run, ...answer });
    } catch (error) {
      await follow.close();
      if (error instanceof ProviderError && error.kind === "cancelled") return null;
      console.error("A request could not be answered", run.runId, error instanceof Error ? error.message : "");
      await ctx.runMutation(internal.ai.runs.fail, {
        ...run,
        reason: "Something went wrong while I was planning, and I changed nothing. Please try again, or ask for less at once.",
      });
    }
    return null;
  },
});

/** The models that a person's requests may go to; null when there are none. */
async function modelsFor(ctx: ActionCtx, userId: Id<"users">, allowance: Allowance | null): Promise<Models | null> {
  const own = await openKeys(ctx, userId);
  const configured = configuredProviders(process.env, own.keys);
  const hasOwn = (name: string) => name in own.keys;
  const providers = new Map([...configured].filter(([name]) => own.deploymentAllowed || hasOwn(name)));
  if (providers.size === 0) return null;
  const { breakers, stats } = await ctx.runQuery(internal.ai.router.state.load, {});
  return {
    providers,
    keys: Object.fromEntries([...providers.keys()].map((name) => [name, hasOwn(name) ? "person" : "deployment"])),
    enabled: enabledModels(process.env, providers),
    remainingUsd: allowance?.status === "allowed" ? allowance.remainingUsd : { person: 0, deployment: 0 },
    breakers,
    stats,
    claimProbe: (model) => ctx.runMutation(internal.ai.router.state.claimProbe, { model }),
  };
}
