// Fewer of a kind: every second of those that the planner chose gives way to something else.
import { joined, say, type SaidText } from "../../../said";
import { WorkingTrip } from "../../workingTrip";
import { isAvoided } from "../draft/interest";
import { replaceWith } from "../draft/repairs";
import type { PlanContext } from "../draftTypes";
import { mayChange } from "../repair/mayChange";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { knownPlaceOf } from "./places";
import { said } from "./which";
import { bullets } from "./words";

export function fewer({ of, days, all }: Extract<Intent, { kind: "fewer" }>, context: PlanContext): Outcome {
  const { trip, cities, preferences } = context;
  const alike = trip.activities.filter((activity) => {
    if (activity.day === null || !days.includes(activity.day) || activity.meal || !mayChange(activity)) return false;
    const known = knownPlaceOf(activity, cities);
    return known !== null && isAvoided(known.place, [of]);
  });
  if (alike.length === 0) return said("replaceActivity", say("Changed nothing"), say("I find none of those that I could replace there: what you added or booked yourself stays."));
  const working = new WorkingTrip(trip);
  const told: SaidText[] = [];
  // The first of each two stays: fewer isn't none.
  for (const { id } of all || alike.length === 1 ? alike : alike.filter((_, index) => index % 2 === 1)) {
    const { step, explanation } = replaceWith({ ...context, trip: working.trip, preferences: { ...preferences, avoid: [...preferences.avoid, of] } }, id, {});
    if (step) working.apply([step]);
    told.push(explanation);
  }
  const stays = alike.filter(({ id }) => working.trip.activities.some((activity) => activity.id === id)).map(({ title }) => title);
  return {
    calls: [{ tool: "replaceActivity", args: { of }, result: say("Looked for something else") }],
    steps: working.steps(),
    paragraphs: [bullets(told), joined([stays.length > 0 && say("{items} {count, plural, one {stays} other {stay}}. Say its name to replace it as well.", { items: stays, count: stays.length })])],
  };
}
