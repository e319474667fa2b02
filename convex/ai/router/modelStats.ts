// What has been measured of a model, blended with what the table says of it: few measurements hardly
// move the prior, many replace it.
import type { ModelInfo, RequestKind } from "../providers/models";
import type { AttemptOutcome, AttemptRecord, ModelStats } from "./schema";

/** Measurements that weigh as much as the table. */
const PRIOR_ANSWERS = 50;
const PRIOR_RELIABILITY = { attempts: 20, successes: 19.8 };
/** Counts are halved here: a model that changed is known again after about as many. */
const MOST_COUNTED = 400;
const LATENCY_WEIGHT = 0.15;
/** Fewer tokens than this say little about the pace. */
const LEAST_TOKENS_FOR_PACE = 40;

/** Ended by the provider's doing; the rest (a wrong request, a cancelled one) isn't counted. */
const FAULTS: readonly AttemptOutcome[] = ["authentication", "rateLimit", "overloaded", "stalled", "network", "malformed"];

export const noStats = (model: string, kind: RequestKind): ModelStats => ({
  model, kind, attempts: 0, successes: 0, judged: 0, good: 0, firstEventMs: null, tokensPerSecond: null,
});

/** The same object when the attempt teaches nothing. */
export function withAttempt(stats: ModelStats, attempt: AttemptRecord): ModelStats {
  switch (attempt.outcome) {
    case "ok":
    case "rejected": {
      const answered = { ...fade(stats, "attempts", "successes", 1), ...timed(stats, attempt) };
      return attempt.checked ? withJudgement(answered, attempt.outcome === "ok") : answered;
    }
    case "hedgedOut":
      // It would have taken longer still: the wait is a lower bound.
      return stats.firstEventMs === null || attempt.totalMs <= stats.firstEventMs ? stats : { ...stats, firstEventMs: average(stats.firstEventMs, attempt.totalMs) };
    default: {
      const ownKey = attempt.keyOwner === "person" && (attempt.outcome === "authentication" || attempt.outcome === "rateLimit");
      return FAULTS.includes(attempt.outcome) && !ownKey ? fade(stats, "attempts", "successes", 0) : stats;
    }
  }
}

/** After an answer was found good (it passed the checks, somebody liked it) or not. */
export const withJudgement = (stats: ModelStats, good: boolean): ModelStats => fade(stats, "judged", "good", good ? 1 : 0);

/**
 * How strict whoever judges this kind is, against the table: about 1. Without it every model nobody has tried yet
 * would look better than the ones that have been judged.
 */
export function strictness(models: readonly ModelInfo[], kind: RequestKind, stats: readonly ModelStats[]): number {
  let [found, foretold] = [PRIOR_ANSWERS, PRIOR_ANSWERS];
  for (const { model: id, judged, good } of stats.filter((row) => row.kind === kind)) {
    const model = models.find((other) => other.id === id);
    if (!model) continue;
    found += good;
    foretold += judged * model.strength[kind];
  }
  return found / foretold;
}

/** What to expect of a model: shares 0–1, ms, tokens a second. */
export function expectation(model: ModelInfo, kind: RequestKind, stats: ModelStats | undefined, strict: number) {
  const { attempts, successes, judged, good, firstEventMs, tokensPerSecond } = stats ?? noStats(model.id, kind);
  return {
    /** Mean of the Beta distribution: prior counts plus measured ones. */
    quality: (Math.min(1, model.strength[kind] * strict) * PRIOR_ANSWERS + good) / (PRIOR_ANSWERS + judged),
    reliability: (PRIOR_RELIABILITY.successes + successes) / (PRIOR_RELIABILITY.attempts + attempts),
    firstEventMs: firstEventMs ?? model.latency.firstTokenMs,
    tokensPerSecond: tokensPerSecond ?? model.latency.tokensPerSecond,
  };
}

function fade(stats: ModelStats, all: "attempts" | "judged", some: "successes" | "good", gained: 0 | 1): ModelStats {
  const share = stats[all] >= MOST_COUNTED ? 0.5 : 1;
  return { ...stats, [all]: stats[all] * share + 1, [some]: stats[some] * share + gained };
}

function timed(stats: ModelStats, { firstEventMs, totalMs, tokens }: AttemptRecord): Pick<ModelStats, "firstEventMs" | "tokensPerSecond"> {
  if (firstEventMs === null) return stats;
  const streamedMs = totalMs - firstEventMs;
  const pace = streamedMs > 0 && tokens.output >= LEAST_TOKENS_FOR_PACE ? (tokens.output * 1000) / streamedMs : null;
  return {
    firstEventMs: average(stats.firstEventMs, firstEventMs),
    tokensPerSecond: pace === null ? stats.tokensPerSecond : average(stats.tokensPerSecond, pace),
  };
}

const average = (before: number | null, value: number) => (before === null ? value : before + LATENCY_WEIGHT * (value - before));
