// A day that keeps its stops and gets other times: all of it later or earlier, or one stop before another. What is booked, journeys and nights stay.
import { minutesOfDay, minutesUntil } from "../../../dates";
import { say, type Said } from "../../../said";
import type { ActivityState, TripEdit, TripState } from "../../types";
import { toTime } from "../clock";
import { applyEdits } from "../draft/applyEdits";
import { timedOn } from "../draft/timeline";
import type { PlanContext } from "../draftTypes";
import { mayChange } from "../repair/mayChange";
import { retimeDay, type Reorder } from "../repair/retimeDay";
import type { Intent } from "../types";
import { dayByDay } from "./dayByDay";
import type { Outcome } from "./outcome";
import { withProblems } from "./problems";
import { goesAlong } from "./swap";
import { said } from "./which";

const DAY_MINUTES = 24 * 60;

export function shift(intent: Extract<Intent, { kind: "shift" }>, context: PlanContext): Outcome {
  return dayByDay(intent.days, context, "moveActivity", (current, day) => (intent.minutes === null ? later(day, intent.notBefore, current) : shifted(day, intent.minutes, current)));
}

function shifted(day: string, minutes: number, context: PlanContext): Outcome {
  const { trip } = context;
  const there = timedOn(trip, day).filter(isOfDay);
  const moving = there.filter(goesAlong);
  const name = { day: { date: day }, minutes: Math.abs(minutes), later: minutes > 0 ? "later" : "earlier" };
  if (moving.length === 0) return unchanged(say("{day} has no stops with a time that I may move.", name));
  const begins = moving.map(({ start }) => minutesOfDay(start!) + minutes);
  if (Math.min(...begins) < 0 || moving.some(({ start, end }, index) => begins[index]! + minutesUntil(start!, end ?? start!) >= DAY_MINUTES)) {
    return unchanged(say("{day} doesn't have that much room: something would begin before or end after midnight.", name));
  }
  const edits = moving.map(({ id, start, end }, index): TripEdit => ({ op: "update", id, set: { start: toTime(begins[index]!), end: end && toTime(begins[index]! + minutesUntil(start!, end)) } }));
  const stays = there.filter((item) => !goesAlong(item)).map(({ title }) => title);
  const told = say("Everything on {day} is {minutes, plural, one {# minute} other {# minutes}} {later, select, later {later} other {earlier}}: it begins at {start} and ends at {end}.", { ...name, ...hoursOf(applyEdits(trip, edits), day) });
  return rearranged(day, edits, [told, stays.length > 0 && say("{items} {count, plural, one {stays} other {stay}} at the time that is booked.", { items: stays, count: stays.length })], context);
}

function later(day: string, notBefore: string, context: PlanContext): Outcome {
  const [first] = timedOn(context.trip, day).filter(isOfDay);
  if (first && first.start! >= notBefore) return unchanged(say("{day} begins at {start} as it is, so I changed nothing.", { day: { date: day }, start: { time: first.start! } }));
  const after = retimeDay({ ...context, preferences: { ...context.preferences, notBefore } }, day);
  if (!after) return unchanged(say("{day} is too full to begin at {start}. Say “make {day} more relaxed” and I take something out.", { day: { date: day }, start: { time: notBefore } }));
  return rearranged(day, editsBetween(context.trip, after), [say("{day} begins at {start} now, with the same stops; it ends at {end}.", { day: { date: day }, ...hoursOf(after, day) })], context);
}

export function order({ activityId, to, other }: Extract<Intent, { kind: "order" }>, context: PlanContext): Outcome {
  const { trip } = context;
  const item = trip.activities.find(({ id }) => id === activityId);
  const day = item?.day;
  if (!item || !day) return unchanged(say("That is no longer in the plan."));
  if (!mayChange(item)) return unchanged(say("{item} is booked or was added by one of you, so I leave its time alone.", { item: item.title }));
  const rest = timedOn(trip, day).filter(({ id, end }) => id !== activityId && end !== null);
  const at = to === "first" ? 0 : to === "last" ? rest.length : rest.findIndex(({ id }) => id === other) + (to === "after" ? 1 : 0);
  const ids = [...rest.slice(0, at), item, ...rest.slice(at)].map(({ id }) => id);
  const stands = timedOn(trip, day).filter(({ end }) => end !== null);
  const names = { item: item.title, day: { date: day }, other: rest.find(({ id }) => id === other)?.title ?? "", where: to };
  if (ids.every((id, index) => id === stands[index]?.id)) return unchanged(say("{item} is there already.", names));
  const after = inOrder(ids, activityId, day, context);
  if (!after) {
    return unchanged(say("{item} can't be {where, select, before {before {other}} after {after {other}} first {the first of {day}} other {the last of {day}}}: something would be closed then, or the day would be too long.", names));
  }
  const moved = after.activities.find(({ id }) => id === activityId)!;
  const told = say("{item} is now {where, select, before {before {other}} after {after {other}} first {the first of {day}} other {the last of {day}}}, {start} to {end}. What follows keeps its time where it can.", { ...names, start: { time: moved.start! }, end: { time: moved.end! } });
  return rearranged(day, editsBetween(trip, after), [told], context);
}

/** What comes after may take the time that has become free, where it would be too late otherwise. */
function inOrder(ids: string[], moved: string, day: string, context: PlanContext): TripState | null {
  const tried = (reorder: Reorder) => retimeDay(context, day, reorder);
  return tried({ ids, sooner: [moved] }) ?? tried({ ids, sooner: ids });
}

const isOfDay = ({ type, locked }: ActivityState) => type !== "transport" || locked === true;

function hoursOf(trip: TripState, day: string) {
  const items = timedOn(trip, day).filter(isOfDay);
  const last = items.map(({ start, end }) => end ?? start!).sort().at(-1)!;
  return { start: { time: items[0]!.start! }, end: { time: last } };
}

export const editsBetween = (before: TripState, after: TripState): TripEdit[] =>
  after.activities.flatMap(({ id, start, end }, index): TripEdit[] => (start === before.activities[index]!.start && end === before.activities[index]!.end ? [] : [{ op: "update", id, set: { start, end } }]));

const unchanged = (why: Said): Outcome => said("moveActivity", say("Changed nothing"), why);

const rearranged = (day: string, edits: TripEdit[], told: (Said | false)[], context: PlanContext): Outcome => ({
  calls: [{ tool: "moveActivity", args: { day }, result: say("Changed the times of {day}", { day: { date: day } }) }],
  steps: [{ label: say("changed the times of {day}", { day: { date: day } }), edits }],
  paragraphs: [withProblems(told, edits, [day], context)],
});
