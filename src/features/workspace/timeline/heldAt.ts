import { minutesOf } from "../itinerary/entry/readTimes";
import type { Activity } from "../useItinerary";
import { DAY_MINUTES, USUAL_MINUTES } from "./pieces";
import { SNAP_MINUTES, type TimeChange } from "./timeEdits";
import type { Held } from "./timelineState";

/** Where an item would stand on its day after the change; null without one. */
export function heldAt(activity: Activity, day: string, change: TimeChange | null): Held | null {
  if (!change) return null;
  const { start, end, endDay } = { ...activity, ...change };
  const from = minutesOf(start);
  const until = end ? minutesOf(end) : from + USUAL_MINUTES;
  const runsOn = (endDay && endDay > day) || until < from;
  return { kind: "time", activity, day, from, to: Math.min(DAY_MINUTES, runsOn ? DAY_MINUTES : Math.max(until, from + SNAP_MINUTES)), change };
}
