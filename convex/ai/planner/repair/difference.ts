// What changed between two states of a trip: as edits, as a measure of how much, and in words.
import { formatDay } from "../../../trips/labels";
import type { ActivityFields, ActivityState, TripEdit, TripState } from "../../types";
import { listed, plural } from "../draft/wording";

/** The fewest edits that lead from one state to the other; ids of the first only. */
export function differenceOf(before: TripState, after: TripState): TripEdit[] {
  const was = new Map(before.activities.map((activity) => [activity.id, activity]));
  const is = new Map(after.activities.map((activity) => [activity.id, activity]));
  const removed = before.activities.filter(({ id }) => !is.has(id)).map(({ id }): TripEdit => ({ op: "remove", id }));
  const changed = after.activities.flatMap((activity): TripEdit[] => {
    const old = was.get(activity.id);
    if (!old) return [{ op: "add", activity: fieldsOf(activity) }];
    const set = changedFields(old, activity);
    return Object.keys(set).length > 0 ? [{ op: "update", id: activity.id, set }] : [];
  });
  return [...removed, ...changed];
}

function fieldsOf(activity: ActivityState): ActivityFields {
  const { id: _id, source: _source, locked: _locked, participants: _participants, transport: _transport, ...fields } = activity;
  return fields;
}

function changedFields(old: ActivityState, activity: ActivityState): Partial<ActivityFields> {
  const now = fieldsOf(activity) as Record<string, unknown>;
  const then = fieldsOf(old) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(then[field]))) as Partial<ActivityFields>;
}

/** A change of time is little, another day more, another place a lot; leaving out is the last resort. */
const EFFORT = { update: 1, otherDay: 2, add: 2, replace: 5, remove: 9 } as const;

/** How much of what was there an edit takes away. */
export function effortOf(edits: TripEdit[]): number {
  const count = (op: TripEdit["op"]) => edits.filter((edit) => edit.op === op).length;
  const replaced = Math.min(count("remove"), count("add"));
  const updates = edits.reduce((sum, edit) => sum + (edit.op !== "update" ? 0 : edit.set.day !== undefined ? EFFORT.otherDay : EFFORT.update), 0);
  return updates + replaced * EFFORT.replace + (count("add") - replaced) * EFFORT.add + (count("remove") - replaced) * EFFORT.remove;
}

/** More changes of time than this are summed up. */
const NAMED_SHIFTS = 2;

/** "City Museum is now on Wed 14 Apr from 10:00 to 11:30": a clause without a full stop. */
export function differenceInWords(before: TripState, after: TripState, edits: TripEdit[]): string {
  const old = (id: string) => before.activities.find((activity) => activity.id === id)!;
  const now = (id: string) => after.activities.find((activity) => activity.id === id)!;
  const gone = edits.flatMap((edit) => (edit.op === "remove" ? [old(edit.id)] : []));
  const come = edits.flatMap((edit) => (edit.op === "add" ? [edit.activity] : []));
  const clauses: string[] = [];
  for (const activity of come) {
    const replaced = gone.find(({ day, type }) => day === activity.day && type === activity.type);
    if (replaced) gone.splice(gone.indexOf(replaced), 1);
    clauses.push(replaced ? `${activity.title} takes the place of ${replaced.title}` : `${activity.title} is added on ${formatDay(activity.day)}${activity.start && activity.type !== "hotel" ? ` at ${activity.start}` : ""}`);
  }
  if (gone.length > 0) clauses.push(`${listed(gone.map(({ title }) => title))} ${gone.length === 1 ? "is" : "are"} left out`);
  const shifted: string[] = [];
  for (const edit of edits) {
    if (edit.op !== "update") continue;
    const { title, day, start, end, endDay, placeId } = now(edit.id);
    if (edit.set.day !== undefined) clauses.push(`${title} is now on ${formatDay(day)}${start ? ` at ${start}` : ""}`);
    else if (edit.set.start !== undefined || edit.set.end !== undefined) shifted.push(`${title} is now from ${start} to ${end}`);
    else if (edit.set.placeId === null) clauses.push(`${title} is marked as unverified`);
    else if (edit.set.placeId !== undefined || edit.set.title !== undefined || edit.set.lat !== undefined) clauses.push(`${old(edit.id).title} now stands for ${placeId === null ? "its city" : title}, where that is`);
    else if (edit.set.cost !== undefined) clauses.push(`the cost of ${title} is ${edit.set.cost === null ? "left open" : "put right"}`);
    else if (edit.set.endDay !== undefined) clauses.push(`${title} is now until ${formatDay(endDay ?? day)}`);
    else clauses.push(`${title} is put right`);
  }
  clauses.push(...(shifted.length <= NAMED_SHIFTS ? shifted : [`${plural(shifted.length, "stop")} of that day have other times`]));
  return listed(clauses);
}
