// What changed between two states of a trip: as edits, as a measure of how much, and in words.
import { say, type Said } from "../../../said";
import type { ActivityFields, ActivityState, TripEdit, TripState } from "../../types";

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
  const { id: _id, source: _source, locked: _locked, participants: _participants, ...fields } = activity;
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

/** "City Museum is now on Wed 14 Apr from 10:00 to 11:30": clauses without a full stop. */
export function differenceInWords(before: TripState, after: TripState, edits: TripEdit[]): Said[] {
  const old = (id: string) => before.activities.find((activity) => activity.id === id)!;
  const now = (id: string) => after.activities.find((activity) => activity.id === id)!;
  const gone = edits.flatMap((edit) => (edit.op === "remove" ? [old(edit.id)] : []));
  const come = edits.flatMap((edit) => (edit.op === "add" ? [edit.activity] : []));
  const clauses: Said[] = [];
  for (const { title, type, day, start } of come) {
    const replaced = gone.find((one) => one.day === day && one.type === type);
    if (replaced) gone.splice(gone.indexOf(replaced), 1);
    const where = { item: title, day: dayOf(day) };
    if (replaced) clauses.push(say("{place} takes the place of {item}", { place: title, item: replaced.title }));
    else clauses.push(start && type !== "hotel" ? say("{item} is added on {day} at {start}", { ...where, start: { time: start } }) : say("{item} is added on {day}", where));
  }
  if (gone.length > 0) clauses.push(say("{items} {count, plural, one {is} other {are}} left out", { items: gone.map(({ title }) => title), count: gone.length }));
  const shifted: Said[] = [];
  for (const edit of edits) {
    if (edit.op !== "update") continue;
    const { title: item, day, start, end, endDay, placeId } = now(edit.id);
    if (edit.set.day !== undefined) clauses.push(start ? say("{item} is now on {day} at {start}", { item, day: dayOf(day), start: { time: start } }) : say("{item} is now on {day}", { item, day: dayOf(day) }));
    else if (edit.set.start !== undefined || edit.set.end !== undefined) shifted.push(shift(item, start, end));
    else if (edit.set.placeId === null) clauses.push(say("{item} is marked as unverified", { item }));
    else if (edit.set.placeId !== undefined || edit.set.title !== undefined || edit.set.lat !== undefined) {
      clauses.push(say("{item} now stands for {place}, where that is", { item: old(edit.id).title, place: placeId === null ? say("its city") : item }));
    } else if (edit.set.cost !== undefined) clauses.push(edit.set.cost === null ? say("the cost of {item} is left open", { item }) : say("the cost of {item} is put right", { item }));
    else if (edit.set.endDay !== undefined) clauses.push(say("{item} is now until {day}", { item, day: dayOf(endDay ?? day) }));
    else clauses.push(say("{item} is put right", { item }));
  }
  clauses.push(...(shifted.length <= NAMED_SHIFTS ? shifted : [say("{count, plural, one {# stop} other {# stops}} of that day have other times", { count: shifted.length })]));
  return clauses;
}

const dayOf = (day: string | null) => (day === null ? say("ideas") : { date: day });

const shift = (item: string, start: string | null, end: string | null): Said =>
  start === null || end === null ? say("{item} has no hours any more", { item }) : say("{item} is now from {start} to {end}", { item, start: { time: start }, end: { time: end } });
