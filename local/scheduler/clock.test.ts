// The system's clock: somebody is called back by the time of day, whatever the timers make of a machine that slept.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { systemClock } from "./clock";

const START = Date.parse("2026-03-01T12:00:00Z");
const [MINUTE, HOUR] = [60_000, 3_600_000];

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

const called = (time: number) => {
  const calls: number[] = [];
  const disarm = systemClock.at(time, () => calls.push(Date.now()));
  return { calls, disarm };
};

it("calls back once, then", () => {
  const { calls } = called(START + HOUR);
  vi.advanceTimersByTime(HOUR - 1);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(HOUR);
  expect(calls).toEqual([START + HOUR]);
});

it("calls back within a minute of a sleep past it", () => {
  const { calls } = called(START + HOUR);
  vi.setSystemTime(START + 2 * HOUR);
  vi.advanceTimersByTime(MINUTE + 1);
  expect(calls).toHaveLength(1);
});

it("waits when the clock is set back", () => {
  const { calls } = called(START + HOUR);
  vi.advanceTimersByTime(HOUR / 2);
  vi.setSystemTime(START);
  vi.advanceTimersByTime(HOUR - 1);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual([START + HOUR]);
});

it("doesn't once it is called off, nor what is over by then later than at once", () => {
  const far = called(START + HOUR);
  vi.advanceTimersByTime(5 * MINUTE);
  far.disarm();
  const over = called(START - HOUR);
  vi.advanceTimersByTime(2 * HOUR);
  expect([far.calls, over.calls]).toEqual([[], [START + 5 * MINUTE]]);
});
