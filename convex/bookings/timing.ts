// When what is booked begins and ends: the clock of the destination, turned into instants. Pure.
import { addDays } from "../dates";
import { instantAt } from "../trips/days/clock";

export { instantAt };

export type When = { day: string | null; start: string | null; endDay: string | null; end: string | null; timeZone: string };

/** Null without a day. Without a time it begins with the day; without an end it is over with its last day. */
export function instantsOf({ day, start, endDay, end, timeZone }: When): { startsAt: number | null; endsAt: number | null } {
  if (day === null) return { startsAt: null, endsAt: null };
  const startsAt = instantAt(day, start ?? "00:00", timeZone);
  const last = endDay ?? day;
  if (!end) return { startsAt, endsAt: instantAt(addDays(last, 1), "00:00", timeZone) };
  const runsPastMidnight = last === day && start !== null && end < start;
  return { startsAt, endsAt: instantAt(runsPastMidnight ? addDays(last, 1) : last, end, timeZone) };
}
