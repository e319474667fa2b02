// A stop that lasts longer or shorter: what follows makes way as far as the day has room.
import { minutesUntil, minutesOfDay } from "../../../dates";
import { say, type Said } from "../../../said";
import type { TripEdit } from "../../types";
import { toTime } from "../clock";
import { applyEdits } from "../draft/applyEdits";
import type { PlanContext } from "../draftTypes";
import { retimeDay } from "../repair/retimeDay";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { withProblems } from "./problems";
import { editsBetween } from "./rearrange";
import { goesAlong } from "./swap";
import { said, withTarget } from "./which";

const SHORTEST = 15;
const DAY_MINUTES = 24 * 60;

const unchanged = (why: Said): Outcome => said("moveActivity", say("Changed nothing"), why);

export function last({ target, minutes, by }: Extract<Intent, { kind: "last" }>, context: PlanContext): Outcome {
  return withTarget(target, context, ({ id, title, day, start, end, ...item }) => {
    if (day === null || start === null || end === null) return unchanged(say("{item} has no hours in the plan yet, so I changed nothing.", { item: title }));
    if (!goesAlong({ id, title, day, start, end, ...item })) return unchanged(say("{item} is booked, so I leave its time alone.", { item: title }));
    const length = minutesUntil(start, end);
    const wanted = minutes ?? length + by;
    const about = { item: title, day: { date: day }, minutes: wanted, length };
    if (wanted === length) return unchanged(say("{item} lasts {length, plural, one {# minute} other {# minutes}} as it is.", about));
    if (wanted < SHORTEST) return unchanged(say("{item} only lasts {length, plural, one {# minute} other {# minutes}}: that much can't be taken off. Say how long it shall be, or “remove {item}”.", about));
    const ends = minutesOfDay(start) + wanted;
    const after = ends < DAY_MINUTES ? retimeDay({ ...context, trip: applyEdits(context.trip, [{ op: "update", id, set: { end: toTime(ends) } }]) }, day) : null;
    if (!after) return unchanged(say("{day} has no room for {item} to last {minutes, plural, one {# minute} other {# minutes}}: something after it would be closed then, or the day too long. Say “make {day} more relaxed” and I take something out.", about));
    const edits: TripEdit[] = editsBetween(context.trip, after);
    const now = after.activities.find((activity) => activity.id === id)!;
    const told = say("{item} on {day} is now from {start} to {end}.", { ...about, start: { time: now.start! }, end: { time: now.end! } });
    return {
      calls: [{ tool: "moveActivity", args: { day }, result: say("Changed the times of {day}", { day: { date: day } }) }],
      steps: [{ label: say("changed the times of {day}", { day: { date: day } }), edits }],
      paragraphs: [withProblems([told, edits.length > 1 && say("What follows makes room for it.")], edits, [day], context)],
    };
  });
}
