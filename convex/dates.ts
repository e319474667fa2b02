// Arithmetic on calendar dates "YYYY-MM-DD" and times of day "HH:mm". No time zones: a calendar
// date is what the traveller's wall calendar says at the destination.

const DAY_MS = 86_400_000;
const epochDay = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export function addDays(date: string, days: number): string {
  return new Date((epochDay(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from);
}

/** Both ends included. */
export function eachDay(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** 0 is Monday. */
export function weekdayIndex(date: string): number {
  return (((epochDay(date) + 3) % 7) + 7) % 7;
}

/** Minutes after midnight. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const DAY_MINUTES = 24 * 60;
/** What lasts longer isn't meant to end on the next morning. */
const LONGEST_NIGHT = 12 * 60;

/** Minutes from one time to the other; an earlier one is that of the next day. */
export function minutesUntil(start: string, end: string): number {
  return minutesOfDay(end) - minutesOfDay(start) + (end < start ? DAY_MINUTES : 0);
}

/** Whether what ends "before" it starts does so on the next morning, a bar from 23:30 to 01:30, or at midnight. */
export const endsNextMorning = (start: string, end: string): boolean => end < start && (end === "00:00" || minutesUntil(start, end) <= LONGEST_NIGHT);
