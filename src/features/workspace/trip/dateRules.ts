// Which ways there are for the days to follow new dates, of those that make a difference.
import { t } from "../../../i18n/t";
import { addDays, daysBetween, isDate } from "../../../lib/dates";
import type { DateRange } from "../../../ui/DateRangePicker";

export type DaysRule = "fromStart" | "fromEnd" | "keep";
export type RuleChoice = { rule: DaysRule; label: string; hint: string };

const MOVE: RuleChoice = { rule: "fromStart", label: t("Move the plan along"), hint: t("Every day moves by as much.") };
const FROM_START: RuleChoice = { rule: "fromStart", label: t("Keep the first days together"), hint: t("The first planned day becomes the new first day.") };
const FROM_END: RuleChoice = { rule: "fromEnd", label: t("Keep the last days together"), hint: t("The last planned day becomes the new last day.") };
const KEEP: RuleChoice = { rule: "keep", label: t("Leave days on their dates"), hint: t("What falls outside goes to the ideas.") };

/** Once the first day is chosen, the last is that of as many days as there are planned, until it is chosen too. */
export const withLastDay = (before: DateRange, next: DateRange, days: number): DateRange =>
  next.start !== before.start && isDate(next.start) && next.end === "" ? { ...next, end: addDays(next.start, days - 1) } : next;

type Trip = { startDate: string; endDate: string; openDates: unknown };

/** The first is the likeliest; one alone needs no asking. `next`: the new dates, or only how many days there will be. */
export function rulesFor(trip: Trip, next: DateRange | number): RuleChoice[] {
  const days = typeof next === "number" ? next : daysBetween(next.start, next.end) + 1;
  const sameLength = daysBetween(trip.startDate, trip.endDate) + 1 === days;
  if (typeof next === "number" || trip.openDates) return sameLength ? [MOVE] : [FROM_START, FROM_END];
  const overlap = next.start <= trip.endDate && trip.startDate <= next.end;
  if (sameLength) return next.start === trip.startDate ? [KEEP] : overlap ? [MOVE, KEEP] : [MOVE];
  // Where one end stays, keeping that end's days together and keeping dates are the same.
  if (next.start === trip.startDate) return [KEEP, FROM_END];
  if (next.end === trip.endDate) return [KEEP, FROM_START];
  // A trip that gains or loses days at both its ends is the same one: who has tickets for the second day has them still.
  const isAround = (next.start < trip.startDate) === (trip.endDate < next.end);
  return isAround ? [KEEP, FROM_START, FROM_END] : overlap ? [FROM_START, FROM_END, KEEP] : [FROM_START, FROM_END];
}
