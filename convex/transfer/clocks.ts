// Local times, instants and the zones between them. Days are "YYYY-MM-DD", times "HH:mm". Pure.
import tzLookup from "@photostructure/tz-lookup";
import { addDays } from "../dates";
import { instantAt } from "../bookings/timing";

export type Local = { day: string; time: string };

const formats = new Map<string, Intl.DateTimeFormat>();

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** What clocks in `zone` show at an instant (epoch ms). */
export function localAt(instant: number, zone: string): Local {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part.year!.padStart(4, "0")}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** The zone of a point; null off the map. */
export function zoneAt(point: { lat: number | null; lng: number | null }): string | null {
  if (point.lat === null || point.lng === null || Math.abs(point.lat) > 90 || Math.abs(point.lng) > 180) return null;
  return tzLookup(point.lat, point.lng);
}

/** Minutes that clocks in `zone` are ahead of UTC. */
export function offsetMinutes(instant: number, zone: string): number {
  const { day, time } = localAt(instant, zone);
  return Math.round((Date.parse(`${day}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000) / 60_000);
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
