// Calendar dates as `YYYY-MM-DD` strings and times as `HH:mm`. A trip's day is a day at the destination,
// so nothing here ever passes through the reader's own time zone.
import { cached, displayLocale } from "../i18n/formats";
import { t } from "../i18n/t";
import { clockIn } from "./instants";

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** True for a date that exists: `2027-02-29` does not. */
export function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(utc(text)) && fromUtc(utc(text)) === text;
}

/** The date `days` later; negative for earlier. */
export function addDays(date: string, days: number): string {
  return fromUtc(utc(date) + days * DAY_MS);
}

/** Days from `from` to `to`: 0 for the same date, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** Every date from `start` to `end`, both included. */
export function eachDay(start: string, end: string): string[] {
  const count = daysBetween(start, end) + 1;
  return count > 0 ? Array.from({ length: count }, (_, index) => addDays(start, index)) : [];
}

/** Today's date in the time zone (IANA name), or where the reader is. */
export function today(timeZone?: string, now: number = Date.now()): string {
  return clockIn(timeZone, now).date;
}

const STYLES = {
  /** Sat 10 Apr */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** Saturday 10 April */
  long: { weekday: "long", day: "numeric", month: "long" },
  /** Saturday 10 April 2027 */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** 10 Apr 2027 */
  dated: { day: "numeric", month: "short", year: "numeric" },
  /** 10 Apr */
  day: { day: "numeric", month: "short" },
  /** April */
  month: { month: "long" },
  /** Sat */
  weekday: { weekday: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormat = cached((style: keyof typeof STYLES) => new Intl.DateTimeFormat(displayLocale, { ...STYLES[style], timeZone: "UTC" }));
const relativeFormat = new Intl.RelativeTimeFormat(displayLocale, { numeric: "auto" });
const timeFormat = new Intl.DateTimeFormat(displayLocale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

/** A date in words, by style; see `STYLES` for what each looks like. */
export function formatDate(date: string, style: keyof typeof STYLES = "short"): string {
  return dateFormat(style).format(utc(date));
}

/** `10 – 16 Apr 2027`, with only as much repeated as is needed; by style. */
export function formatDateRange(start: string, end: string, style: keyof typeof STYLES = "dated"): string {
  return dateFormat(style).formatRange(utc(start), utc(end));
}

/** `09:05` as the reader writes times; 24-hour where that is the habit. */
export function formatTime(time: string): string {
  return timeFormat.format(Date.parse(`1970-01-01T${time}:00Z`));
}

type Times = { type?: string; day?: string | null; endDay?: string | null; start: string | null; end: string | null };

/** How many days after its start something ends: what ends "before" it starts does so on the next morning. A stay's times are no span. */
export function daysOn({ type, day, endDay, start, end }: Times): number {
  if (type === "hotel" || !start || !end) return 0;
  return day && endDay ? daysBetween(day, endDay) : end < start ? 1 : 0;
}

/** `09:00–10:30`, `23:30–01:30 +1` for what ends a day later; what isn't said is left out. */
export function formatTimes({ start, end }: Pick<Times, "start" | "end">, days: number, dash = "–"): string {
  const times = [start, end].map((time) => (time ? formatTime(time) : "")).join(end ? dash : "").trim();
  return days === 0 ? times : `${times}\u00a0${signedFormat.format(days)}`;
}

const signedFormat = new Intl.NumberFormat(displayLocale, { signDisplay: "always" });

const hourFormat = cached((locale: string) => {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return new Intl.DateTimeFormat(locale, { hour: "numeric", ...(!hour12 && { minute: "2-digit" }), timeZone: "UTC" });
});

/** A full hour as short as the reader writes it: `9 AM`, `09:00`. */
export function formatHour(hour: number, locale = displayLocale): string {
  return hourFormat(locale).format(hour * 3_600_000);
}

/** `1 night`, `6 nights`, `day trip`. */
export function formatNights(start: string, end: string): string {
  const nights = daysBetween(start, end);
  return nights === 0 ? t("day trip") : t("{nights, plural, one {# night} other {# nights}}", { nights });
}

export type TripTiming =
  | { kind: "upcoming"; days: number }
  | { kind: "now"; day: number; of: number }
  | { kind: "past"; days: number };

/** Where the trip stands on the date `on`: days to go, which day of how many, or days since. */
export function tripTiming(start: string, end: string, on: string): TripTiming {
  if (on < start) return { kind: "upcoming", days: daysBetween(on, start) };
  if (on > end) return { kind: "past", days: daysBetween(end, on) };
  return { kind: "now", day: daysBetween(start, on) + 1, of: daysBetween(start, end) + 1 };
}

/** `in 3 days`, `tomorrow`, `day 2 of 7`, `2 months ago`: lower case, for use within a sentence. */
export function formatTiming(timing: TripTiming): string {
  if (timing.kind === "now") return t("day {day, number} of {of, number}", { day: timing.day, of: timing.of });
  const signed = timing.kind === "upcoming" ? timing.days : -timing.days;
  const size = Math.abs(signed);
  if (size < 45) return relativeFormat.format(signed, "day");
  if (size < 548) return relativeFormat.format(Math.round(signed / 30.44), "month");
  return relativeFormat.format(Math.round(signed / 365.25), "year");
}
