// One object of a shape, asked of whichever model may and can give it: within a ceiling of money and of time, and with no tool in
// reach. Whatever goes wrong, there is no answer, and the caller goes on without.
import { costOf, type RequestKind } from "../providers/models";
import { ProviderError, type GenerateRequest } from "../providers/types";
import { NoModelLeft } from "../router/noModelLeft";
import { rankModels, type Candidate, type RankInput } from "../router/rankModels";
import { routedGenerate } from "../router/routedGenerate";
import type { AttemptRecord } from "../router/schema";
import { systemClock } from "../router/systemClock";
import { estimateInputTokens } from "../router/tokens";
import type { ArgumentSchema } from "../tools/arguments";
import { validateArguments } from "../tools/validateArguments";
import { keysOf, ownKeysFirst, type Models } from "./modelAnswer";

const MOST_MODELS = 2;

export type StructuredRequest = Pick<GenerateRequest, "messages" | "maxOutputTokens"> & { output: NonNullable<GenerateRequest["output"]> };

export type Question<Value> = {
  request: StructuredRequest;
  /** Null for an answer that can't be used: then the next model is asked. */
  read(text: string): Value | null;
  kind: RequestKind;
  usualOutputTokens: number;
  /** What all calls together may cost at most. */
  ceilingUsd: number;
  deadlineMs: number;
};

/** `attempts` are to be kept whatever came of them. */
export type StructuredAnswer<Value> = { answer: { value: Value; model: string } | null; attempts: AttemptRecord[] };

/** Throws only what is no provider's doing. */
export async function structuredAnswer<Value>({ request, read, kind, usualOutputTokens, ceilingUsd, deadlineMs }: Question<Value>, models: Models, signal: AbortSignal): Promise<StructuredAnswer<Value>> {
  const attempts: AttemptRecord[] = [];
  const tokens = { input: estimateInputTokens(request), output: usualOutputTokens, maxOutput: request.maxOutputTokens };
  const { remainingUsd, breakers, stats } = models;
  const ranked = rankModels({ models: models.enabled, kind, keys: keysOf(models.providers), tokens, remainingUsd, checked: true, breakers, stats, now: Date.now() });
  const affordable = withinCeiling(ownKeysFirst(ranked.candidates).slice(0, MOST_MODELS), tokens, ceilingUsd);
  if (affordable.length === 0) return { answer: null, attempts };
  const generate = routedGenerate({
    candidates: affordable,
    providerOf: (name, keyOwner) => models.providers[keyOwner].get(name)!,
    claimProbe: models.claimProbe,
    accepts: ({ text }) => read(text) !== null,
    onAttempt: (attempt) => void attempts.push(attempt),
    deadlineAt: Date.now() + deadlineMs,
    signal,
    // A second call beside the first would cost twice.
    hedgeAfterMs: null,
    clock: systemClock,
    random: Math.random,
  });
  try {
    let said = "";
    for await (const event of generate(request)) if (event.type === "text") said += event.text;
    const value = read(said);
    const model = attempts.findLast(({ outcome }) => outcome === "ok")?.model;
    return { answer: value !== null && model ? { value, model } : null, attempts };
  } catch (error) {
    if (error instanceof NoModelLeft || error instanceof ProviderError) return { answer: null, attempts };
    throw error;
  }
}

/** The object in a model's answer; null for anything but JSON of this shape. */
export function readObject(schema: ArgumentSchema, text: string): Record<string, unknown> | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = validateArguments(schema, given);
  return read.ok ? read.value : null;
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
