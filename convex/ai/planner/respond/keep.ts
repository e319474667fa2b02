// Something that the plan shall keep to from now on: "no seafood", "back by eight". What goes against it gives way, all else stays.
import { eachDay } from "../../../dates";
import { joined, say, type Text } from "../../../said";
import { checkPlan } from "../checker/checkPlan";
import type { Finding, PlanContext } from "../draftTypes";
import { mayChange } from "../repair/mayChange";
import { repairPlan } from "../repair/repairPlan";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { bullets } from "./words";

const MOST_LEFT = 4;
/** From here on most of a plan is too much to be taken out unasked. */
const FEW = 4;

export function keep({ days }: Extract<Intent, { kind: "keep" }>, context: PlanContext): Outcome {
  const { trip, cities, preferences } = context;
  const on = days === "all" ? eachDay(trip.startDate, trip.endDate) : days;
  const isOurs = ({ code, day, activityIds }: Finding) => code === "C12" && activityIds.length > 0 && day !== null && on.includes(day);
  const findings = checkPlan(trip, cities, preferences);
  if (!findings.some(isOurs)) return said("answer", say("Checked the plan against it"), say("Noted. Nothing in the plan goes against that, so nothing is changed; what I plan from now on keeps to it."));
  const against = new Set(findings.filter(isOurs).flatMap(({ activityIds }) => activityIds)).size;
  const all = trip.activities.filter((activity) => activity.day !== null && on.includes(activity.day) && mayChange(activity)).length;
  if (against >= FEW && against > all / 2) return said("answer", say("Checked the plan against it"), say("That goes against {against, number} of {all, number} items, so I changed nothing yet. Say “{request}” and I make a new plan that keeps to it.", { against, all, request: say("plan our trip anew") }));
  const { steps, explanations, left } = repairPlan(context, findings, isOurs);
  const still = left.filter(isOurs).slice(0, MOST_LEFT).map((finding) => finding.said);
  const done: Text[] = explanations.length > 0 ? [say("Noted. What went against that has given way, all else stays as it was:"), bullets(explanations)] : [say("Noted for what I plan from now on.")];
  return {
    calls: [{ tool: "answer", args: {}, result: say("Checked the plan against it") }],
    steps,
    paragraphs: [joined(done, "\n"), ...(still.length > 0 ? [joined([say("This I couldn't change:"), bullets(still)], "\n")] : [])],
  };
}
