// What the linter reads, finds and offers: plain data, no database.
import type { ActivityFields, ActivityState, Money, TripState } from "../../ai/types";
import type { Cities, FindingKind } from "../../ai/planner/draftTypes";
import type { Doc } from "../../_generated/dataModel";
import type { Held } from "../../privacy/documentValidity";
import type { Said } from "../../said";

export type LintItem = ActivityState & { status: Doc<"activities">["status"] };
export type LintTrip = Omit<TripState, "activities"> & {
  activities: LintItem[];
  status: Doc<"trips">["status"];
  /** Its dates only stand in: weekdays and instants mean nothing. */
  undated: boolean;
};

/** What an item's newest booking says. */
export type LintBooking = {
  activityId: string;
  status: Doc<"bookings">["status"];
  when: { day: string | null; start: string | null; endDay: string | null; end: string | null };
  startsAt: number | null;
  confirmed: boolean;
  freeUntil: number | null;
  heldUntil: number | null;
  timeZone: string;
};

/** What is known besides the plan. `now` is an instant. `documents` are the asker's own, and none where others read the answer too. */
export type Facts = { cities: Cities; bookings: LintBooking[]; names: ReadonlyMap<string, string>; documents: readonly (Held & { id: string })[]; now: number };

/** error: it doesn't work so. warning: something is missing or will cost. hint: worth a look. */
export type Severity = "error" | "warning" | "hint";

/** How much each of the checker's findings weighs in a plan that people make; those left out are held against the assistant alone. */
export const FROM_CHECKER = {
  outside: "error", wrongCity: "error", badTime: "error", backwards: "error", short: "hint", overlap: "error", way: "error", closed: "error",
  unknownPlace: "warning", elsewhere: "warning", twice: "warning", cost: "error", price: "hint", budget: "warning", mealHour: "hint", noMeal: "hint",
  manyStops: "hint", longDay: "hint", noRest: "hint", noBed: "warning", stayBackwards: "error", noJourney: "warning", beforeArrival: "error", afterLeaving: "error",
} as const satisfies Partial<Record<FindingKind, Severity>>;

/** What only a plan with bookings, journeys and changing cities can have. */
export const OWN_CHECKS = {
  twoBeds: "warning", afterMidnight: "warning", earlyArrival: "hint", lateArrival: "hint",
  cityGap: "warning", cityOverlap: "warning",
  landsBefore: "error", tooSlow: "warning", noZone: "warning", noSuchTime: "error", timeTwice: "hint",
  offBooking: "error", untimedBooking: "hint", cancelledBooking: "hint", holdEnded: "error", holdEnds: "warning", unconfirmed: "warning", freeEnds: "hint",
  noPlace: "hint", holiday: "hint", documentEnds: "error", documentShort: "warning",
} as const satisfies Record<string, Severity>;

export const SEVERITY = { ...FROM_CHECKER, ...OWN_CHECKS };
export type ProblemCode = keyof typeof SEVERITY;

export type Problem = {
  /** Its code and what it is about: the same after any edit that doesn't touch it. */
  id: string;
  code: ProblemCode;
  severity: Severity;
  /** Null for the trip as a whole. */
  day: string | null;
  activityIds: string[];
  said: Said;
};

export type ItemSet = Partial<ActivityFields> & Pick<Partial<LintItem>, "transport">;
export type Edit =
  | { op: "set"; id: string; set: ItemSet }
  | { op: "add"; item: ActivityFields & Pick<LintItem, "transport"> }
  | { op: "remove"; id: string }
  | { op: "city"; id: string; set: { arrival?: string; departure?: string } }
  | { op: "budget"; budget: Money };

/** A way out, in one press. */
export type Fix = {
  /** The same problem has one of each. */
  id: string;
  /** On the button: "Move Castle to 11:30". */
  label: Said;
  /** What else would change, where the label doesn't say it. */
  preview: Said | null;
  edits: Edit[];
};

type About = Pick<Problem, "day" | "activityIds"> & { subject?: string };

export function problem(code: ProblemCode, { day, activityIds, subject }: About, said: Said): Problem {
  const about = subject ?? (activityIds.length > 0 ? activityIds.toSorted().join("+") : (day ?? "trip"));
  return { id: `${code}:${about}`, code, severity: SEVERITY[code], day, activityIds, said };
}
