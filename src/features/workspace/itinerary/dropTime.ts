// What a drop says about times: whether a row now stands against the clock, and when it could be there instead.
import type { Activity } from "../useItinerary";
import { endAfter, later, minutesOf, minutesUntil } from "./entry/readTimes";

type Timed = Pick<Activity, "_id" | "start" | "end" | "type" | "participants">;
/** What has no end is taken to last as long. */
export const USUAL_MINUTES = 60;

/** Of those who take part in one, somebody does in the other. */
const isShared = (a: Timed, b: Timed) => !a.participants || !b.participants || a.participants.some((person) => b.participants!.includes(person));

/** The timed rows of the same people right before and after it; stays aside. */
function around(rows: Timed[], id: Activity["_id"]) {
  const at = rows.findIndex(({ _id }) => _id === id);
  const timed = (row: Timed) => row.start !== null && row.type !== "hotel" && isShared(row, rows[at]!);
  return { before: rows.slice(0, Math.max(0, at)).findLast(timed), after: rows.slice(at + 1).find(timed) };
}

/** A timed row among later or earlier ones. */
export function standsAgainstTime(rows: Timed[], id: Activity["_id"]): boolean {
  const row = rows.find(({ _id }) => _id === id);
  if (!row?.start) return false;
  const { before, after } = around(rows, id);
  return (before?.start ?? "") > row.start || (after?.start ?? "24:00") < row.start;
}

/** Where a row stands against the clock, told apart from other places where it might; null where it doesn't. */
export function questionablePlace(days: readonly { date: string; activities: Timed[] }[], id: Activity["_id"]): string | null {
  const day = days.find(({ activities }) => activities.some(({ _id }) => _id === id));
  if (!day || !standsAgainstTime(day.activities, id)) return null;
  const { before, after } = around(day.activities, id);
  return [day.date, before?._id, after?._id].join(" ");
}

/** As long as it was, after what comes before it; null where there is no room before the next. */
export function timesHere(rows: Timed[], id: Activity["_id"]): { start: string; end: string | null } | null {
  const row = rows.find(({ _id }) => _id === id);
  if (!row) return null;
  const { before, after } = around(rows, id);
  const length = row.start && row.end ? minutesUntil(row.start, row.end) : null;
  // After a night out there is nothing more of the day.
  if (before?.end && before.end < before.start!) return null;
  const start = before ? roundedUp(before.end && before.end !== before.start ? before.end : later(before.start!, USUAL_MINUTES)) : after && later(after.start!, -(length ?? USUAL_MINUTES));
  if (!start || (after && start > after.start!) || (before && start < before.start!)) return null;
  return { start, end: length === null ? null : endAfter(start, length) };
}

/** To the next quarter of an hour. */
const roundedUp = (time: string) => later(time, (15 - (minutesOf(time) % 15)) % 15);
