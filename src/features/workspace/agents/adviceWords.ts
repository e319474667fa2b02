// The specialists' work in words: plain functions of what the server sent.
import { displayLocale, formatDate, isDate } from "../../../lib/dates";
import { formatCost, modelName } from "../../../lib/models";
import type { AdviceJob, AgentTask, Finding } from "./useAdvice";

type Status = AgentTask["status"];

/** In the sentence on the whole; each has its own row beside. */
const MOST_NAMED = 3;

/** Warnings first: the order in which findings are shown and counted. */
const KINDS = [
  { kind: "warning", one: "warning", many: "warnings" },
  { kind: "suggestion", one: "suggestion", many: "suggestions" },
  { kind: "tip", one: "tip", many: "tips" },
] as const satisfies { kind: Finding["kind"]; one: string; many: string }[];

const listed = (words: string[]) => new Intl.ListFormat(displayLocale, { type: "conjunction" }).format(words);
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
  const counts = KINDS.flatMap(({ kind, one, many }) => {
    const count = findings.filter((finding) => finding.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.length === 0 ? "nothing to change" : listed(counts);
}

/** Warnings, then suggestions, then tips; each kind in its report's order. */
export function warningsFirst<T extends { kind: Finding["kind"] }>(findings: readonly T[]): T[] {
  return KINDS.flatMap(({ kind }) => findings.filter((finding) => finding.kind === kind));
}

/** Where the job as a whole stands, in one or two sentences. */
export function summaryWords({ tasks, merged }: Pick<AdviceJob, "tasks" | "merged">): string {
  const done = tasks.filter(answered).length;
  const share = `${done} of ${tasks.length}`;
  if (tasks.some(underWay)) {
    const working = tasks.filter(({ status }) => status === "running").map(({ name }) => name);
    if (working.length === 0) return `${share} have answered. The others wait their turn.`;
    const named = working.length > MOST_NAMED ? [...working.slice(0, MOST_NAMED - 1), `${working.length - MOST_NAMED + 1} more`] : working;
    return `${share} have answered. At work: ${listed(named)}.`;
  }
  const found = done === 0 ? "" : ` They found ${countWords(merged.findings)}.`;
  const failed = tasks.filter(({ status }) => status === "failed").map(({ name }) => name);
  if (failed.length > 0) return `${share} have answered; ${listed(failed)} couldn't.${found}`;
  if (done < tasks.length) return `Stopped when ${share} had answered.${found}`;
  return `${tasks.length === 1 ? "It has" : `All ${tasks.length} have`} answered.${found}`;
}

const STATUS_WORDS: Record<Status, string> = {
  queued: "Waiting its turn",
  running: "At work",
  done: "Done",
  cached: "Known from before",
  failed: "Failed",
  stopped: "Stopped",
};

/** The task's state; says when it isn't the first try. */
export function statusWords({ status, attempt }: Pick<AgentTask, "status" | "attempt">): string {
  if (status === "queued" && attempt > 0) return "Waiting to try again";
  if (status === "running" && attempt > 1) return `At work, try ${attempt}`;
  return STATUS_WORDS[status];
}

/** `0.3 s`, `12 s`; null for what hasn't run to an end. */
export function tookWords({ status, startedAt, finishedAt }: Pick<AgentTask, "status" | "startedAt" | "finishedAt">): string | null {
  if (status === "cached" || startedAt === null || finishedAt === null) return null;
  const seconds = Math.max(0, finishedAt - startedAt) / 1000;
  if (seconds < 0.1) return "under 0.1 s";
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** The language model that worded a report and its cost; null for what no model was asked for. */
export function modelWords({ model, costUsd }: Pick<AgentTask, "model" | "costUsd">): string | null {
  if (!model) return null;
  const { name, provider } = modelName(model);
  return provider === null ? null : `Put into words by ${name} of ${provider}${costUsd > 0 ? `, for ${formatCost(costUsd)}` : ""}.`;
}

const moment = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short" });

/** When a report that is used again was made; null for a new one. */
export const madeWords = ({ cached, madeAt }: Pick<AgentTask, "cached" | "madeAt">): string | null => (cached && madeAt !== null ? `Found ${moment.format(madeAt)}.` : null);

/** 0–1 as one would say it. */
export function confidenceWords(value: number): string {
  if (value >= 0.85) return "Very sure";
  if (value >= 0.65) return "Fairly sure";
  if (value >= 0.4) return "Half sure";
  if (value > 0.2) return "Not very sure";
  return "Knows little here";
}

/** A source's month (`2026-03`) or date as one reads it; anything else as it is. */
export function asOfWords(asOf: string): string {
  if (isDate(asOf)) return formatDate(asOf, "dated");
  if (!isDate(`${asOf}-01`)) return asOf;
  return new Intl.DateTimeFormat(displayLocale, { month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${asOf}-01T00:00:00Z`));
}
