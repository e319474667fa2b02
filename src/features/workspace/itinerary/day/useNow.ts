// The clock at a place, to the minute.
import { useSyncExternalStore } from "react";
import { clockIn } from "../../../../lib/instants";
import { currentMinute, subscribeToClock } from "../../../../lib/useMinute";

const NEAR_MS = 2 * 86_400_000;
/** Minutes since the epoch; -1 on days on which it can be that date nowhere, so that those don't draw themselves again. */
const minuteNear = (date: string) => (Math.abs(Date.parse(`${date}T12:00:00Z`) - Date.now()) < NEAR_MS ? currentMinute() : -1);

/** The time there if it is that date there now, else null. */
export function useNowOn(date: string, timeZone: string | undefined): string | null {
  const at = useSyncExternalStore(subscribeToClock, () => minuteNear(date));
  return at === -1 ? null : timeOn(date, timeZone, at * 60_000);
}

export function timeOn(date: string, timeZone: string | undefined, instant: number): string | null {
  const there = clockIn(timeZone, instant);
  return there.date === date ? there.time : null;
}

/** Before which row the line stands: the first that begins later. */
export function nowIndex(rows: { start: string | null; type: string }[], time: string): number {
  const later = rows.findIndex(({ start }) => start !== null && start > time);
  return later === -1 ? rows.length : later;
}
