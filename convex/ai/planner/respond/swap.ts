// Two days, or two things, change places. Rooms, journeys and what is booked keep their dates.
import { minutesOfDay, minutesUntil } from "../../../dates";
import { say } from "../../../said";
import type { ActivityState, TripEdit } from "../../types";
import { toTime } from "../clock";
import { destinationsOn } from "../draft/skeleton";
import type { PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { withProblems } from "./problems";
import { said, withTarget } from "./which";

export function swapDays({ days: [day, other] }: Extract<Intent, { kind: "swapDays" }>, context: PlanContext): Outcome {
  const { trip } = context;
  const names = { day: { date: day }, other: { date: other } };
  const stays = new Set(destinationsOn(trip, other).map(({ id }) => id));
  if (!destinationsOn(trip, day).some(({ id }) => stays.has(id))) {
    return said("moveActivity", say("Changed nothing"), say("On {day} and {other} you are in different cities, so what is planned there can't change places.", names));
  }
  const edits = trip.activities.filter(goesAlong).flatMap(({ id, day: from }) => (from === day ? [moved(id, other)] : from === other ? [moved(id, day)] : []));
  if (edits.length === 0) return said("moveActivity", say("Changed nothing"), say("Nothing is planned on {day} and {other} that could change places.", names));
  return {
    calls: [{ tool: "moveActivity", args: { days: [day, other] }, result: say("Swapped {day} with {other}", names) }],
    steps: [{ label: say("swapped {day} with {other}", names), edits }],
    paragraphs: [withProblems([say("{day} and {other} have changed places.", names)], edits, [day, other], context)],
  };
}

/** Each takes the other's day and hour. */
export function swapItems({ targets: [first, second] }: Extract<Intent, { kind: "swapItems" }>, context: PlanContext): Outcome {
  return withTarget(first, context, (one) =>
    withTarget(second, context, (other) => {
      const stays = [one, other].find((activity) => !goesAlong(activity));
      if (stays) return said("moveActivity", say("Changed nothing"), say("{item} keeps its date, so it can't change places.", { item: stays.title }));
      const names = { item: one.title, other: other.title };
      const edits = [placed(one, other), placed(other, one)];
      const days = [one.day, other.day].filter((day) => day !== null);
      return {
        calls: [{ tool: "moveActivity", args: {}, result: say("Swapped {item} with {other}", names) }],
        steps: [{ label: say("swapped {item} with {other}", names), edits }],
        paragraphs: [withProblems([say("{item} and {other} have changed places.", names)], edits, days, context)],
      };
    }),
  );
}

/** As long as it was, from the other's beginning. */
function placed({ id, start, end }: ActivityState, where: ActivityState): TripEdit {
  const minutes = start !== null && end !== null ? minutesUntil(start, end) : 60;
  const until = where.start === null ? null : toTime(minutesOfDay(where.start) + minutes);
  return { op: "update", id, set: { day: where.day, start: where.start, end: until, destinationId: where.destinationId } };
}

const moved = (id: string, day: string) => ({ op: "update" as const, id, set: { day } });
/** What may get another time or day. */
export const goesAlong = ({ type, locked }: ActivityState) => type !== "hotel" && type !== "transport" && locked !== true;
