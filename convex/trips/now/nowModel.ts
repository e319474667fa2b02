// "We're late": the rest of a day moved by so many minutes. What waits for nobody (booked, locked, trains and
// planes) stays, and where the two meet too closely it is said. Pure.
import { minutesOfDay, minutesUntil } from "../../dates";
import { toTime } from "../../ai/planner/clock";
import type { Doc, Id } from "../../_generated/dataModel";

type Row = Pick<Doc<"activities">, "_id" | "title" | "type" | "status" | "start" | "end"> & Partial<Pick<Doc<"activities">, "locked" | "transport">>;
type ActivityId = Id<"activities">;

export type LateShift = {
  moves: { activityId: ActivityId; title: string; start: string; end: string | null; newStart: string; newEnd: string | null; /** It begins after midnight, and so on the next day. */ nextDay: boolean }[];
  /** What keeps its time, and why. */
  stays: { activityId: ActivityId; title: string; start: string; why: "booked" | "locked" | "departs" | "midnight" }[];
  /** Too little time before something that stays: `minutes` are missing, the way there counted. */
  conflicts: { activityId: ActivityId; title: string; start: string; afterTitle: string; minutes: number }[];
  /** Something that stays and is reached in time: from there on the day is as planned. */
  onTimeFrom: { title: string; start: string } | null;
};

const DAY = 24 * 60;
const GOES_WHEN_ONE_LIKES = new Set(["walk", "bike", "car", "taxi"]);

function whyFixed({ status, locked, type, transport }: Row): "booked" | "locked" | "departs" | null {
  if (status === "booked") return "booked";
  if (locked) return "locked";
  return type === "transport" && !GOES_WHEN_ONE_LIKES.has(transport?.mode ?? "") ? "departs" : null;
}

type Late = { after: string; minutes: number; /** The trip's last day: nothing can begin after its midnight. */ isLast: boolean };

/** `rows`: of one day, in order. Concerns what begins at `after` (HH:mm) or later and isn't done. `way`: minutes from one to the next. */
export function lateShift(rows: Row[], { after, minutes, isLast }: Late, way: (from: ActivityId, to: ActivityId) => number): LateShift {
  const shift: LateShift = { moves: [], stays: [], conflicts: [], onTimeFrom: null };
  let before: { id: ActivityId; title: string; until: number; moved: boolean } | null = null;
  const rest = rows.filter(({ type, status, start }) => type !== "hotel" && status !== "done" && start !== null && start >= after).sort((a, b) => (a.start! < b.start! ? -1 : a.start! > b.start! ? 1 : 0));
  for (const row of rest) {
    const { _id: activityId, title, end } = row;
    const start = row.start!;
    const from = minutesOfDay(start);
    const until = end === null ? from : from + minutesUntil(start, end);
    const why = whyFixed(row) ?? (isLast && from + minutes >= DAY ? ("midnight" as const) : null);
    if (why === null) {
      const newEnd = end === null ? null : toTime(minutesOfDay(end) + minutes);
      shift.moves.push({ activityId, title, start, end, newStart: toTime(from + minutes), newEnd, nextDay: from + minutes >= DAY });
      before = { id: activityId, title, until: until + minutes, moved: true };
      continue;
    }
    shift.stays.push({ activityId, title, start, why });
    const missing = before?.moved ? before.until + way(before.id, activityId) - from : 0;
    if (before && missing > 0) shift.conflicts.push({ activityId, title, start, afterTitle: before.title, minutes: missing });
    if (before?.moved && missing <= 0) {
      shift.onTimeFrom = { title, start };
      break;
    }
    // What was moved may still last when this is over.
    if (!before || until >= before.until) before = { id: activityId, title, until, moved: false };
  }
  return shift;
}
