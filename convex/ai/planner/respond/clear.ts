// Time that somebody wants for themselves: what the planner has put there is taken out. Meals, journeys, rooms, what is booked and what people added stay.
import { joined, say } from "../../../said";
import type { ActivityState } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { Intent, PartOfDay } from "../types";
import type { Outcome } from "./outcome";
import { said } from "./which";

type Clearing = Extract<Intent, { kind: "clear" }>;

/** From when to when a part is; what ends soon after it has begun isn't of it. */
const HOURS: Record<PartOfDay, [from: string, to: string]> = { morning: ["00:00", "12:00"], afternoon: ["13:00", "18:00"], evening: ["18:30", "24:00"] };

export function clear({ days, part }: Clearing, { trip }: PlanContext): Outcome {
  if (days.length === 0) return said("removeActivity", say("No day of this trip was named"), say("Which day? Say a weekday, a date, or “day 2”."));
  const [from, to] = part === null ? ["00:00", "24:00"] : HOURS[part];
  const there = trip.activities.filter(({ day, type, start, end }) => day !== null && days.includes(day) && (type === "sightseeing" || type === "other") && start !== null && start < to && (end ?? start) > from);
  const gone = there.filter(isOurs);
  const when = { days: days.map((date) => ({ date })), part: part ?? "day" };
  const stays = there.filter((activity) => !isOurs(activity)).map(({ title }) => title);
  const left = stays.length > 0 && say("{items} {count, plural, one {stays: it is booked or was added by one of you} other {stay: they are booked or were added by one of you}}.", { items: stays, count: stays.length });
  if (gone.length === 0) {
    const free = say("{days}: nothing of mine is planned {part, select, morning {in the morning} afternoon {in the afternoon} evening {in the evening} other {there}}, so I changed nothing.", when);
    return said("removeActivity", say("Changed nothing"), joined([free, left]));
  }
  const items = gone.map(({ title }) => title);
  return {
    calls: [{ tool: "removeActivity", args: {}, result: say("Took out {removed}", { removed: items }) }],
    steps: [{ label: say("removed {item}", { item: items }), edits: gone.map(({ id }) => ({ op: "remove", id })) }],
    paragraphs: [joined([say("{days}: you are free {part, select, morning {in the morning} afternoon {in the afternoon} evening {in the evening} other {all day}}, apart from meals. I took out {items}.", { ...when, items }), left])],
  };
}

const isOurs = ({ source, locked }: ActivityState) => source === "ai" && locked !== true;
