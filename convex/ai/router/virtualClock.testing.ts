// Time that passes only when everybody waits, for tests and benchmarks: days of requests run in seconds, the
// same way each time.
import type { Clock } from "./routedGenerate";

type Timer = { at: number; order: number; wake: () => void };

export class VirtualClock implements Clock {
  private time = 0;
  private order = 0;
  /** A binary heap by time, then by order of arrival. */
  private readonly timers: Timer[] = [];

  now = () => this.time;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      signal?.addEventListener("abort", wake, { once: true });
      this.push({ at: this.time + Math.max(0, ms), order: this.order++, wake });
    });

  /** Runs until `work` is over: wakes the earliest sleeper whenever nothing else can go on. */
  async run<T>(work: Promise<T>): Promise<T> {
    let over = false;
    const watched = work.finally(() => (over = true));
    watched.catch(() => undefined);
    for (;;) {
      // setImmediate comes after every promise that can settle has settled.
      await new Promise((resolve) => setImmediate(resolve));
      if (over) return watched;
      const timer = this.pop();
      if (!timer) throw new Error("Everybody waits, and nobody for the clock.");
      this.time = timer.at;
      timer.wake();
    }
  }

  private push(timer: Timer): void {
    const { timers } = this;
    let at = timers.push(timer) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(timer, timers[parent]!); parent = (at - 1) >> 1) {
      timers[at] = timers[parent]!;
      timers[parent] = timer;
      at = parent;
    }
  }

  private pop(): Timer | undefined {
    const { timers } = this;
    const first = timers[0];
    const last = timers.pop();
    if (!last || last === first) return first;
    timers[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = right < timers.length && isBefore(timers[right]!, timers[left]!) ? right : left;
      if (child >= timers.length || !isBefore(timers[child]!, last)) return first;
      timers[at] = timers[child]!;
      timers[child] = last;
      at = child;
    }
  }
}

const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);
