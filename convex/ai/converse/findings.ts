// What a turn made worse: errors of the checker that the trip didn't have before it.
import { checkPlan } from "../planner/checker/checkPlan";
import type { PlanContext, Finding } from "../planner/draftTypes";
import type { TripState } from "../types";

const MOST_SAID = 4;

/** Errors alone; warnings are a matter of taste. */
export function newErrors(before: TripState, { trip, cities, preferences }: PlanContext): Finding[] {
  const errors = (state: TripState) => checkPlan(state, cities, preferences).filter(({ severity }) => severity === "error");
  const known = new Set(errors(before).map(keyOf));
  return errors(trip).filter((finding) => !known.has(keyOf(finding)) && !isUnplannedNight(finding, before));
}

const keyOf = ({ code, day, activityIds }: Finding) => [code, day, ...activityIds.toSorted()].join(" ");

/** One stop in an empty trip makes all its nights lack a bed; only a bed that the turn took away is its fault. */
function isUnplannedNight({ code, day, activityIds }: Finding, before: TripState): boolean {
  if (code !== "C11" || day === null || activityIds.length > 0) return false;
  return !before.activities.some(({ type, day: from, endDay }) => type === "hotel" && from !== null && from <= day && (endDay ? day < endDay : from === day));
}

export function warningText(findings: Finding[]): string {
  if (findings.length === 0) return "";
  const said = [...new Set(findings.map(({ message }) => message))];
  const more = said.length - MOST_SAID;
  return [`Look at ${said.length === 1 ? "this" : "these"} before you rely on the plan:`, ...said.slice(0, MOST_SAID).map((message) => `- ${message}`), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
