// What a server under test has used so far; every server of the bench answers it.
import { setImmediate as turn } from "node:timers/promises";

export type Memory = { /** Megabytes of the process, and of its JavaScript objects. */ rss: number; heap: number };

const MB = 1024 * 1024;

export const usage = {
  /** Milliseconds of CPU, all threads. */
  async cpu(): Promise<number> {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  /** After what is garbage is gone, if the process may collect it (--expose-gc). */
  async memory(): Promise<Memory> {
    for (let i = 0; i < 3; i++) {
      globalThis.gc?.();
      await turn();
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss: rss / MB, heap: heapUsed / MB };
  },
};
