import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

const PAGE = Buffer.alloc(4096, 1);

/** Milliseconds that the disk takes for 4 KB appended and synced, `count` times, sorted. */
export function probeFlush(dir: string, count = 100): number[] {
  const file = openSync(join(dir, "probe"), "a");
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    writeSync(file, PAGE);
    const begun = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - begun);
  }
  closeSync(file);
  return times.sort((a, b) => a - b);
}
