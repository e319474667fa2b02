// Rows of daily sums as the charts of the usage page show them. Pure.
import type { Doc } from "../../_generated/dataModel";
import { eachDay } from "../../dates";
import { usd } from "./budgets";

type Row = Pick<
  Doc<"aiUsageDaily">,
  "day" | "key" | "calls" | "failures" | "cacheHits" | "tokensIn" | "tokensCached" | "tokensOut" | "costMicros" | "ownKeyMicros" | "latencyMs"
>;

export type Figures = {
  calls: number;
  failures: number;
  cacheHits: number;
  tokens: { input: number; cachedInput: number; output: number };
  costUsd: number;
  /** The part of `costUsd` that people's own keys paid. */
  ownKeyUsd: number;
  /** Mean of a call; null without any. */
  latencyMs: number | null;
};

/** One entry a day from `from` to `to`, quiet days too. */
export function byDay(rows: Row[], from: string, to: string): (Figures & { day: string })[] {
  return eachDay(from, to).map((day) => ({ day, ...total(rows.filter((row) => row.day === day)) }));
}

/** One entry a key, the dearest first, then the busiest. */
export function byKey(rows: Row[]): (Figures & { key: string })[] {
  const keys = [...new Set(rows.map((row) => row.key))];
  return keys
    .map((key) => ({ key, ...total(rows.filter((row) => row.key === key)) }))
    .sort((a, b) => b.costUsd - a.costUsd || b.calls - a.calls || a.key.localeCompare(b.key));
}

function total(rows: Row[]): Figures {
  const sum = (value: (row: Row) => number) => rows.reduce((so, row) => so + value(row), 0);
  const calls = sum((row) => row.calls);
  return {
    calls,
    failures: sum((row) => row.failures),
    cacheHits: sum((row) => row.cacheHits),
    tokens: { input: sum((row) => row.tokensIn), cachedInput: sum((row) => row.tokensCached), output: sum((row) => row.tokensOut) },
    costUsd: usd(sum((row) => row.costMicros)),
    ownKeyUsd: usd(sum((row) => row.ownKeyMicros)),
    latencyMs: calls === 0 ? null : Math.round(sum((row) => row.latencyMs) / calls),
  };
}
