// What an edit of one's own does to the plan on screen until the server's answer comes. Pure: rows in, rows out;
// rows that stay as they were are the same objects.
import { generateKeyBetween } from "fractional-indexing";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Activity } from "./wholePlan";

type ActivityId = Id<"activities">;

export function inItineraryOrder(a: Activity, b: Activity): number {
  if (a.day !== b.day) return (a.day ?? "") < (b.day ?? "") ? -1 : 1;
  return a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
}

/** All of them, in the order given, right after `afterId`; null: to the top. */
export function moved(rows: Activity[], ids: ActivityId[], day: string | null, afterId: ActivityId | null): Activity[] {
  const moving = new Set(ids);
  const list = rows.filter((row) => row.day === day);
  const at = list.findIndex(({ _id }) => _id === afterId);
  // Somebody may have taken away what it was to stand after: it goes last, as for the server.
  const anchor = list.slice(0, afterId !== null && at === -1 ? list.length : at + 1).findLast(({ _id }) => !moving.has(_id));
  const others = list.filter(({ _id }) => !moving.has(_id));
  let before = anchor?.order ?? null;
  const after = others[anchor ? others.indexOf(anchor) + 1 : 0]?.order ?? null;
  const orders = new Map<ActivityId, string>();
  for (const id of ids) {
    before = keyBetween(before, after);
    orders.set(id, before);
  }
  return rows.map((row) => (orders.has(row._id) ? { ...row, day, order: orders.get(row._id)!, status: statusOn(day, row.status) } : row));
}

/** Where a new row of this day and time goes. */
export function orderForTime(rows: Activity[], { day, start, type }: Pick<Activity, "day" | "start" | "type">): string {
  const list = rows.filter((row) => row.day === day);
  const later = type === "hotel" ? -1 : list.findIndex((row) => row.type === "hotel" || (start !== null && row.start !== null && row.start > start));
  const at = later === -1 ? list.length : later;
  return keyBetween(list[at - 1]?.order ?? null, list[at]?.order ?? null);
}

/** One after another, as the server does it: each finds its place among those before it. */
export const changed = (rows: Activity[], ids: ActivityId[], set: Partial<Activity>): Activity[] => ids.reduce((all, id) => changedOne(all, id, set), rows);

function changedOne(rows: Activity[], id: ActivityId, set: Partial<Activity>): Activity[] {
  const row = rows.find(({ _id }) => _id === id);
  if (!row) return rows;
  const after = { ...row, ...set };
  const put = (now: Activity) => rows.map((one) => (one === row ? now : one));
  const moves = after.day !== row.day || (after.start !== row.start && after.start !== null && !fits(rows, after));
  if (!moves) return put(after);
  const others = rows.filter((one) => one !== row);
  return put({ ...after, order: orderForTime(others, after), status: set.status ?? statusOn(after.day, row.status) }).sort(inItineraryOrder);
}

/** Between the timed ones around it, so that it may stay where it is. */
function fits(rows: Activity[], row: Activity): boolean {
  const list = rows.filter(({ day, start, type, _id }) => day === row.day && (_id === row._id || (start !== null && type !== "hotel")));
  const at = list.findIndex(({ _id }) => _id === row._id);
  return (list[at - 1]?.start ?? "") <= row.start! && (list[at + 1]?.start ?? "24:00") >= row.start!;
}

/** A copy right after each; `ids` are those of the copies. */
export function duplicated(rows: Activity[], ids: ActivityId[], copies: ActivityId[]): Activity[] {
  let result = rows;
  for (const [index, id] of ids.entries()) {
    const original = rows.find(({ _id }) => _id === id);
    if (!original) continue;
    const copy: Activity = { ...original, _id: copies[index]!, locked: false, status: statusOn(original.day, "planned"), commentCount: 0, fileCount: 0 };
    result = moved([...result, copy], [copy._id], original.day, id);
  }
  return result.toSorted(inItineraryOrder);
}

/** Days that change dates take along what is neither a stay nor locked. */
export function onNewDates(rows: Activity[], dates: Map<string, string>): Activity[] {
  return rows.map((row) => {
    const to = row.day === null || row.type === "hotel" || row.locked ? undefined : dates.get(row.day);
    return to === undefined ? row : { ...row, day: to };
  });
}

const statusOn = (day: string | null, status: Activity["status"]) => (day === null ? "idea" : status === "idea" ? "planned" : status);

/** Two rows can share a key after an undo: then it stands with them until the server says better. */
function keyBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return before;
  return generateKeyBetween(before, after);
}
