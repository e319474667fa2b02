// `console.trace`: its line is printed at once, and where that was is added before anybody reads it.
import { traceOf } from "./stackTrace";

const pending = new WeakMap<string[], { index: number; at: Error }[]>();

/** Belongs to the last of the lines. */
export function printTrace(lines: string[], at: Error): void {
  const traces = pending.get(lines) ?? [];
  pending.set(lines, traces);
  traces.push({ index: lines.length - 1, at });
}

export const hasTraces = (lines: string[]) => lines.length > 0 && pending.has(lines);

/** `traced`: whether it is to be told where. */
export async function tracesPrinted(lines: string[], traced: boolean): Promise<void> {
  const traces = pending.get(lines) ?? [];
  pending.delete(lines);
  for (const { index, at } of traced ? traces : []) lines[index] += `\n${await traceOf(at)}`;
}
