import { say } from "../../../said";
import type { ToolName } from "../../types";
import { WorkingTrip } from "../../workingTrip";
import type { PlanContext } from "../draftTypes";
import type { Outcome } from "./outcome";
import { said } from "./which";

/** One day after another, each on the trip as the one before left it. Asks which where none is named. */
export function dayByDay(days: string[], context: PlanContext, tool: ToolName, work: (context: PlanContext, day: string) => Outcome): Outcome {
  if (days.length === 0) return said(tool, say("No day of this trip was named"), say("Which day? Say a weekday, a date, or “day 2”."));
  const working = new WorkingTrip(context.trip);
  const total: Outcome = { calls: [], steps: [], paragraphs: [] };
  for (const day of days) {
    const { calls, steps, paragraphs } = work({ ...context, trip: working.trip }, day);
    total.calls.push(...calls);
    total.paragraphs.push(...paragraphs);
    working.apply(steps);
  }
  return { ...total, steps: working.steps() };
}
