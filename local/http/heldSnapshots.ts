// Moments that clients may ask several queries of: `query_ts` names one, `query_at_ts` asks it. Each is held while it is
// used, and a while longer.
import type { Database, Pin, Ts } from "../database/types";

const HELD_MS = 60_000;
/** A moment costs what has been written since. */
const MAX_HELD = 32;

export class HeldSnapshots {
  private readonly held = new Map<Ts, { pin: Pin; timer: NodeJS.Timeout }>();

  constructor(private readonly database: Pick<Database, "pin">) {}

  /** The newest durable moment, for whoever releases it. */
  newest(): Pin {
    return this.database.pin();
  }

  /** The newest durable moment. */
  hold(): Ts {
    const pin = this.database.pin();
    if (this.held.has(pin.ts)) pin.release();
    else {
      const [oldest] = this.held.keys();
      if (this.held.size === MAX_HELD && oldest !== undefined) this.release(oldest);
      this.held.set(pin.ts, { pin, timer: setTimeout(() => this.release(pin.ts), HELD_MS).unref() });
    }
    return pin.ts;
  }

  /** Null when it isn't held, or not any more. */
  at(ts: Ts): Pin | null {
    const held = this.held.get(ts);
    held?.timer.refresh();
    return held?.pin ?? null;
  }

  private release(ts: Ts): void {
    const held = this.held.get(ts)!;
    clearTimeout(held.timer);
    held.pin.release();
    this.held.delete(ts);
  }
}
