// Local dates and times as instants and back, over changes of clocks and the date line. A day is YYYY-MM-DD, a time
// HH:mm as clocks show it there, an instant epoch milliseconds. Pure.
import { addDays } from "../../dates";

export type Local = { day: string; time: string };
/** Where something begins and where it ends, by their time zones. */
export type Zones = { from: string; to: string };
export type Timed = { day: string | null; endDay?: string | null; start: string | null; end: string | null };
export type Span = { from: number; to: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Making one is slow, asking it is quick. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Milliseconds that clocks in `timeZone` are ahead of UTC at an instant. */
export function offsetAt(at: number, timeZone: string): number {
  const part = Object.fromEntries(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - Math.floor(at / 1000) * 1000;
}

/** The instants at which clocks show this: one, but none in an hour that is left out and two in one that comes twice. */
function candidates(day: string, time: string, timeZone: string): { shown: number; before: number; at: number[] } {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const [before, after] = [offsetAt(shown - DAY, timeZone), offsetAt(shown + DAY, timeZone)];
  const offsets = before === after ? [before] : [before, after];
  const at = offsets.map((offset) => shown - offset).filter((instant, index) => offsets.length === 1 || offsetAt(instant, timeZone) === offsets[index]);
  return { shown, before, at };
}

/** The instant at which clocks in `timeZone` show this: the first of two, and in an hour that is left out as if clocks hadn't changed yet. */
export function instantAt(day: string, time: string, timeZone: string): number {
  const { shown, before, at } = candidates(day, time, timeZone);
  return at.length > 0 ? Math.min(...at) : shown - before;
}

/** Whether clocks show this once, never (they are put forward over it) or twice (they are put back). */
export function occurrences(day: string, time: string, timeZone: string): "once" | "never" | "twice" {
  const { at } = candidates(day, time, timeZone);
  return at.length === 0 ? "never" : at.length === 1 ? "once" : "twice";
}

/** What calendar and clock show in `timeZone`. */
export function localAt(at: number, timeZone: string): Local {
  const local = new Date(at + offsetAt(at, timeZone)).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * The day on which what begins on `day` ends. What isn't said follows from the clocks: the first time after the start
 * that clocks at the end show it, which over the date line may be the day before.
 */
export function endDayOf({ day, endDay, start, end }: Timed, zones: Zones): string | null {
  if (day === null || endDay) return endDay ?? day;
  if (start === null || end === null) return day;
  if (zones.from === zones.to) return end < start ? addDays(day, 1) : day;
  const from = instantAt(day, start, zones.from);
  return [-1, 0, 1, 2].map((days) => addDays(day, days)).find((candidate) => instantAt(candidate, end, zones.to) > from) ?? day;
}

/**
 * From when to when. Without a start it begins with its day, without an end it is over with its last: a whole day is as
 * long as that day is there, 23 hours or 25 where clocks change. Null without a day.
 */
export function spanOf(timed: Timed, zones: Zones): Span | null {
  const { day, start, end } = timed;
  if (day === null) return null;
  const last = endDayOf(timed, zones)!;
  return { from: instantAt(day, start ?? "00:00", zones.from), to: end === null ? instantAt(addDays(last, 1), "00:00", zones.to) : instantAt(last, end, zones.to) };
}

/** Minutes from start to end; negative where it ends before it begins. Null without both times. */
export function minutesTaken(timed: Timed, zones: Zones): number | null {
  if (timed.start === null || timed.end === null) return null;
  const span = spanOf(timed, zones);
  return span && Math.round((span.to - span.from) / 60_000);
}
