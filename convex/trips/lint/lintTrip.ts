// The trip linter: what is wrong with a plan, from the one independent checker and from what is known of its bookings,
// journeys and cities. Pure; the same for people's edits and the assistant's.
import { subjectOf } from "../../ai/planner/checker/subject";
import { localAt } from "../days/clock";
import { inDayNumbers } from "../days/dayNumbers";
import { bookingProblems } from "./checkBookings";
import { detailProblems } from "./checkDetails";
import { documentProblems } from "./checkDocuments";
import { journeyProblems } from "./checkJourneys";
import { nightProblems } from "./checkNights";
import { checkerProblems } from "./fromChecker";
import type { Facts, LintTrip, Problem, Severity } from "./types";

const RANK: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** Worst first, then by day. Empty for a clean plan, and for one that is over or called off. Ideas are never looked at. */
export function lintTrip(trip: LintTrip, facts: Facts): Problem[] {
  if (trip.status === "completed" || trip.status === "cancelled") return [];
  const subject = subjectOf(trip, facts.cities, null, null);
  const today = todayOf(trip, facts);
  const all = [...weightyProblems(trip, facts, subject), ...detailProblems(subject, trip.undated), ...documentProblems(trip, facts, today)];
  const seen = new Set<string>();
  const left = all.filter(({ id, day }) => (day === null || day >= today || day > trip.endDate) && !seen.has(id) && seen.add(id));
  left.sort((a, b) => RANK[a.severity] - RANK[b.severity] || compare(a.day ?? "", b.day ?? ""));
  return trip.undated ? left.map((one) => ({ ...one, said: inDayNumbers(one.said, trip) })) : left;
}

/** Without order, and without what nothing but people can do something about. */
export const weightyProblems = (trip: LintTrip, facts: Facts, subject = subjectOf(trip, facts.cities, null, null)): Problem[] => [
  ...checkerProblems(trip, subject, facts, todayOf(trip, facts)),
  ...nightProblems(subject),
  ...(trip.undated ? [] : [...journeyProblems(subject), ...bookingProblems(trip, subject, facts)]),
];

/** The date where the trip ends. */
const todayOf = (trip: LintTrip, { now }: Facts): string => (trip.undated ? trip.startDate : localAt(now, trip.destinations.at(-1)?.timeZone ?? "UTC").day);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
