// Which models a request may go to and in what order. Pure; every model left out comes with the reason.
// The cheapest that is good enough goes first, then the rest as something to fall back on. Where answers
// are checked a mistake costs only time and money, so that cheaper models may try before it.
import { costOf, type ModelInfo, type RequestKind } from "../providers/models";
import type { ProviderName } from "../providers/types";
import { admits, breakerKeys } from "./breaker";
import { expectation, strictness } from "./modelStats";
import type { Breaker, KeyOwner, ModelStats } from "./schema";

export type RankInput = {
  models: readonly ModelInfo[];
  kind: RequestKind;
  /** Providers that may be called, and whose keys open each, in the order to use them. */
  keys: Partial<Record<ProviderName, readonly KeyOwner[]>>;
  /** Estimates, and the most that the answer may have. */
  tokens: { input: number; output: number; maxOutput: number };
  /** What is left to spend on the deployment's keys; null is no limit. */
  remainingUsd: { person: number | null; deployment: number | null };
  /** Answers are checked before they count; see `accepts` of routedGenerate. */
  checked: boolean;
  breakers: readonly { key: string; breaker: Breaker }[];
  stats: readonly ModelStats[];
  /** Epoch ms. */
  now: number;
};

export type Candidate = {
  model: ModelInfo;
  kind: RequestKind;
  keyOwner: KeyOwner;
  /** The key to go on with when this one fails: another's, for the same model. */
  spareKey: KeyOwner | null;
  /** Its breaker is half open: claim the probe before it is tried. */
  probe: boolean;
  expected: { quality: number; reliability: number; costUsd: number; latencyMs: number };
};

export type Rejection = { model: string; reason: string };

/**
 * Good enough is this share of the best model's quality, so that what an operator has configured sets the bar;
 * below `least` the built-in planner serves people better.
 */
const QUALITY: Record<RequestKind, { ofBest: number; least: number }> = {
  simple: { ofBest: 0.97, least: 0.6 },
  creative: { ofBest: 0.955, least: 0.6 },
  structured: { ofBest: 0.965, least: 0.6 },
  reasoning: { ofBest: 0.955, least: 0.5 },
};
/** Longer ones keep people waiting for little. */
const LONGEST_CHAIN = 3;
/** What a second of a person's wait is worth; it decides between models of about the same price. */
const WAIT_USD_PER_SECOND = 0.0001;

export function rankModels(input: RankInput): { candidates: Candidate[]; rejected: Rejection[] } {
  const rejected: Rejection[] = [];
  const usable: Candidate[] = [];
  const breakers = new Map(input.breakers.map(({ key, breaker }) => [key, breaker]));
  const strict = strictness(input.models, input.kind, input.stats);
  for (const model of input.models) {
    const reject = (reason: string) => rejected.push({ model: model.id, reason });
    const { payers, unpaid } = payersOf(model, input);
    const resting = restOf(model, breakers, input.now);
    const reason = unpaid ?? sizeReason(model, input) ?? resting.reason;
    if (reason !== null) reject(reason);
    else usable.push({ model, kind: input.kind, keyOwner: payers[0]!, spareKey: payers[1] ?? null, probe: resting.probe, expected: expected(model, strict, input) });
  }

  const { least, ofBest } = QUALITY[input.kind];
  const strongEnough = usable.filter((candidate) => {
    const { quality } = candidate.expected;
    if (quality < least) rejected.push({ model: candidate.model.id, reason: `Answers ${percent(quality)} of ${input.kind} requests well; the least is ${percent(least)}.` });
    return quality >= least;
  });
  const bar = ofBest * Math.max(...strongEnough.map(({ expected: { quality } }) => quality));
  const first = input.checked ? cheapestChain(strongEnough, bar) : strongEnough.filter(({ expected: { quality } }) => quality >= bar).sort((a, b) => effort(a) - effort(b));
  return {
    candidates: [...first, ...strongEnough.filter((candidate) => !first.includes(candidate)).sort((a, b) => b.expected.quality - a.expected.quality)],
    rejected,
  };
}

/**
 * Ever stronger models up to one that reaches the bar, for the least expected effort: each is asked only when the one
 * before was turned down, and what that one can do it can do as well. The shortest path over models by quality.
 */
function cheapestChain(candidates: readonly Candidate[], bar: number): Candidate[] {
  const chains: { effort: number; models: Candidate[] }[] = [];
  for (const candidate of [...candidates].sort((a, b) => a.expected.quality - b.expected.quality)) {
    const continuing = chains
      .filter(({ models }) => models.length < LONGEST_CHAIN)
      .map(({ effort: before, models }) => ({ effort: before + (1 - models.at(-1)!.expected.quality) * perAnswer(candidate), models: [...models, candidate] }));
    chains.push([{ effort: perAnswer(candidate), models: [candidate] }, ...continuing].reduce((a, b) => (b.effort < a.effort ? b : a)));
  }
  const reaching = chains.filter(({ models }) => models.at(-1)!.expected.quality >= bar);
  return reaching.length === 0 ? [] : reaching.reduce((a, b) => (b.effort < a.effort ? b : a)).models;
}

/** USD for one answer, the wait included. */
const perAnswer = ({ expected: { reliability, costUsd, latencyMs } }: Candidate) => (costUsd + (latencyMs / 1000) * WAIT_USD_PER_SECOND) / reliability;

/** USD for one good answer. */
const effort = (candidate: Candidate) => perAnswer(candidate) / candidate.expected.quality;

function expected(model: ModelInfo, strict: number, { kind, stats, tokens }: RankInput): Candidate["expected"] {
  const measured = expectation(model, kind, stats.find((row) => row.model === model.id && row.kind === kind), strict);
  return {
    quality: measured.quality,
    reliability: measured.reliability,
    costUsd: costOf(model, { input: tokens.input, cachedInput: 0, output: tokens.output }),
    latencyMs: measured.firstEventMs + (tokens.output * 1000) / measured.tokensPerSecond,
  };
}

function sizeReason(model: ModelInfo, { tokens }: RankInput): string | null {
  const needed = tokens.input + tokens.maxOutput;
  if (needed > model.contextTokens) return `The request needs ${needed} tokens; the model holds ${model.contextTokens}.`;
  if (tokens.maxOutput > model.maxOutputTokens) return `The answer may have ${tokens.maxOutput} tokens; the model writes ${model.maxOutputTokens} at most.`;
  return null;
}

/** Whose keys may pay for the model, in the order to use them, or why none may. */
function payersOf(model: ModelInfo, input: RankInput): { payers: KeyOwner[]; unpaid: string | null } {
  const owners = input.keys[model.provider] ?? [];
  const payers = owners.filter((owner) => budgetReason(model, owner, input) === null);
  if (payers.length > 0) return { payers, unpaid: null };
  return { payers, unpaid: owners[0] ? budgetReason(model, owners[0], input) : `No key for ${model.provider}.` };
}

/** Counts the longest answer, so that a budget is never overdrawn by one. */
function budgetReason(model: ModelInfo, keyOwner: KeyOwner, { tokens, remainingUsd }: RankInput): string | null {
  if (keyOwner === "person") return null;
  const most = costOf(model, { input: tokens.input, cachedInput: 0, output: tokens.maxOutput });
  const over = (["person", "deployment"] as const).find((whose) => most > (remainingUsd[whose] ?? Infinity));
  return over ? `May cost ${usd(most)}; the ${over}'s budget has ${usd(Math.max(0, remainingUsd[over]!))} left.` : null;
}

function restOf(model: ModelInfo, breakers: Map<string, Breaker>, now: number): { reason: string | null; probe: boolean } {
  let probe = false;
  for (const { key } of breakerKeys(model.id)) {
    const breaker = breakers.get(key);
    const admitted = breaker ? admits(breaker, now) : "yes";
    if (breaker?.status === "open" && admitted === "no") return { reason: `${key} rests after failures for another ${Math.ceil((breaker.until - now) / 1000)} s.`, probe: false };
    if (admitted === "no") return { reason: `${key} is being tried by one request after failures.`, probe: false };
    probe ||= admitted === "probe";
  }
  return { reason: null, probe };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const usd = (amount: number) => `$${amount.toFixed(4)}`;
