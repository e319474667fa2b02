import { minutesOf } from "../itinerary/entry/readTimes";
import type { Span } from "./packLanes";
import { DAY_MINUTES } from "./pieces";

type Open = { open: string; close: string };

/** When a place is closed on a date. `week` begins with Monday; a close at or before its opening is past midnight. */
export function closedSpans(week: Open[][], date: string): Span[] {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const windows = (at: number, shift: number) =>
    week[(at + 7) % 7]!.map(({ open, close }) => ({ from: minutesOf(open) + shift, to: minutesOf(close) + shift + (close <= open ? DAY_MINUTES : 0) }));
  const opened = [...windows(weekday - 1, -DAY_MINUTES), ...windows(weekday, 0)].sort((a, b) => a.from - b.from);
  const closed: Span[] = [];
  let free = 0;
  for (const { from, to } of opened) {
    if (from > free) closed.push({ from: free, to: Math.min(from, DAY_MINUTES) });
    free = Math.max(free, to);
  }
  if (free < DAY_MINUTES) closed.push({ from: free, to: DAY_MINUTES });
  return closed;
}
