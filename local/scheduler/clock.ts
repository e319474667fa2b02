// The time that the scheduler goes by, so that a test can have its own.
/** A timer doesn't count while the machine sleeps, nor when its clock is set: so often it is looked at again. */
const MAX_TIMER_MS = 60_000;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back then. Returns what calls it off. */
  at(time: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  at(time, call) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = Math.max(0, time - Date.now());
      timer = left > MAX_TIMER_MS ? setTimeout(arm, MAX_TIMER_MS) : setTimeout(call, left);
    };
    arm();
    return () => clearTimeout(timer);
  },
};
