// The models that a person's requests may go to, and what their calls leave behind: usage, the router's
// memory, and that a person's own key is refused. For actions that call models.
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { ActionCtx } from "../_generated/server";
import type { Models } from "./answer/modelAnswer";
import { openKeys } from "./keys/openKeys";
import { KEY_PROVIDERS } from "./keys/schema";
import { configuredProviders, enabledModels, ownProviders } from "./providers/configured";
import type { Allowance } from "./usage/budgets";
import type { UsageOf } from "./usage/ledgerModel";
import type { UsageAttempt } from "./usage/schema";

/** Null when there are none. Without an allowance only the person's own keys pay. */
export async function modelsFor(ctx: ActionCtx, userId: Id<"users">, allowance: Allowance | null): Promise<Models | null> {
  const own = await openKeys(ctx, userId);
  const providers = {
    person: ownProviders(process.env, own.keys),
    deployment: own.deploymentAllowed ? configuredProviders(process.env) : new Map(),
  };
  const enabled = enabledModels(process.env, [...providers.person.keys(), ...providers.deployment.keys()]);
  if (enabled.length === 0) return null;
  const { breakers, stats } = await ctx.runQuery(internal.ai.router.state.load, {});
  return {
    providers,
    enabled,
    remainingUsd: allowance?.status === "allowed" ? allowance.remainingUsd : { person: 0, deployment: 0 },
    breakers,
    stats,
    claimProbe: (model) => ctx.runMutation(internal.ai.router.state.claimProbe, { model }),
  };
}

/** Keeps calls, each handed over once. */
export async function keepAttempts(ctx: ActionCtx, of: UsageOf, attempts: UsageAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await ctx.runMutation(internal.ai.usage.ledger.record, { ...of, attempts });
  for (const { model, startedAt: since } of attempts.filter(({ outcome, keyOwner }) => outcome === "authentication" && keyOwner === "person")) {
    const provider = KEY_PROVIDERS.find((name) => model.startsWith(`${name}/`));
    if (provider) await ctx.runMutation(internal.ai.keys.rows.markRefused, { userId: of.userId, provider, since });
  }
  // Answers out of the cache say nothing of a model.
  const routed = attempts.filter(({ cacheHit }) => cacheHit === undefined);
  if (routed.length > 0) await ctx.runMutation(internal.ai.router.state.record, { attempts: routed });
}
