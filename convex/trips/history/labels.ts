// How the log of operations names days: in English, short, without a year.
import { daysBetween } from "../../dates";

const format = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

const spanFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "10 – 16 Apr 2027". */
export const formatSpan = (from: string, to: string): string => spanFormat.formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`));

const dateFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** "13 Apr". */
export const formatDate = (day: string): string => dateFormat.format(Date.parse(`${day}T00:00:00Z`)).replace("Sept", "Sep");

/** "April", of "2027-04". */
export const formatMonth = (month: string): string => monthFormat.format(Date.parse(`${month}-01T00:00:00Z`));

/** "Tue 13 Apr"; null is the list of ideas. */
export function formatDay(day: string | null): string {
  return day === null ? "ideas" : format.format(Date.parse(`${day}T00:00:00Z`)).replace(",", "");
}

/** A day of this trip: as `formatDay`, or "day 4" while it has no dates. */
export function dayName(day: string | null, trip: { startDate: string; openDates?: unknown }): string {
  return day !== null && trip.openDates ? `day ${daysBetween(trip.startDate, day) + 1}` : formatDay(day);
}
