// The checker's findings as problems of a plan that people make: what they chose on purpose isn't held against them,
// and what is one thing to do is one problem.
import { addDays } from "../../dates";
import { checkSubject } from "../../ai/planner/checker/checkPlan";
import type { Subject } from "../../ai/planner/checker/subject";
import type { Finding } from "../../ai/planner/draftTypes";
import { say, type Said } from "../../said";
import { ownName } from "../../places/cityNames";
import { FROM_CHECKER, problem, type Facts, type LintTrip, type Problem } from "./types";

type Kept = keyof typeof FROM_CHECKER;
type KeptFinding = Finding & { kind: Kept };

/** About a day as a whole, whichever items it names. */
const OF_A_DAY = new Set<Kept>(["manyStops", "longDay", "noRest", "noBed", "noJourney"]);
/** Claims of the assistant's; people call things as they like and know places that we don't. */
const OF_THE_ASSISTANT = new Set<Kept>(["unknownPlace", "elsewhere", "price"]);

/** `today`: nights before it are over, and the first of those that are left tells of them. */
export function checkerProblems(trip: LintTrip, subject: Subject, facts: Facts, today: string): Problem[] {
  const items = new Map(trip.activities.map((item) => [item.id, item]));
  const plansMeals = eatsByPlan(trip);
  const kept = checkSubject(subject).filter((finding): finding is KeptFinding => {
    if (!(finding.kind in FROM_CHECKER)) return false;
    const kind = finding.kind as Kept;
    if (OF_THE_ASSISTANT.has(kind) && finding.activityIds.some((id) => items.get(id)?.source !== "ai")) return false;
    return !(kind === "noMeal" && !plansMeals) && !(kind === "closed" && trip.undated);
  });
  const nights = kept.filter(({ kind }) => kind === "noBed");
  return [
    ...kept.filter(({ kind }) => kind !== "noBed").map((finding) => problem(finding.kind, aboutOf(finding), saidOf(finding, trip, facts))),
    ...runsOf(nights).flatMap((run) => openNights(run, today)),
  ];
}

function aboutOf({ kind, day, activityIds, said }: KeptFinding) {
  if (kind === "noMeal") return { day, activityIds, subject: `${day}:${String(said.values?.meal)}` };
  return { day, activityIds, ...(OF_A_DAY.has(kind) && { subject: day ?? "trip" }) };
}

/** Whose two things overlap, where not everybody does both. */
function saidOf({ kind, activityIds, said }: KeptFinding, { activities }: LintTrip, { names }: Facts): Said {
  if (kind !== "overlap" && kind !== "way") return said;
  const groups = activityIds.flatMap((id) => activities.find((item) => item.id === id)?.participants ?? []);
  const both = [...new Set(groups)].filter((person) => activityIds.every((id) => activities.find((item) => item.id === id)?.participants?.includes(person) ?? true));
  const people = both.flatMap((person) => names.get(person) ?? []);
  if (people.length === 0) return said;
  return say(
    kind === "overlap"
      ? "{first} and {second} overlap on {day}, for {people}."
      : "{minutes, plural, one {# minute is} other {# minutes are}} too few to get from {first} to {second}, for {people}; it takes about {least, number}.",
    { ...said.values, people },
  );
}

/** Who leaves meals to chance everywhere isn't told so every day. */
function eatsByPlan({ activities }: LintTrip): boolean {
  const days = new Set(activities.flatMap(({ day, type }) => (day !== null && type === "sightseeing" ? [day] : [])));
  const fed = new Set(activities.flatMap(({ day, meal }) => (meal && day !== null ? [day] : [])));
  return [...days].filter((day) => fed.has(day)).length * 2 > days.size;
}

function runsOf(nights: KeptFinding[]): KeptFinding[][] {
  const runs: KeptFinding[][] = [];
  for (const night of nights) {
    const last = runs.at(-1)?.at(-1);
    if (last && addDays(last.day!, 1) === night.day && ownName(last.said.values?.city) === ownName(night.said.values?.city)) runs.at(-1)!.push(night);
    else runs.push([night]);
  }
  return runs;
}

/** It stays one problem while its first nights pass: whoever has muted it has muted the rest. */
function openNights(run: KeptFinding[], today: string): Problem[] {
  const left = run.filter(({ day }) => day! >= today);
  const [first] = left;
  return first ? [problem("noBed", { day: first.day, activityIds: [], subject: run[0]!.day! }, { ...first.said, values: { ...first.said.values, nights: left.length } })] : [];
}
