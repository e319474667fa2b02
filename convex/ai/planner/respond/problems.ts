// What a change of the plan brings with it that the checker minds, and how that is said with it.
import { joined, say, type Said, type Text } from "../../../said";
import type { TripEdit, TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { applyEdits } from "../draft/applyEdits";
import type { PlanContext } from "../draftTypes";
import { bullets } from "./words";

/** What was done, and on these days what wasn't wrong before: a museum that is closed then. */
export function withProblems(told: (Said | false)[], edits: TripEdit[], days: string[], { trip, cities, preferences }: PlanContext): Text {
  const errors = (state: TripState) => checkPlan(state, cities, preferences).filter(({ severity, day }) => severity === "error" && day !== null && days.includes(day)).map((error) => error.said);
  const known = new Set(errors(trip).map((problem) => JSON.stringify(problem)));
  const problems = errors(applyEdits(trip, edits)).filter((problem) => !known.has(JSON.stringify(problem)));
  return joined([joined([...told, problems.length > 0 && say("Look at these:")]), problems.length > 0 && bullets(problems)], "\n");
}
