// VTIMEZONE (RFC 5545, 3.6.5) of a zone for the years that a calendar speaks of: each change of its clocks, found in the platform's
// own zone data. Pure.
import { localAt, offsetAt } from "../../trips/days/clock";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const offsetMinutes = (at: number, zone: string) => offsetAt(at, zone) / MINUTE_MS;

export function vtimezone(zone: string, fromYear: number, toYear: number): string[] {
  const from = Date.UTC(fromYear - 1, 0, 1);
  const until = Date.UTC(toYear + 1, 0, 1);
  const lines = ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...observance(from, offsetMinutes(from, zone), offsetMinutes(from, zone), zone)];
  let before = offsetMinutes(from, zone);
  for (let at = from; at < until; at += DAY_MS) {
    const after = offsetMinutes(at + DAY_MS, zone);
    if (after === before) continue;
    lines.push(...observance(changeBetween(at, at + DAY_MS, before, zone), before, after, zone));
    before = after;
  }
  return [...lines, "END:VTIMEZONE"];
}

/** The first instant with another offset. */
function changeBetween(from: number, to: number, before: number, zone: string): number {
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMinutes(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** DTSTART is what clocks showed under the old offset. Summer is whatever is ahead of the zone's other offset of that year. */
function observance(at: number, before: number, after: number, zone: string): string[] {
  const shown = new Date(at + before * MINUTE_MS).toISOString();
  const year = Number(localAt(at, zone).day.slice(0, 4));
  const winter = Math.min(offsetMinutes(Date.UTC(year, 0, 15), zone), offsetMinutes(Date.UTC(year, 6, 15), zone));
  const kind = after > winter ? "DAYLIGHT" : "STANDARD";
  return [`BEGIN:${kind}`, `DTSTART:${shown.slice(0, 19).replace(/[-:]/g, "")}`, `TZOFFSETFROM:${offset(before)}`, `TZOFFSETTO:${offset(after)}`, `END:${kind}`];
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}${String(size % 60).padStart(2, "0")}`;
}
