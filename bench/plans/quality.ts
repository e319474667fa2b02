// The requests planned, and what the checker says of each plan. Whether a plan passes is never asked of the
// planner; only of the requests that can't be met is its word taken, and the checker must agree.
import { checkPlan } from "../../convex/ai/planner/checker/checkPlan";
import { checkTotals } from "../../convex/ai/planner/checker/checkPeople";
import { groundingOf } from "../../convex/ai/planner/checker/grounding";
import { isDayTrip, isTimed, subjectOf, type Item } from "../../convex/ai/planner/checker/subject";
import { applyEdits } from "../../convex/ai/planner/draft/applyEdits";
import { draftPlan } from "../../convex/ai/planner/draft/draftPlan";
import type { DraftInput, DraftResult, Finding } from "../../convex/ai/planner/draftTypes";
import type { TripState } from "../../convex/ai/types";
import { english } from "../../convex/said";
import { bestWay, MOST_STOPS, plannedWay } from "./bestOrder";
import { requests, type Request } from "./requests";
import { mean, percentile, share, type Measure } from "./target";

export type Planned = { request: Request; result: DraftResult; trip: TripState; findings: Finding[]; milliseconds: number };

export function planAll(): Planned[] {
  const all = requests();
  for (const { input } of all.slice(0, 5)) draftPlan(input);
  return all.map((request) => {
    const { input } = request;
    const start = performance.now();
    const result = draftPlan(input);
    const milliseconds = performance.now() - start;
    const trip = applyEdits(input.trip, result.steps.flatMap(({ edits }) => edits));
    return { request, result, trip, milliseconds, findings: checkPlan(trip, input.cities, input.preferences) };
  });
}

/** Of the codes that a plan must hold; variety and rain are wishes. */
export const mustHold = (findings: Finding[]) => findings.filter(({ code }) => code !== "C13" && code !== "C14");

export function quality(planned: Planned[]): Measure[] {
  const possible = planned.filter(({ request }) => request.impossible === null);
  const impossible = planned.filter(({ request }) => request.impossible !== null);
  const passes = possible.filter(({ findings, trip, result }) => mustHold(findings).length === 0 && result.costs !== null && checkTotals(trip, result.costs).length === 0);
  for (const { request, findings } of possible.filter((one) => !passes.includes(one))) console.log(`  ${request.name}: ${mustHold(findings).map(({ said }) => english(said))[0] ?? "costs don't add up"}`);
  const detected = impossible.filter(isDetected);
  for (const { request } of impossible.filter((one) => !isDetected(one))) console.log(`  not detected: ${request.name}`);
  const ways = possible.flatMap(wayRatios);
  const activities = planned.flatMap(({ trip, request }) => trip.activities.map((activity) => ({ activity, cities: request.input.cities })));
  const invented = activities.filter(({ activity, cities }) => activity.placeId !== null && groundingOf(activity, cities) !== "known").length;
  const weeks = possible.filter(({ request }) => request.days === 7).map(({ milliseconds }) => milliseconds);
  return [
    { what: `plans that pass C1 to C12 (${possible.length})`, value: share(passes.length, possible.length), unit: "%", target: 99, better: "most" },
    { what: `unverified places shown as verified (of ${activities.length} items)`, value: invented, unit: "", target: 0, better: "least" },
    { what: "visits outside opening hours", value: planned.flatMap(({ findings }) => findings).filter(({ code }) => code === "C5").length, unit: "", target: 0, better: "least", note: "weekly hours; closings on public holidays are not in the data" },
    { what: `impossible requests detected with the reason (${impossible.length})`, value: share(detected.length, impossible.length), unit: "%", target: 95, better: "most" },
    { what: "possible requests called too dear", value: possible.filter(({ result }) => result.overBudget !== null).length, unit: "", target: 0, better: "least" },
    { what: `best order of the day to the planned one, minutes on the way (${ways.length} days)`, value: mean(ways), unit: "", target: 0.95, better: "most", note: `lowest of a day ${Math.min(...ways).toFixed(2)}` },
    { what: `time for 7 days, p95 (${weeks.length} plans)`, value: percentile(weeks, 0.95), unit: "ms", target: 600, better: "least", note: `median ${percentile(weeks, 0.5).toFixed(0)} ms` },
  ];
}

/** The reason is named, and the checker finds that the wish is indeed not met. */
function isDetected({ request, result, findings }: Planned): boolean {
  const { impossible, about, input } = request;
  const said = result.unmet.join(" ");
  switch (impossible) {
    case "budget":
      return result.overBudget !== null && findings.some(({ code }) => code === "C8");
    case "no data":
      return result.withoutData.includes(about);
    case "closed":
      return said.includes(about) && findings.some(({ code }) => code === "C12");
    case "too many": {
      const missing = missingMustSees(input, findings);
      return missing.length > 0 && missing.every((name) => said.includes(name));
    }
    case "hours":
      return said.includes(about);
    case null:
      return false;
  }
}

const missingMustSees = ({ preferences }: DraftInput, findings: Finding[]) => preferences.mustSee.filter((name) => findings.some(({ code, said }) => code === "C12" && english(said).startsWith(name)));

/** Of each whole day in one city: the shortest way there is, over the planned. */
function wayRatios({ request, trip }: Planned): number[] {
  const { days } = subjectOf(trip, request.input.cities, request.input.preferences, null);
  return days.flatMap(({ date, number, items, here }) => {
    const stops = items.filter((item): item is Item & { from: number; to: number; lat: number; lng: number } => isTimed(item) && item.lat !== null && item.lng !== null);
    const bed = trip.activities.find(({ type, day, endDay, lat }) => type === "hotel" && day! <= date && date <= (endDay ?? day!) && lat !== null);
    const moving = items.some((item) => isTimed(item) && (item.type === "transport" || isDayTrip(item)));
    if (moving || here.length !== 1 || !bed || stops.length < 2 || stops.length > MOST_STOPS) return [];
    const day = { number, base: { lat: bed.lat!, lng: bed.lng! }, items: stops, countryCode: here[0]!.countryCode };
    const planned = plannedWay(day);
    return planned === 0 ? [] : [bestWay(day) / planned];
  });
}
