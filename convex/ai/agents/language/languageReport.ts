// A specialist's report in a model's words, when that is worth it: within the agent's cost ceiling, the
// budgets and a few seconds. Whatever goes wrong, the report stands as it was made without.
import { keysOf, ownKeysFirst, type Models } from "../../answer/modelAnswer";
import { costOf } from "../../providers/models";
import { ProviderError } from "../../providers/types";
import { NoModelLeft } from "../../router/noModelLeft";
import { rankModels, type Candidate, type RankInput } from "../../router/rankModels";
import { routedGenerate } from "../../router/routedGenerate";
import type { AttemptRecord } from "../../router/schema";
import { systemClock } from "../../router/systemClock";
import { estimateInputTokens } from "../../router/tokens";
import { agentEntry } from "../registry";
import type { AgentInput, AgentKey, AgentReport } from "../types";
import { groundedReport, readWords } from "./ground";
import { choosable, languageRequest } from "./request";

/** Less than a worker has before it counts as lost. */
const DEADLINE_MS = 8_000;
const USUAL_OUTPUT_TOKENS = 600;
const MOST_MODELS = 2;
const KIND = "creative";

/** `model` is null when the report is the built-in one. `attempts` are to be kept whatever came of them. */
export type Worded = { report: AgentReport; model: string | null; attempts: AttemptRecord[] };

/** Throws only what is no provider's doing. */
export async function languageReport(agent: AgentKey, input: AgentInput, report: AgentReport, models: Models, signal: AbortSignal): Promise<Worded> {
  const { language, costCeilingUsd } = agentEntry(agent);
  const attempts: AttemptRecord[] = [];
  const builtIn: Worded = { report, model: null, attempts };
  const candidates = choosable(agent, input, report);
  if (!language || report.findings.length + candidates.length === 0) return builtIn;
  const request = languageRequest(agent, input, report, candidates);
  const tokens = { input: estimateInputTokens(request), output: USUAL_OUTPUT_TOKENS, maxOutput: request.maxOutputTokens };
  const { remainingUsd, breakers, stats } = models;
  const ranked = rankModels({ models: models.enabled, kind: KIND, keys: keysOf(models.providers), tokens, remainingUsd, checked: true, breakers, stats, now: Date.now() });
  const affordable = withinCeiling(ownKeysFirst(ranked.candidates).slice(0, MOST_MODELS), tokens, costCeilingUsd);
  if (affordable.length === 0) return builtIn;
  const generate = routedGenerate({
    candidates: affordable,
    providerOf: (name, keyOwner) => models.providers[keyOwner].get(name)!,
    claimProbe: models.claimProbe,
    accepts: ({ text }) => readWords(text) !== null,
    onAttempt: (attempt) => void attempts.push(attempt),
    deadlineAt: Date.now() + DEADLINE_MS,
    signal,
    // A second call beside the first would cost twice.
    hedgeAfterMs: null,
    clock: systemClock,
    random: Math.random,
  });
  try {
    let said = "";
    for await (const event of generate(request)) if (event.type === "text") said += event.text;
    const words = readWords(said);
    const model = attempts.findLast(({ outcome }) => outcome === "ok")?.model;
    if (!words || !model) return builtIn;
    return { report: groundedReport(report, words, { input, candidates, mayTip: language.mayAdd === "tips" }), model, attempts };
  } catch (error) {
    if (error instanceof NoModelLeft || error instanceof ProviderError) return builtIn;
    throw error;
  }
}

/** The candidates whose longest answers, all of them and by every key, cost no more than the ceiling together. */
export function withinCeiling(candidates: readonly Candidate[], tokens: RankInput["tokens"], ceilingUsd: number): Candidate[] {
  let left = ceilingUsd;
  return candidates.filter(({ model, spareKey }) => {
    const most = costOf(model, { input: tokens.input, cachedInput: 0, output: tokens.maxOutput }) * (spareKey ? 2 : 1);
    if (most > left) return false;
    left -= most;
    return true;
  });
}
