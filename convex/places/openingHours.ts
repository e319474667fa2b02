// When a place is open on a date, from its weekly hours. All times are minutes after the date's
// midnight and may run past 24:00; nothing here knows time zones.
import { addDays, weekdayIndex } from "../dates";
import { WEEKDAYS, type Place, type WeeklyHours } from "./types";

export type Window = { open: number; close: number };

const DAY = 24 * 60;
const minutes = (time: string) => Number(time.slice(0, time.indexOf(":"))) * 60 + Number(time.slice(time.indexOf(":") + 1));

/** "09:00-12:00,13:00-17:00" to windows in order; null is closed. A close before its opening is past midnight. */
export function parseHours(text: string | null): Window[] {
  if (text === null) return [];
  return text
    .split(",")
    .map((range) => {
      const [from, to] = range.trim().split("-");
      const open = minutes(from!);
      const close = minutes(to!);
      return { open, close: close <= open ? close + DAY : close };
    })
    .sort((a, b) => a.open - b.open);
}

/** Windows that begin on a calendar date, in order. */
export function openOn(hours: WeeklyHours, date: string): Window[] {
  const exception = hours[WEEKDAYS[weekdayIndex(date)]!];
  return parseHours(exception === undefined ? hours.daily : exception);
}

/** Windows in which a visit of so many minutes may start, so that it ends before closing and begins before the last entry. */
export function startsOn(place: Pick<Place, "hours" | "lastEntry">, date: string, visit: number): Window[] {
  return openOn(place.hours, date)
    .map(({ open, close }) => ({ open, close: Math.min(close - visit, place.lastEntry === undefined ? Infinity : close - place.lastEntry) }))
    .filter(({ open, close }) => close >= open);
}

/** True when the place is open from `start` to `end` on that date, the evening before's late hours included. */
export function isOpenDuring(place: Pick<Place, "hours" | "lastEntry">, date: string, start: number, end: number): boolean {
  const lateNight = openOn(place.hours, addDays(date, -1)).map(({ open, close }) => ({ open: open - DAY, close: close - DAY }));
  return [...lateNight, ...openOn(place.hours, date)].some(
    ({ open, close }) => open <= start && end <= close && start <= close - (place.lastEntry ?? 0),
  );
}
