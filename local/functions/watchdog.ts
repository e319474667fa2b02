// Ends functions that take too long, and queries and mutations that wait for what will never come. One clock looks at all that run: a
// timer for each would cost some as much as their own work.
import { CallRefused } from "./invoke";

export class TimedOut extends CallRefused {}

const LOOK_MS = 500;
/** Of actions, which can wait for anything. */
const ALWAYS_WAITING = { progress: null };

type Watched = { since: number; limitMs: number; frame: { progress: number | null }; /** At the last look. */ seen: number | null; end: (error: TimedOut) => void };

export class Watchdog {
  private readonly running = new Set<Watched>();
  private timer: NodeJS.Timeout | null = null;

  /**
   * Rejects with TimedOut when `work` takes longer than `limitMs`. A query or mutation can wait for nothing but its calls: when two looks
   * find none under way and none made between them, its promise will never resolve. `progress`: how many it has made, null while one is under way.
   */
  within<T>(work: Promise<T>, limitMs: number, frame: { progress: number | null } = ALWAYS_WAITING): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const watched: Watched = { since: performance.now(), limitMs, frame, seen: null, end: reject };
      this.watch(watched);
      work.then(
        (value) => {
          this.leave(watched);
          resolve(value);
        },
        (error: Error) => {
          this.leave(watched);
          reject(error);
        },
      );
    });
  }

  private watch(watched: Watched): void {
    if (this.running.size === 0) this.timer?.ref();
    this.running.add(watched);
    this.timer ??= setTimeout(() => this.look(), LOOK_MS);
  }

  private leave(watched: Watched): void {
    this.running.delete(watched);
    // Nobody waits for the next look then.
    if (this.running.size === 0) this.timer?.unref();
  }

  private look(): void {
    this.timer = null;
    const now = performance.now();
    for (const watched of this.running) {
      const { progress } = watched.frame;
      const isStuck = progress !== null && progress === watched.seen;
      watched.seen = progress;
      if (!isStuck && now - watched.since < watched.limitMs) continue;
      this.leave(watched);
      watched.end(new TimedOut(isStuck ? "Returned promise will never resolve" : `Function execution timed out (maximum duration: ${watched.limitMs / 1000}s)`));
    }
    if (this.running.size > 0) this.timer = setTimeout(() => this.look(), LOOK_MS);
  }
}
