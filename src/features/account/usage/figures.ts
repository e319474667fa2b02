// Figures of the usage page in words. Costs come as US dollars with parts of a cent.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { displayLocale, formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatCost } from "../../../lib/models";

export type Day = FunctionReturnType<typeof api.ai.usage.usage.byDay>[number];
export type Figures = Omit<Day, "day">;

/** What else is worth knowing of some calls: "1 failed · 2 from the cache · 1.2 s each". Empty without calls. */
export function sideNotes({ failures, cacheHits, latencyMs, ownKeyUsd }: Figures): string {
  const notes = [
    failures > 0 && t("{count, number} failed", { count: failures }),
    cacheHits > 0 && t("{count, number} from the cache", { count: cacheHits }),
    latencyMs !== null && t("{seconds} s each", { seconds: formatNumber(latencyMs / 1000, 1) }),
    ownKeyUsd > 0 && t("{cost} on own keys", { cost: formatCost(ownKeyUsd) }),
  ];
  return notes.filter(Boolean).join(" · ");
}

const monthFormat = new Intl.DateTimeFormat(displayLocale, { month: "long", timeZone: "UTC" });

/** "November" of "2026-11". */
export function monthName(month: string): string {
  return monthFormat.format(Date.parse(`${month}-01T00:00:00Z`));
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
