// Time by clocks that stand still, go back or jump: it only ever increases, over restarts too.
import { expect, test } from "vitest";
import { Clock, type ClockState } from "./clock";

const DAY_MS = 24 * 3600 * 1000;

test("timestamps increase while the machine's clock stands still or goes back", () => {
  let now = 1_800_000_000_000;
  const clock = new Clock(null, () => now);
  const first = clock.next();
  expect(first).toBe(now * 1000);
  expect(clock.next()).toBe(first + 1);
  now -= 5 * DAY_MS;
  expect(clock.next()).toBe(first + 2);
  now += 6 * DAY_MS;
  expect(clock.next()).toBe(now * 1000);
});

test("creation times increase by a step of a double and carry the clock with them", () => {
  const clock = new Clock(null, () => 1_800_000_000_000);
  const ts = clock.next();
  let last = clock.nextCreationTime(ts);
  expect(last).toBe(ts / 1000);
  for (let i = 0; i < 20_000; i++) {
    const next = clock.nextCreationTime(ts);
    expect(next).toBeGreaterThan(last);
    last = next;
  }
  const later = clock.next();
  expect(later / 1000).toBeGreaterThanOrEqual(last);
  expect(clock.nextCreationTime(later)).toBeGreaterThan(last);
});

test("a stored clock goes on where it was", () => {
  const clock = new Clock(null, () => 1_800_000_000_000);
  const ts = clock.next();
  const creationTime = clock.nextCreationTime(ts);
  const restored = new Clock(JSON.parse(clock.reserve()!) as ClockState, () => 1);
  expect(restored.next()).toBeGreaterThan(ts);
  expect(restored.nextCreationTime(0)).toBeGreaterThan(creationTime);
});

test("a client's timestamp raises it, within a day", () => {
  const now = 1_800_000_000_000;
  const clock = new Clock(null, () => now);
  expect(clock.raise((now + DAY_MS / 2) * 1000)).toBe(true);
  expect(clock.next()).toBe((now + DAY_MS / 2) * 1000 + 1);
  for (const wrong of [(now + 2 * DAY_MS) * 1000, Infinity, NaN]) expect(clock.raise(wrong)).toBe(false);
  expect(clock.next()).toBe((now + DAY_MS / 2) * 1000 + 2);
});

test("is stored ahead of time, so that what is stored bounds everything given out", () => {
  let now = 1_800_000_000_000;
  const clock = new Clock(null, () => now);
  let stored: ClockState = { ts: 0, creationTime: 0 };
  let writes = 0;
  for (let i = 0; i < 1000; i++) {
    now += 1;
    const ts = clock.next();
    const creationTime = clock.nextCreationTime(ts);
    const text = clock.reserve();
    if (text !== null) {
      stored = JSON.parse(text) as ClockState;
      writes++;
    }
    expect(stored.ts).toBeGreaterThanOrEqual(ts);
    expect(stored.creationTime).toBeGreaterThanOrEqual(creationTime);
  }
  expect(writes).toBeLessThan(10);
});
