// A figure beside its target, the same way for every part.
export type Measure = { what: string; value: number; unit: string; target: number; /** Which side of the target is good. */ better: "least" | "most"; note?: string };

export const met = ({ value, target, better }: Measure) => (better === "least" ? value <= target : value >= target);

const digits = (value: number, unit: string) => (Number.isInteger(value) ? String(value) : value.toFixed(unit === "ms" ? 0 : unit === "" ? 3 : 2));

export function line(measure: Measure): string {
  const { what, value, unit, target, better, note } = measure;
  const limit = `${better === "least" ? "≤" : "≥"} ${target}${unit && ` ${unit}`}`;
  return `${met(measure) ? "met   " : "MISSED"}  ${what}: ${digits(value, unit)}${unit && ` ${unit}`} (target ${limit})${note ? `; ${note}` : ""}`;
}

export const share = (good: number, all: number) => (all === 0 ? 0 : (good / all) * 100);

export function percentile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

export const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
