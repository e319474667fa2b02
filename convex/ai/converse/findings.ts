// What a turn made worse: findings of the checker that the trip didn't have before it.
import { checkPlan } from "../planner/checker/checkPlan";
import type { PlanContext, Finding } from "../planner/draftTypes";
import { english, joined, say, type Piece } from "../../said";
import type { TripState } from "../types";

const MOST_SAID = 4;

/** Errors first. Variety is a matter of taste, and what the trip lacked already isn't the turn's doing. */
export function newFindings(before: TripState, { trip, cities, preferences }: PlanContext): Finding[] {
  const findings = (state: TripState) => checkPlan(state, cities, preferences).filter(({ code }) => code !== "C13");
  const known = new Set(findings(before).map(keyOf));
  return findings(trip).filter((finding) => !known.has(keyOf(finding)) && !isUnplannedNight(finding, before) && !isUnplannedMeal(finding, before));
}

/** A day that is too full is so whichever its stops are. */
const keyOf = ({ code, day, activityIds }: Finding) => [code, day, ...(code === "C10" ? [] : activityIds.toSorted())].join(" ");

/** A day that had no such meal before lacks it no more now. */
function isUnplannedMeal({ code, day, activityIds, said }: Finding, before: TripState): boolean {
  if (code !== "C9" || activityIds.length > 0) return false;
  return !before.activities.some((activity) => activity.day === day && activity.meal && said.values?.meal === activity.meal);
}

/** One stop in an empty trip makes all its nights lack a bed; only a bed that the turn took away is its fault. */
function isUnplannedNight({ code, day, activityIds }: Finding, before: TripState): boolean {
  if (code !== "C11" || day === null || activityIds.length > 0) return false;
  return !before.activities.some(({ type, day: from, endDay }) => type === "hotel" && from !== null && from <= day && (endDay ? day < endDay : from === day));
}

export function warningText(findings: Finding[]): Piece[] {
  if (findings.length === 0) return [];
  const said = [...new Map(findings.map(({ said: one }) => [english(one), one])).values()];
  const more = said.length - MOST_SAID;
  const lines = [...said.slice(0, MOST_SAID), ...(more > 0 ? [say("and {count, number} more", { count: more })] : [])];
  return joined([say("{count, plural, one {Look at this before you rely on the plan:} other {Look at these before you rely on the plan:}}", { count: said.length }), ...lines.map((line) => ["- ", line])], "\n");
}
