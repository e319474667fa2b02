// What a drop says about times: whether a row now stands against the clock, and when it could be there instead.
import type { Activity } from "../useItinerary";
import { later, minutesOf } from "./entry/readTimes";

type Timed = Pick<Activity, "_id" | "start" | "end" | "type">;
const USUAL_MINUTES = 60;

/** The timed rows right before and after it; stays aside. */
function around(rows: Timed[], id: Activity["_id"]) {
  const at = rows.findIndex(({ _id }) => _id === id);
  const timed = (row: Timed) => row.start !== null && row.type !== "hotel";
  return { before: rows.slice(0, Math.max(0, at)).findLast(timed), after: rows.slice(at + 1).find(timed) };
}

/** A timed row among later or earlier ones. */
export function standsAgainstTime(rows: Timed[], id: Activity["_id"]): boolean {
  const row = rows.find(({ _id }) => _id === id);
  if (!row?.start) return false;
  const { before, after } = around(rows, id);
  return (before?.start ?? "") > row.start || (after?.start ?? "24:00") < row.start;
}

/** As long as it was, after what comes before it; null where there is no room before the next. */
export function timesHere(rows: Timed[], id: Activity["_id"]): { start: string; end: string | null } | null {
  const row = rows.find(({ _id }) => _id === id);
  if (!row) return null;
  const { before, after } = around(rows, id);
  const length = row.start && row.end ? Math.max(0, minutesOf(row.end) - minutesOf(row.start)) : null;
  const start = before ? roundedUp(before.end && before.end > before.start! ? before.end : later(before.start!, USUAL_MINUTES)) : after && later(after.start!, -(length ?? USUAL_MINUTES));
  if (!start || (after && start > after.start!) || (before && start < before.start!)) return null;
  return { start, end: length === null ? null : later(start, length) };
}

/** To the next quarter of an hour. */
const roundedUp = (time: string) => later(time, (15 - (minutesOf(time) % 15)) % 15);
