// When what is booked begins and ends: the clock of the destination, turned into instants. Pure.
import { addDays } from "../dates";

export type When = { day: string | null; start: string | null; endDay: string | null; end: string | null; timeZone: string };

/** The instant (epoch ms) at which clocks in `timeZone` show this; in the hour that a change of clocks leaves out, the one after it. */
export function instantAt(day: string, time: string, timeZone: string): number {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

/** Null without a day. Without a time it begins with the day; without an end it is over with its last day. */
export function instantsOf({ day, start, endDay, end, timeZone }: When): { startsAt: number | null; endsAt: number | null } {
  if (day === null) return { startsAt: null, endsAt: null };
  const startsAt = instantAt(day, start ?? "00:00", timeZone);
  const last = endDay ?? day;
  if (!end) return { startsAt, endsAt: instantAt(addDays(last, 1), "00:00", timeZone) };
  const runsPastMidnight = last === day && start !== null && end < start;
  return { startsAt, endsAt: instantAt(runsPastMidnight ? addDays(last, 1) : last, end, timeZone) };
}

/** Milliseconds that clocks in `timeZone` are ahead of UTC at an instant. */
function offsetAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - Math.floor(at / 1000) * 1000;
}
