// What one transaction has read and written, and how much of each it may: Convex's limits, in Convex's words. System
// tables count for nothing.
import type { JSONValue } from "convex/values";
import { bytesOf } from "./valueLimits";

export type Metric =
  | "bytesRead"
  | "bytesWritten"
  | "databaseQueries"
  | "documentsRead"
  | "documentsWritten"
  | "functionsScheduled"
  | "scheduledFunctionArgsBytes"
  | "filesWritten"
  | "fileWriteBytes"
  | "filesRead"
  | "fileReadBytes";
/** Bytes are as Convex weighs values, which their JSON does too until it comes to a limit or somebody asks. */
export type Amounts = Record<Metric, number>;

const MiB = 1024 * 1024;
export const FUNCTION_LIMITS: Amounts = {
  bytesRead: 16 * MiB,
  bytesWritten: 16 * MiB,
  databaseQueries: 4096,
  documentsRead: 32_000,
  documentsWritten: 16_000,
  functionsScheduled: 1000,
  scheduledFunctionArgsBytes: 16 * MiB,
  filesWritten: 10,
  fileWriteBytes: 16 * MiB,
  filesRead: 10,
  fileReadBytes: 16 * MiB,
};
const HELP = "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.";
const SENTENCES: Record<Metric, (limit: number) => string> = {
  bytesRead: (limit) => `Too many bytes read in a single function execution (limit: ${limit} bytes). ${HELP}`,
  bytesWritten: (limit) => `Too many bytes written in a single function execution (limit: ${limit} bytes)`,
  databaseQueries: (limit) => `Too many reads in a single function execution (limit: ${limit}). ${HELP}`,
  documentsRead: (limit) => `Too many documents read in a single function execution (limit: ${limit}). ${HELP}`,
  documentsWritten: (limit) => `Too many writes in a single function execution (limit: ${limit})`,
  functionsScheduled: (limit) => `Too many functions scheduled by this mutation (limit: ${limit})`,
  scheduledFunctionArgsBytes: (limit) => `Too large total size of the arguments of scheduled functions from this mutation (limit: ${limit} bytes)`,
  filesWritten: (limit) => `Too many files stored in a single function execution (limit: ${limit})`,
  fileWriteBytes: (limit) => `Too many bytes of files stored in a single function execution (limit: ${limit} bytes)`,
  filesRead: (limit) => `Too many files read in a single function execution (limit: ${limit})`,
  fileReadBytes: (limit) => `Too many bytes of files read in a single function execution (limit: ${limit} bytes)`,
};
/** Past this part of a limit Convex warns that it is near. */
export const WARNED_AT = 0.8;
const WARNINGS: [Metric, what: string, unit: string, help?: string][] = [
  ["documentsRead", "Many documents read in a single function execution", "", HELP],
  ["databaseQueries", "Many reads in a single function execution", "", HELP],
  ["bytesRead", "Many bytes read in a single function execution", " bytes", HELP],
  ["documentsWritten", "Many writes in a single function execution", ""],
  ["bytesWritten", "Many bytes written in a single function execution", " bytes"],
  ["functionsScheduled", "Many functions scheduled by this mutation", ""],
  ["scheduledFunctionArgsBytes", "Large total size of the arguments of scheduled functions from this mutation", " bytes"],
];
/** Something written that is near to a limit of its own: of each kind a function is told of its worst. */
export type NearLimit = { kind: "large" | "deep"; what: string; actual: number; limit: number; unit: string };
export const nearLimit = ({ what, actual, limit, unit }: Omit<NearLimit, "kind">) => `${what} (actual: ${actual}${unit}, limit: ${limit}${unit}).`;
const WRITES: Metric[] = ["bytesWritten", "documentsWritten", "functionsScheduled", "scheduledFunctionArgsBytes", "filesWritten", "fileWriteBytes"];

const NOTHING = Object.fromEntries(Object.keys(FUNCTION_LIMITS).map((metric) => [metric, 0])) as Amounts;

const NOTHING_NEAR = new Map<NearLimit["kind"], NearLimit>();

/** A page ends before it, anything else fails by it. */
export class ReadLimit extends Error {}
const READS: Metric[] = ["bytesRead", "documentsRead"];

export class Usage {
  private readonly used = { ...NOTHING };
  /** What was counted by its JSON alone. */
  private readonly estimated: { bytesRead: string[]; bytesWritten: string[] } = { bytesRead: [], bytesWritten: [] };
  private worst: ReadonlyMap<NearLimit["kind"], NearLimit> = NOTHING_NEAR;
  /** Null for the deployment's own transactions. */
  private limits: Amounts | null = null;

  /** From now on it is a function's. */
  limit(): void {
    this.limits ??= FUNCTION_LIMITS;
  }

  /** Throws when it is more than there may be. */
  add(metric: Metric, amount: number): void {
    const used = (this.used[metric] += amount);
    if (this.limits !== null && used > this.limits[metric]) throw new (READS.includes(metric) ? ReadLimit : Error)(SENTENCES[metric](this.limits[metric]));
  }

  /** `text`: the document's. */
  read(text: string): void {
    this.add("documentsRead", 1);
    this.weigh("bytesRead", text);
  }

  write(text: string): void {
    this.add("documentsWritten", 1);
    this.weigh("bytesWritten", text);
  }

  private weigh(metric: keyof Usage["estimated"], text: string): void {
    if (this.limits !== null) {
      this.estimated[metric].push(text);
      // Floats and bytes take up to twice as many characters as Convex counts.
      if (this.used[metric] + text.length > this.limits[metric]) this.correct(metric);
    }
    this.add(metric, text.length);
  }

  /** Also for a text that is about to be counted. */
  private correct(metric: keyof Usage["estimated"]): void {
    for (const text of this.estimated[metric].splice(0)) if (text !== "") this.used[metric] += bytesOf(JSON.parse(text) as JSONValue) - text.length;
  }

  /**
   * A nested call's part: it may have `asked` of its own, and never more than is left. Call what is returned when it is
   * over, with whether its writes were taken back: then only its reads count.
   */
  nested(asked: Partial<Amounts>): (undone: boolean) => void {
    const { limits } = this;
    const before = { ...this.used };
    const written = this.estimated.bytesWritten.length;
    const { worst } = this;
    const all = limits ?? FUNCTION_LIMITS;
    this.limits = { ...all };
    for (const metric of Object.keys(asked) as Metric[]) this.limits[metric] = Math.min(all[metric], before[metric] + asked[metric]!);
    return (undone) => {
      this.limits = limits;
      if (!undone) return;
      for (const metric of WRITES) this.used[metric] = before[metric];
      this.estimated.bytesWritten.splice(written);
      this.worst = worst;
    };
  }

  near(limits: NearLimit[]): void {
    for (const near of limits) if (near.actual > (this.worst.get(near.kind)?.actual ?? 0)) this.worst = new Map([...this.worst, [near.kind, near]]);
  }

  /** Of a function that was near to a limit. */
  warnings(): string[] {
    const { limits, used } = this;
    if (limits === null) return [];
    const isNear = (metric: Metric) => used[metric] > WARNED_AT * limits[metric];
    for (const metric of ["bytesRead", "bytesWritten"] as const) if (isNear(metric)) this.correct(metric);
    const near = WARNINGS.filter(([metric]) => isNear(metric) && used[metric] <= limits[metric]);
    const sentences = near.map(([metric, what, unit, help]) => nearLimit({ what, actual: used[metric], limit: limits[metric], unit }) + (help ? ` ${help}` : ""));
    return [...sentences, ...[...this.worst.values()].map(nearLimit)];
  }

  /** As `ctx.meta.getTransactionMetrics()` shows it. */
  metrics(): Record<Metric, { used: number; remaining: number }> {
    const limits = this.limits ?? FUNCTION_LIMITS;
    const names = Object.keys(limits) as Metric[];
    for (const metric of ["bytesRead", "bytesWritten"] as const) this.correct(metric);
    return Object.fromEntries(names.map((metric) => [metric, { used: this.used[metric], remaining: limits[metric] - this.used[metric] }])) as ReturnType<Usage["metrics"]>;
  }
}
