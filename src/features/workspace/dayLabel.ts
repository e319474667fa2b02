// What a day of the trip is called: its date, or its number while the trip has no dates yet.
import { t } from "../../i18n/t";
import { daysBetween, formatDate } from "../../lib/dates";

type Trip = { startDate: string; openDates: { month: string | null } | null };

/** `Tue 13 Apr`, with `long` `Tuesday 13 April`; `Day 4` in a trip without dates. */
export function dayLabel(day: string, trip: Trip, style: "short" | "long" | "day" = "short"): string {
  return trip.openDates ? t("Day {number, number}", { number: daysBetween(trip.startDate, day) + 1 }) : formatDate(day, style);
}
