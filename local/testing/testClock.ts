// Time that goes on when the test says so.
import type { Clock } from "../scheduler/clock";

export class TestClock implements Clock {
  private readonly timers = new Set<{ time: number; call: () => void }>();

  constructor(public time: number) {}

  now = () => this.time;

  at(time: number, call: () => void) {
    const timer = { time, call };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  /** When it calls somebody next. */
  get next(): number | undefined {
    return [...this.timers].map(({ time }) => time).sort((a, b) => a - b)[0];
  }

  advance(ms: number): void {
    this.time += ms;
    for (const timer of [...this.timers]) if (timer.time <= this.time && this.timers.delete(timer)) timer.call();
  }

  /** How many wait to be called. */
  get armed(): number {
    return this.timers.size;
  }
}
