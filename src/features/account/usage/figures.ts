// Figures of the usage page in words. Costs come as US dollars with parts of a cent.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { displayLocale } from "../../../lib/dates";
import { formatCost } from "../../../lib/models";

export type Day = FunctionReturnType<typeof api.ai.usage.usage.byDay>[number];
export type Figures = Omit<Day, "day">;

export const formatCount = (count: number): string => new Intl.NumberFormat(displayLocale).format(count);

/** "1 call", "3 calls". */
export const counted = (count: number, one: string): string => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** What else is worth knowing of some calls: "1 failed · 2 from the cache · 1.2 s each". Empty without calls. */
export function sideNotes({ failures, cacheHits, latencyMs, ownKeyUsd }: Figures): string {
  const notes = [
    failures > 0 && `${formatCount(failures)} failed`,
    cacheHits > 0 && `${formatCount(cacheHits)} from the cache`,
    latencyMs !== null && `${new Intl.NumberFormat(displayLocale, { maximumFractionDigits: 1 }).format(latencyMs / 1000)} s each`,
    ownKeyUsd > 0 && `${formatCost(ownKeyUsd)} on own keys`,
  ];
  return notes.filter(Boolean).join(" · ");
}

/** "November" of "2026-11". */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(displayLocale, { month: "long", timeZone: "UTC" }).format(Date.parse(`${month}-01T00:00:00Z`));
}

/** "2026-12-01" of "2026-11". */
export function firstOfNextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

/** The least of 1, 2 or 5 times a power of ten that is no less: where a chart's scale ends. */
export function scaleEnd(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= highest) ?? highest;
}
