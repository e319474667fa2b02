// The specialists' work in words: plain functions of what the server sent.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { displayLocale, listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatDate, isDate } from "../../../lib/dates";
import { formatCost, modelName } from "../../../lib/models";
import { formatMoment } from "../../../lib/moments";

export type AdviceJob = NonNullable<FunctionReturnType<typeof api.ai.agents.jobs.latest>>;
export type AgentTask = AdviceJob["tasks"][number];
export type Finding = AgentTask["findings"][number];

type Status = AgentTask["status"];

/** In the sentence on the whole; each has its own row beside. */
const MOST_NAMED = 3;

/** Warnings first: the order in which findings are shown and counted. */
const KINDS = [
  { kind: "warning", counted: (count: number) => t("{count, plural, one {# warning} other {# warnings}}", { count }) },
  { kind: "suggestion", counted: (count: number) => t("{count, plural, one {# suggestion} other {# suggestions}}", { count }) },
  { kind: "tip", counted: (count: number) => t("{count, plural, one {# tip} other {# tips}}", { count }) },
] as const satisfies { kind: Finding["kind"]; counted: (count: number) => string }[];

const answered = ({ status }: { status: Status }) => status === "done" || status === "cached";
const underWay = ({ status }: { status: Status }) => status === "queued" || status === "running";

export const canStop = underWay;
export const canRetry = ({ status }: { status: Status }) => status === "stopped" || status === "failed";

/** Tasks that have ended, well or not, of all. */
export function progressOf(tasks: readonly { status: Status }[]): { ended: number; total: number } {
  return { ended: tasks.filter((task) => !underWay(task)).length, total: tasks.length };
}

/** `2 warnings and 1 tip`; `nothing to change` for none. */
export function countWords(findings: readonly { kind: Finding["kind"] }[]): string {
  const counts = KINDS.flatMap(({ kind, counted }) => {
    const count = findings.filter((finding) => finding.kind === kind).length;
    return count === 0 ? [] : [counted(count)];
  });
  return counts.length === 0 ? t("nothing to change") : listed(counts);
}

/** Warnings, then suggestions, then tips; each kind in its report's order. */
export function warningsFirst<T extends { kind: Finding["kind"] }>(findings: readonly T[]): T[] {
  return KINDS.flatMap(({ kind }) => findings.filter((finding) => finding.kind === kind));
}

/** Where the job as a whole stands, in one or two sentences. */
export function summaryWords({ tasks, merged }: Pick<AdviceJob, "tasks" | "merged">): string {
  const done = tasks.filter(answered).length;
  const share = { done, total: tasks.length };
  if (tasks.some(underWay)) {
    const working = tasks.filter(({ status }) => status === "running").map(({ name }) => name);
    if (working.length === 0) return t("{done, number} of {total, number} have answered. The others wait their turn.", share);
    const named = working.length > MOST_NAMED ? [...working.slice(0, MOST_NAMED - 1), t("{count, number} more", { count: working.length - MOST_NAMED + 1 })] : working;
    return t("{done, number} of {total, number} have answered. At work: {agents}.", { ...share, agents: listed(named) });
  }
  const found = done === 0 ? "" : ` ${t("They found {findings}.", { findings: countWords(merged.findings) })}`;
  const failed = tasks.filter(({ status }) => status === "failed").map(({ name }) => name);
  if (failed.length > 0) return t("{done, number} of {total, number} have answered; {agents} couldn't.", { ...share, agents: listed(failed) }) + found;
  if (done < tasks.length) return t("Stopped when {done, number} of {total, number} had answered.", share) + found;
  return t("{count, plural, one {It has answered.} other {All # have answered.}}", { count: tasks.length }) + found;
}

const STATUS_WORDS: Record<Status, string> = {
  queued: t("Waiting its turn"),
  running: t("At work"),
  done: t("Done"),
  cached: t("Known from before"),
  failed: t("Failed"),
  stopped: t("Stopped"),
};

/** The task's state; says when it isn't the first try. */
export function statusWords({ status, attempt }: Pick<AgentTask, "status" | "attempt">): string {
  if (status === "queued" && attempt > 0) return t("Waiting to try again");
  if (status === "running" && attempt > 1) return t("At work, try {attempt, number}", { attempt });
  return STATUS_WORDS[status];
}

/** `0.3 s`, `12 s`; null for what hasn't run to an end. */
export function tookWords({ status, startedAt, finishedAt }: Pick<AgentTask, "status" | "startedAt" | "finishedAt">): string | null {
  if (status === "cached" || startedAt === null || finishedAt === null) return null;
  const seconds = Math.max(0, finishedAt - startedAt) / 1000;
  if (seconds < 0.1) return t("under {seconds, number} s", { seconds: 0.1 });
  return seconds < 10 ? t("{seconds, number, ::.0} s", { seconds }) : t("{seconds, number} s", { seconds: Math.round(seconds) });
}

/** The language model that worded a report and its cost; null for what no model was asked for. */
export function modelWords({ model, costUsd }: Pick<AgentTask, "model" | "costUsd">): string | null {
  if (!model) return null;
  const { name, provider } = modelName(model);
  if (provider === null) return null;
  return costUsd > 0
    ? t("Put into words by {model} of {provider}, for {cost}.", { model: name, provider, cost: formatCost(costUsd) })
    : t("Put into words by {model} of {provider}.", { model: name, provider });
}

/** When a report that is used again was made; null for a new one. */
export const madeWords = ({ cached, madeAt }: Pick<AgentTask, "cached" | "madeAt">): string | null => (cached && madeAt !== null ? t("Found {when}.", { when: formatMoment(madeAt) }) : null);

/** 0–1 as one would say it. */
export function confidenceWords(value: number): string {
  if (value >= 0.85) return t("Very sure");
  if (value >= 0.65) return t("Fairly sure");
  if (value >= 0.4) return t("Half sure");
  if (value > 0.2) return t("Not very sure");
  return t("Knows little here");
}

/** The same after a name, where it begins nothing. */
export function confidenceAside(value: number): string {
  if (value >= 0.85) return t("very sure");
  if (value >= 0.65) return t("fairly sure");
  if (value >= 0.4) return t("half sure");
  if (value > 0.2) return t("not very sure");
  return t("knows little here");
}

const monthFormat = new Intl.DateTimeFormat(displayLocale, { month: "short", year: "numeric", timeZone: "UTC" });

/** A source's month (`2026-03`) or date as one reads it; anything else as it is. */
export function asOfWords(asOf: string): string {
  if (isDate(asOf)) return formatDate(asOf, "dated");
  if (!isDate(`${asOf}-01`)) return asOf;
  return monthFormat.format(Date.parse(`${asOf}-01T00:00:00Z`));
}
