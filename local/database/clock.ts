// Commit timestamps (microseconds) and creation times (milliseconds with a fraction), both strictly
// increasing for the life of a data folder, whatever the machine's clock does.
import type { Ts } from "./types";

/** A timestamp this far ahead of the machine's clock is a mistake or an attack, not a skew. */
const MAX_LEAD_US = 24 * 3600 * 1e6;

/** Less than a process takes to start, so that a restart does not see the clock ahead of time. */
const RESERVE_US = 200_000;

export type ClockState = { ts: Ts; creationTime: number };

export class Clock {
  private readonly state: ClockState;
  /** What is on disk: nothing given out is above it. */
  private reserved: ClockState;

  constructor(
    stored: ClockState | null,
    private readonly nowMs: () => number,
  ) {
    this.reserved = stored ?? { ts: 0, creationTime: 0 };
    this.state = { ...this.reserved };
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

  /** A document has come with this creation time: later ones get greater ones. */
  adoptCreationTime(creationTime: number): void {
    this.state.creationTime = Math.max(this.state.creationTime, creationTime);
  }

  /** Makes every later timestamp greater than `ts`; false, and nothing done, if that is unreasonable. */
  raise(ts: Ts): boolean {
    if (ts > this.nowMs() * 1000 + MAX_LEAD_US || !Number.isSafeInteger(ts)) return false;
    this.state.ts = Math.max(this.state.ts, ts);
    return true;
  }

  /**
   * What must be stored with the commits up to now, or null if what is stored still bounds them.
   * Stored ahead of time, so that most commits don't have to write a page for the clock as well.
   */
  reserve(): string | null {
    const { ts, creationTime } = this.state;
    if (ts <= this.reserved.ts && creationTime <= this.reserved.creationTime) return null;
    this.reserved = { ts: ts + RESERVE_US, creationTime: Math.max(creationTime, ts / 1000) + RESERVE_US / 1000 };
    return JSON.stringify(this.reserved);
  }

  /** What was to be stored may be lost: the next commit stores it again. */
  forgetReserve(): void {
    this.reserved = { ts: 0, creationTime: 0 };
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** The next greater double; positive finite numbers only. */
function stepUp(value: number): number {
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
}
