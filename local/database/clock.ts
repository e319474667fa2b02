// Commit timestamps (microseconds) and creation times (milliseconds with a fraction), both strictly
// increasing for the life of a data folder, whatever the machine's clock does.
import type { Ts } from "./types";

/** A timestamp this far ahead of the machine's clock is a mistake or an attack, not a skew. */
const MAX_LEAD_US = 24 * 3600 * 1e6;

export type ClockState = { ts: Ts; creationTime: number };

export class Clock {
  private state: ClockState;

  constructor(
    stored: ClockState | null,
    private readonly nowMs: () => number,
  ) {
    this.state = stored ?? { ts: 0, creationTime: 0 };
  }

  /** The next commit's timestamp. */
  next(): Ts {
    const now = Math.floor(this.nowMs() * 1000);
    this.state.ts = Math.max(now, this.state.ts + 1, Math.ceil(this.state.creationTime * 1000));
    return this.state.ts;
  }

  /** Close to `ts`, and greater than every creation time before, by one step of a double if need be. */
  nextCreationTime(ts: Ts): number {
    this.state.creationTime = Math.max(ts / 1000, stepUp(this.state.creationTime));
    return this.state.creationTime;
  }

  /** Makes every later timestamp greater than `ts`; false, and nothing done, if that is unreasonable. */
  raise(ts: Ts): boolean {
    if (ts > this.nowMs() * 1000 + MAX_LEAD_US || !Number.isSafeInteger(ts)) return false;
    this.state.ts = Math.max(this.state.ts, ts);
    return true;
  }

  stored(): string {
    return JSON.stringify(this.state);
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** The next greater double; positive finite numbers only. */
function stepUp(value: number): number {
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
}
