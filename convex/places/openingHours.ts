// When a place is open on a date, from its weekly hours.
import { weekdayIndex } from "../dates";
import { WEEKDAYS, type Place, type WeeklyHours } from "./types";

/** Minutes after the date's midnight; may run past 24:00. */
export type Window = { open: number; close: number };

const minutes = (time: string) => Number(time.slice(0, time.indexOf(":"))) * 60 + Number(time.slice(time.indexOf(":") + 1));

/** "09:00-12:00,13:00-17:00" to windows; null is closed. */
export function parseHours(text: string | null): Window[] {
  if (text === null) return [];
  return text.split(",").map((range) => {
    const [open, close] = range.trim().split("-");
    return { open: minutes(open!), close: minutes(close!) };
  });
}

/** Windows on a calendar date, in order. */
export function openOn(hours: WeeklyHours, date: string): Window[] {
  const weekday = WEEKDAYS[weekdayIndex(date)]!;
  const exception = hours[weekday];
  return parseHours(exception === undefined ? hours.daily : exception);
}

/** Windows in which a visit may start, so that it ends before closing and begins before the last entry. */
export function startsOn(place: Pick<Place, "hours" | "lastEntry">, date: string, visit: number): Window[] {
  return openOn(place.hours, date)
    .map(({ open, close }) => ({ open, close: Math.min(close - visit, place.lastEntry === undefined ? Infinity : close - place.lastEntry) }))
    .filter(({ open, close }) => close >= open);
}
