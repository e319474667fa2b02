// What to save when an item is dragged, stretched or nudged on the grid: whole quarters of an hour, within its day
// unless it is a journey, which takes its arrival along, or has ended on the next morning before. Pure.
import { addDays, daysBetween } from "../../../lib/dates";
import { minutesOf } from "../itinerary/entry/readTimes";
import type { Activity } from "../useItinerary";
import { DAY_MINUTES, USUAL_MINUTES } from "./pieces";

export const SNAP_MINUTES = 15;
/** As much as may lie between a start and an end on the next morning. */
const LONGEST_NIGHT = DAY_MINUTES / 2;
/** The last minute that a day has. */
const LAST = DAY_MINUTES - 1;

type Timed = Pick<Activity, "day" | "endDay" | "start" | "end" | "type">;
export type TimeChange = { day?: string; start: string; end?: string | null; endDay?: string | null };

export const snapped = (minutes: number) => Math.round(minutes / SNAP_MINUTES) * SNAP_MINUTES;
const within = (minutes: number, least: number, most: number) => Math.max(least, Math.min(most, minutes));

export function timeOf(minutes: number): string {
  const at = within(Math.round(minutes), 0, LAST);
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}

/** A journey, and what already ends on the next morning. */
const mayCrossMidnight = ({ type, start, end }: Timed) => type === "transport" || (start !== null && end !== null && end < start);

/** By the clock; null where no end is said. */
export function lengthOf({ day, endDay, start, end }: Timed): number | null {
  if (!start || !end) return null;
  const days = day && endDay ? daysBetween(day, endDay) : end < start ? 1 : 0;
  return minutesOf(end) - minutesOf(start) + days * DAY_MINUTES;
}

/** Its length stays. What had no time lasts an hour. */
export function movedTo(activity: Timed, day: string, minute: number): TimeChange {
  const length = activity.start ? lengthOf(activity) : USUAL_MINUTES;
  if (length === null) return { day, start: timeOf(within(minute, 0, DAY_MINUTES - SNAP_MINUTES)) };
  if (!mayCrossMidnight(activity)) {
    const from = within(minute, 0, Math.max(0, DAY_MINUTES - Math.max(length, SNAP_MINUTES)));
    return { day, start: timeOf(from), end: timeOf(from + length) };
  }
  const from = within(minute, 0, DAY_MINUTES - SNAP_MINUTES);
  const until = from + length;
  const days = Math.floor(until / DAY_MINUTES);
  return { day, start: timeOf(from), end: timeOf(until - days * DAY_MINUTES), ...(activity.type === "transport" && (days !== 0 || activity.endDay) && { endDay: addDays(day, days) }) };
}

/** One edge goes to the minute, the other stays; a quarter of an hour is left at least. */
export function stretchedTo(activity: Timed, edge: "start" | "end", minute: number): TimeChange | null {
  const { start } = activity;
  const length = lengthOf(activity) ?? USUAL_MINUTES;
  if (!start) return null;
  const from = minutesOf(start);
  if (edge === "start") {
    const begins = within(minute, 0, Math.min(from + length, DAY_MINUTES) - SNAP_MINUTES);
    return { start: timeOf(begins), ...(!activity.end && { end: timeOf(from + length) }) };
  }
  // The grid ends at midnight; keys go on.
  const until = within(minute, from + SNAP_MINUTES, Math.max(DAY_MINUTES, from + LONGEST_NIGHT));
  return { start, end: until > DAY_MINUTES ? timeOf(until - DAY_MINUTES) : timeOf(until) };
}
