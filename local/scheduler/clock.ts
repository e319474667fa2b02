// The time that the scheduler goes by, so that a test can have its own.
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back then, or somewhat sooner when that is weeks away. Returns what calls it off. */
  at(time: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  at(time, call) {
    const timer = setTimeout(call, Math.min(Math.max(0, time - Date.now()), MAX_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
