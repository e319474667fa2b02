// When a trip is, in words: its dates, or how long it is while there are none yet.
import { displayLocale } from "../i18n/language";
import { t } from "../i18n/t";
import { daysBetween, formatDateRange, formatTiming, tripTiming } from "./dates";

export type DatedTrip = { startDate: string; endDate: string; openDates: { month: string | null } | null };

export const formatDays = (count: number): string => t("{count, plural, one {# day} other {# days}}", { count });

const monthFormat = new Intl.DateTimeFormat(displayLocale, { month: "long", year: "numeric", timeZone: "UTC" });

/** `May 2027` of `2027-05`. */
export function formatMonth(month: string): string {
  return monthFormat.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** `10 – 16 Apr 2027`, `5 days in May 2027`, `5 days, no dates yet`. */
export function formatTripDates({ startDate, endDate, openDates }: DatedTrip): string {
  if (!openDates) return formatDateRange(startDate, endDate);
  const days = formatDays(daysBetween(startDate, endDate) + 1);
  return openDates.month ? t("{days} in {month}", { days, month: formatMonth(openDates.month) }) : t("{days}, no dates yet", { days });
}

const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase(displayLocale) + text.slice(1);

/** `In 12 days`, `Day 3 of 7`, `Ended 2 months ago`, `No dates yet`, `Cancelled`. */
export function formatCountdown(trip: DatedTrip & { status: string }, on: string): string {
  if (trip.status === "cancelled") return t("Cancelled");
  if (trip.openDates) return t("No dates yet");
  const timing = tripTiming(trip.startDate, trip.endDate, on);
  const words = formatTiming(timing);
  return timing.kind === "past" ? t("Ended {when}", { when: words }) : sentenceCase(words);
}

/** The month of `on` and those after it, as YYYY-MM. */
export function monthsAhead(on: string, count = 14): string[] {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  return Array.from({ length: count }, (_, index) => {
    const at = month - 1 + index;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
