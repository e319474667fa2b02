// What files say of zones and ends, on the clock of trips/days/clock.ts. Days are "YYYY-MM-DD", times "HH:mm". Pure.
import tzLookup from "@photostructure/tz-lookup";
import { addDays } from "../dates";
import { instantAt } from "../trips/days/clock";

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone of a point; null off the map. */
export function zoneAt(point: { lat: number | null; lng: number | null }): string | null {
  if (point.lat === null || point.lng === null || Math.abs(point.lat) > 90 || Math.abs(point.lng) > 180) return null;
  return tzLookup(point.lat, point.lng);
}

/**
 * When something that starts then, there, is over: on `endDay` where that is said, else at the first time after its
 * start that clocks at its end show `end`.
 */
export function endInstant(start: { day: string; time: string; zone: string }, end: { day: string | null; time: string; zone: string }): number {
  if (end.day !== null) return instantAt(end.day, end.time, end.zone);
  const from = instantAt(start.day, start.time, start.zone);
  // East of the date line the wall calendar may show the day before.
  for (const days of [-1, 0, 1]) {
    const at = instantAt(addDays(start.day, days), end.time, end.zone);
    if (at > from) return at;
  }
  return from;
}
