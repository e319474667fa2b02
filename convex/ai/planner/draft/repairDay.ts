// A whole day made lighter, fuller or shorter in its ways.
import { minutesOfDay } from "../../../dates";
import { say } from "../../../said";
import type { CandidateWish, PlanContext, RepairResult } from "../draftTypes";
import { findPlaces } from "./candidates";
import { applyEdits } from "./applyEdits";
import { flexibleOn, resolveDay } from "./resolveDay";
import { refusal, repaired } from "./result";
import { destinationsOn } from "./skeleton";
import { timedOn, travelOf } from "./timeline";

const FULL_DAY = { relaxed: 4, normal: 5, packed: 7 } as const;
/** Less than this isn't worth a change of plan. */
const WORTHWHILE_MINUTES = 5;

const sightsOn = ({ trip }: PlanContext, day: string) => timedOn(trip, day).filter(({ type }) => type === "sightseeing" || type === "other");

/** Half the stops or `most`, later out of bed. What is booked or a person's own stays as it is. */
export function relaxDay(context: PlanContext, day: string, most?: number): RepairResult {
  const name = { day: { date: day } };
  const all = sightsOn(context, day);
  const flexible = flexibleOn(context, day);
  if (all.length === 0) return refusal(say("{day} has no stops to take out: it is free already.", name));
  if (flexible.length === 0) return refusal(say("What is left on {day} is booked or was added by one of you, so I leave it alone. Take out what you can do without.", name));
  if (most !== undefined && all.length <= most) return refusal(say("{day} holds {count, plural, one {# stop} other {# stops}} as it is, so I changed nothing.", { ...name, count: all.length }));
  const target = Math.max(1, most ?? Math.ceil(all.length / 2));
  const standing = all.length - flexible.length;
  const room = Math.max(0, Math.min(target - standing, flexible.length));
  if (all.length === 1 && minutesOfDay(all[0]!.start!) >= 10 * 60) return refusal(say("{day} holds a single stop as it is, {item}: it can't get much lighter.", { ...name, item: all[0]!.title }));
  const outcome = resolveDay(context, { day, flexible, keepAll: false, room, easy: true });
  if (!outcome || outcome.edits.length === 0) return refusal(say("I found nothing on {day} to make lighter.", name));
  const first = timedOn(applyEdits(context.trip, outcome.edits), day)[0];
  const removed = outcome.dropped.map(({ title }) => title);
  const left = all.length - removed.length;
  const values = { ...name, left, before: all.length, begins: first ? 1 : 0, start: { time: first?.start ?? "00:00" }, items: removed };
  const explanation =
    removed.length > 0
      ? say("{day} now has {left, plural, one {# stop} other {# stops}} rather than {before, number}{begins, plural, =0 {} other { and begins at {start}}}: I took out {items}.", values)
      : say("{day} keeps its {left, plural, one {# stop} other {# stops}}{begins, plural, =0 {} other { and begins at {start}}}.", values);
  return repaired(context, { label: say("made {day} more relaxed", { day: { date: day } }), edits: outcome.edits, days: [day], explanation, removed });
}

/** More to see in the gaps, and meals that are missing; nothing that is there moves. */
export function fillDay(context: PlanContext, day: string, wish: CandidateWish = {}): RepairResult {
  const name = { day: { date: day } };
  const here = new Set(destinationsOn(context.trip, day).map(({ id }) => id));
  const offered = findPlaces(context, wish).filter(({ destinationId, place }) => here.has(destinationId) && place.kind !== "eating" && place.kind !== "dayTrip").map(({ placeId }) => placeId);
  const room = Math.max(1, FULL_DAY[context.preferences.pace] - sightsOn(context, day).length);
  const outcome = resolveDay(context, { day, flexible: [], offered, keepAll: false, room, withMeals: true });
  if (!outcome) return refusal(say("I hold no places for the city of {day}, so I can't fill it.", name));
  if (outcome.added.length === 0) return refusal(say("{day} has no gap long enough for anything that I know and that isn't in your trip yet.", name));
  const added = outcome.added.map(({ title }) => title);
  return repaired(context, { label: say("filled {day}", { day: { date: day } }), edits: outcome.edits, days: [], explanation: say("I added {items} to {day}; what was there keeps its time.", { ...name, items: added }), added });
}

/** The same stops in the order with the shortest ways. Booked ones keep their times. */
export function optimizeDay(context: PlanContext, day: string): RepairResult {
  const name = { day: { date: day } };
  const flexible = flexibleOn(context, day, { own: true });
  if (flexible.length < 2) return refusal(say("{day} has fewer than two stops that I could put in another order.", name));
  const before = travelOf(context, day);
  const outcome = resolveDay(context, { day, flexible, keepAll: true, room: flexible.length });
  const after = outcome && travelOf({ ...context, trip: applyEdits(context.trip, outcome.edits) }, day);
  if (!outcome || !after || outcome.dropped.length > 0 || before.minutes - after.minutes < WORTHWHILE_MINUTES) {
    return refusal(say("{day} is in good order already: with these opening hours and meals I found no order with shorter ways.", name));
  }
  const saved = before.minutes - after.minutes;
  return repaired(context, {
    label: say("shortened the ways on {day}", { day: { date: day } }),
    edits: outcome.edits,
    days: [day],
    explanation: say("In this order {day} has {saved, number} minutes less on the way ({after, number} rather than {before, number}). Opening hours hold.", { ...name, saved, after: after.minutes, before: before.minutes }),
  });
}
