// Answers with language models: chooses them, lets one converse with the tools, and keeps what it took.
// Null when no model may or can answer; then the built-in planner does.
import { converse } from "../converse/converse";
import { openingMessages, type PromptInput } from "../converse/prompt";
import { repairPlan } from "../planner/repair/repairPlan";
import type { ModelInfo } from "../providers/models";
import { ProviderError, type Provider, type ProviderName, type ToolRequest } from "../providers/types";
import { classifyRequest, expectsEdits } from "../router/classify";
import { afterFailures } from "../router/candidateQueue";
import { rankModels, type Candidate, type RankInput } from "../router/rankModels";
import { NoModelLeft } from "../router/noModelLeft";
import { routedGenerate, type RoutedOptions } from "../router/routedGenerate";
import type { AttemptRecord, Breaker, KeyOwner, ModelStats } from "../router/schema";
import { systemClock } from "../router/systemClock";
import { estimateInputTokens } from "../router/tokens";
import { isAcceptable, toolDefinitions } from "../tools/registry";
import type { AssistantTurn } from "../types";
import type { Follow } from "./follow";

/** Longer than a careful plan takes. */
const DEADLINE_MS = 60_000;
const HEDGE_AFTER_MS = 6_000;
const USUAL_OUTPUT_TOKENS = 700;
const MAX_OUTPUT_TOKENS = 2000;
/** More would keep people waiting for what the planner can do at once. */
const MOST_MODELS = 4;

/** Whom a request may be routed to, and what is known of them. */
export type Models = {
  /** By whose key opens them: the person's, and the deployment's where these may be used. */
  providers: Record<KeyOwner, ReadonlyMap<ProviderName, Provider>>;
  enabled: ModelInfo[];
  remainingUsd: { person: number | null; deployment: number | null };
  breakers: { key: string; breaker: Breaker }[];
  stats: ModelStats[];
  claimProbe: RoutedOptions["claimProbe"];
};

/** `attempts` are to be kept whatever came of them. */
export type ModelOutcome = { answer: { turn: AssistantTurn; model: string } | null; attempts: AttemptRecord[] };

/** Throws ProviderError `cancelled` when the person stopped it. */
export async function modelAnswer(input: PromptInput & { seed: number }, models: Models, follow: Follow): Promise<ModelOutcome> {
  const kind = classifyRequest(input.text);
  const checked = expectsEdits(input.text, kind);
  const tools = toolDefinitions();
  const { candidates } = rankModels({
    models: models.enabled,
    kind,
    keys: keysOf(models.providers),
    tokens: { input: estimateInputTokens({ messages: openingMessages(input), tools }), output: USUAL_OUTPUT_TOKENS, maxOutput: MAX_OUTPUT_TOKENS },
    remainingUsd: models.remainingUsd,
    checked,
    breakers: models.breakers,
    stats: models.stats,
    now: Date.now(),
  });
  if (candidates.length === 0) return { answer: null, attempts: [] };
  const ownFirst = ownKeysFirst(candidates).slice(0, MOST_MODELS);
  const attempts: AttemptRecord[] = [];
  const routing: Omit<RoutedOptions, "candidates"> = {
    providerOf: (name, keyOwner) => models.providers[keyOwner].get(name)!,
    claimProbe: models.claimProbe,
    ...(checked && { accepts: ({ text, toolRequests }: { text: string; toolRequests: readonly ToolRequest[] }) => isAcceptable(text, toolRequests) }),
    onAttempt: (attempt) => void attempts.push(attempt),
    deadlineAt: Date.now() + DEADLINE_MS,
    signal: follow.signal,
    hedgeAfterMs: HEDGE_AFTER_MS,
    clock: systemClock,
    random: Math.random,
  };
  try {
    const turn = await converse({
      ...input,
      generate: (request) => routedGenerate({ ...routing, candidates: afterFailures(ownFirst, attempts) })(request),
      onText: (delta) => follow.text(delta),
      onTool: (card) => follow.tool(card),
      repair: (trip, context) => repairPlan({ ...context, trip }),
    });
    const model = attempts.findLast(({ outcome }) => outcome === "ok")?.model ?? ownFirst[0]!.model.id;
    return { answer: { turn, model }, attempts };
  } catch (error) {
    if (error instanceof NoModelLeft || (error instanceof ProviderError && error.kind !== "cancelled")) return { answer: null, attempts };
    throw error;
  }
}

/** Models that the person's own keys open come before the deployment's, whatever they cost. */
export const ownKeysFirst = (candidates: Candidate[]) => candidates.toSorted((a, b) => Number(b.keyOwner === "person") - Number(a.keyOwner === "person"));

/** A person's own key comes before the deployment's. */
export function keysOf({ person, deployment }: Models["providers"]): RankInput["keys"] {
  const names = new Set([...person.keys(), ...deployment.keys()]);
  return Object.fromEntries([...names].map((name) => [name, [...(person.has(name) ? ["person" as const] : []), ...(deployment.has(name) ? ["deployment" as const] : [])]]));
}
