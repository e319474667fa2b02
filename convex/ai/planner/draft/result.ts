// How repairs answer: the step with what it saves, or the reason why there is none.
import type { Said, SaidText } from "../../../said";
import type { TripEdit } from "../../types";
import type { PlanContext, RepairResult } from "../draftTypes";
import { applyEdits } from "./applyEdits";
import { costsOf } from "./costs";
import { travelOf } from "./timeline";

export const refusal = (explanation: SaidText): RepairResult => ({ step: null, explanation, removed: [], added: [], minutesSaved: 0, kmSaved: 0, costChange: null });

/** Savings are of the days given. */
export function repaired(
  context: PlanContext,
  { label, edits, days, explanation, removed = [], added = [] }: { label: Said; edits: TripEdit[]; days: string[]; explanation: SaidText; removed?: string[]; added?: string[] },
): RepairResult {
  const after = { ...context, trip: applyEdits(context.trip, edits) };
  const sum = (state: PlanContext) =>
    days.map((day) => travelOf(state, day)).reduce((total, { minutes, km }) => ({ minutes: total.minutes + minutes, km: total.km + km }), { minutes: 0, km: 0 });
  const was = sum(context);
  const is = sum(after);
  const { total } = costsOf(context.trip);
  const now = costsOf(after.trip, { currency: total.currency }).total;
  return {
    step: { label, edits },
    explanation,
    removed,
    added,
    minutesSaved: Math.max(0, was.minutes - is.minutes),
    kmSaved: Math.max(0, Math.round((was.km - is.km) * 10) / 10),
    costChange: { amount: now.amount - total.amount, currency: total.currency },
  };
}
