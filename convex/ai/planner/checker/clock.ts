// The checker's own arithmetic: it shares none with the planner, so that a mistake there is found here.

import type { Place } from "../../../places/types";

export type Spot = { lat: number; lng: number };

/** "09:30" to 570; null for what isn't a time of day. */
export function minuteOf(text: string | null | undefined): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text ?? "");
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** Half a day: what would last longer doesn't end on the next morning but is backwards. */
const LONGEST_NIGHT = 720;

/** Minutes of the day on which it begins, 24:00 or more for what ends at midnight or on the next morning. */
export const endOnLine = (from: number, end: number): number => (end < from && (end === 0 || end + 1440 - from <= LONGEST_NIGHT) ? end + 1440 : end);

/** Number of a calendar day since 1970, by the civil calendar; null for a date that doesn't exist. */
export function dayNumber(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1]!) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** 0 is Monday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

const rad = Math.PI / 180;

/** Kilometres by the law of haversines. */
export function kilometres(a: Spot, b: Spot): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * rad) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half(a.lng, b.lng);
  return 12742.018 * Math.atan2(Math.sqrt(h), Math.sqrt(Math.max(0, 1 - h)));
}

/** The least one needs between two places of a city: on foot at a good pace, or by a ride without delays. */
export function leastMinutes(a: Spot, b: Spot): number {
  const km = kilometres(a, b);
  const walk = (km * 1.2) / 5 * 60;
  const ride = 8 + (km <= 20 ? (km * 1.25) / 28 : (20 * 1.25) / 28 + ((km - 20) * 1.25) / 70) * 60;
  return Math.min(walk, ride);
}

/** Open windows of a day as [from, to] minutes, from "09:00-12:00,13:00-26:00". */
export function windowsOf(text: string | null | undefined): [number, number][] {
  if (!text) return [];
  return text.split(",").map((part) => {
    const [from, to] = part.trim().split("-").map((time) => {
      const [hours, minutes] = time.split(":").map(Number);
      return hours! * 60 + minutes!;
    });
    return [from!, to! > from! ? to! : to! + 1440];
  });
}

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Open windows that begin on the day, by its weekday. */
export function windowsOn({ hours }: Pick<Place, "hours">, day: number): [number, number][] {
  const exception = hours[WEEK[weekdayOf(day)]!];
  return windowsOf(exception === undefined ? hours.daily : exception);
}

/** Open during the whole visit, the evening before's late hours included, and let in early enough. */
export function isOpen(place: Pick<Place, "hours" | "lastEntry">, day: number, from: number, to: number): boolean {
  const lateBefore = windowsOn(place, day - 1).map(([opens, closes]) => [opens - 1440, closes - 1440] as const);
  return [...lateBefore, ...windowsOn(place, day)].some(([opens, closes]) => opens <= from && to <= closes && from <= closes - (place.lastEntry ?? 0));
}
