// Sunrise and sunset by formula: right to a few minutes between the polar circles, no table, no network.
import type { Point } from "../distance";

export type Sun =
  /** Minutes after the date's midnight on the local clock. */
  | { kind: "rises"; rise: number; set: number }
  | { kind: "alwaysUp" }
  | { kind: "alwaysDown" };

const RAD = Math.PI / 180;
/** The sun's upper edge on the horizon, refraction included. */
const HORIZON = -0.833;
const JULIAN_2000 = 2451545;

/** For a calendar date on the clocks of `timeZone` (IANA). */
export function sunOn(date: string, { lat, lng }: Point, timeZone: string): Sun {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const day = Math.round(midnight / 86_400_000 + 2440587.5 + 0.5 - JULIAN_2000);
  const noon = day - lng / 360;
  const anomaly = 357.5291 + 0.98560028 * noon;
  const center = 1.9148 * sin(anomaly) + 0.02 * sin(2 * anomaly) + 0.0003 * sin(3 * anomaly);
  const longitude = anomaly + center + 282.9372;
  const transit = noon + 0.0053 * sin(anomaly) - 0.0069 * sin(2 * longitude);
  const declination = Math.asin(sin(longitude) * sin(23.44));
  const cosHour = (sin(HORIZON) - Math.sin(declination) * sin(lat)) / (Math.cos(declination) * Math.cos(lat * RAD));
  if (cosHour < -1) return { kind: "alwaysUp" };
  if (cosHour > 1) return { kind: "alwaysDown" };
  const half = Math.acos(cosHour) / RAD / 360;
  const offset = zoneOffset(midnight + 43_200_000, timeZone);
  const local = (at: number) => Math.round((at - day + 0.5) * 1440 + offset);
  return { kind: "rises", rise: local(transit - half), set: local(transit + half) };
}

const sin = (degrees: number) => Math.sin(degrees * RAD);

/** Minutes that the zone's clocks are ahead of UTC at that moment. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)!.value);
  return (Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - at) / 60_000;
}
