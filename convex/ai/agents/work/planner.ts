// The plan as a whole: what the checker finds, days without a plan, and how the load is spread. Opening
// hours are the conditions agent's, money the budget agent's.
import { cityWord } from "../../../places/cityNames";
import { say, type Said } from "../../../said";
import { checkPlan } from "../../planner/checker/checkPlan";
import { isStop, subjectOf, type Day } from "../../planner/checker/subject";
import type { Finding, FindingCode } from "../../planner/draftTypes";
import type { TripState } from "../../types";
import { askForMeal, askToFill, askToOptimize, askToPlan, askToRelax } from "../asks";
import { confidenceByStops, confidenceIn } from "../confidence";
import { cityOfStay, citySources, stopsOf, withoutPlaces } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { needsInPlan } from "./needs";

const OTHERS: FindingCode[] = ["C5", "C8", "C14"];
const MOST_CHECKS = 12;
/** More stops than on the lightest whole day by so many: worth spreading. */
const UNEVEN = 3;

export function planner(input: AgentInput): AgentReport {
  const { trip, cities, preferences } = input;
  const { days } = subjectOf(trip, cities, preferences, null);
  const stops = stopsOf(input);
  const missing = withoutPlaces(trip, cities);
  const checks = checkPlan(trip, cities, preferences).filter(({ code }) => !OTHERS.includes(code));
  const findings = [
    ...checks.slice(0, MOST_CHECKS).map((check) => fromCheck(check, trip)),
    ...needsInPlan(input),
    ...emptyDays(days, input),
    ...unevenDays(days),
    ...missing.map((city): AgentFinding => ({ kind: "tip", text: say("I hold no places for {city}, so those days are yours to fill; I can still order and check what you add.", { city }) })),
  ];
  return {
    headline: headline(days, checks.filter(({ severity }) => severity === "error").length),
    findings,
    confidence: stops.length === 0 ? confidenceIn(0.9, trip.destinations.length - missing.length, trip.destinations.length, say("Every day was looked at"), missing.map((city) => say("places of {city}", { city }))) : confidenceByStops(0.95, stops, say("Every stop was checked against its place's hours, position and length")),
    sources: citySources(trip, cities),
  };
}

function headline(days: Day[], errors: number): Said {
  const loads = days.map(({ date, items }) => ({ date, stops: items.filter(isStop).length }));
  const planned = loads.filter(({ stops }) => stops > 0);
  if (planned.length === 0) return say("Nothing is planned yet on {count, plural, one {the day} other {any of the # days}}.", { count: days.length });
  const fullest = planned.reduce((most, load) => (load.stops > most.stops ? load : most));
  const average = Math.round((planned.reduce((sum, { stops }) => sum + stops, 0) / planned.length) * 10) / 10;
  return say(
    "{planned, number} of {days, plural, one {# day} other {# days}} planned, {average, number} stops a day, most on {day} ({most, number}); {errors, plural, =0 {nothing clashes} one {# thing to put right} other {# things to put right}}.",
    { planned: planned.length, days: days.length, average, day: { date: fullest.date }, most: fullest.stops, errors },
  );
}

function fromCheck(finding: Finding, trip: TripState): AgentFinding {
  const { severity, day, said, activityIds } = finding;
  const placeIds = trip.activities.flatMap(({ id, placeId }) => (placeId && activityIds.includes(id) ? [placeId] : []));
  const ask = day === null ? undefined : askFor(finding, day);
  return { kind: severity === "error" ? "warning" : "tip", text: said, ...(day && { day }), ...(placeIds.length > 0 && { placeIds }), ...(ask && { ask }) };
}

function askFor({ code, kind, said }: Finding, day: string): Said | undefined {
  switch (code) {
    case "C3":
    case "C4":
      return askToOptimize(day);
    case "C9":
      return kind === "noMeal" ? askForMeal(said.values?.meal === "lunch" ? "lunch" : "dinner", day) : undefined;
    case "C10":
      return askToRelax(day);
    default:
      return undefined;
  }
}

/** One finding for each, or one for the whole trip when there is no plan at all. */
function emptyDays(days: Day[], { cities }: AgentInput): AgentFinding[] {
  const empty = days.filter(({ items, here }) => !items.some((item) => isStop(item)) && here.some((destination) => cityOfStay(destination, cities)));
  if (empty.length === 0) return [];
  if (empty.length === days.length) return [{ kind: "suggestion", text: say("None of the {count, plural, one {# day} other {# days}} has a plan yet.", { count: days.length }), ask: askToPlan() }];
  return empty.map(({ date, here }) => ({ kind: "suggestion", day: date, text: say("{day} in {city} has nothing to see yet.", { day: { date }, city: cityWord(here.at(-1)!) }), ask: askToFill(date) }));
}

function unevenDays(days: Day[]): AgentFinding[] {
  const whole = days.filter(({ here, index }) => here.length === 1 && index > 0 && index < days.length - 1);
  const loads = whole.map(({ date, items }) => ({ date, stops: items.filter(isStop).length })).filter(({ stops }) => stops > 0);
  const [first, ...others] = loads;
  if (!first) return [];
  const fullest = others.reduce((most, load) => (load.stops > most.stops ? load : most), first);
  const lightest = others.reduce((least, load) => (load.stops < least.stops ? load : least), first);
  if (fullest.stops - lightest.stops < UNEVEN) return [];
  return [{ kind: "suggestion", day: fullest.date, text: say("{fullest} has {most, number} stops and {lightest} only {least, number}.", { fullest: { date: fullest.date }, most: fullest.stops, lightest: { date: lightest.date }, least: lightest.stops }), ask: askToRelax(fullest.date) }];
}
