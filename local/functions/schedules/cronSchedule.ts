// When a cron job runs: the schedules of `cronJobs()`, all in UTC, to the minute (intervals to the second).
import { createHash } from "node:crypto";
import type { CronJob } from "convex/server";

export type CronSchedule = CronJob["schedule"];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = WEEKDAYS.map((day) => day.slice(0, 3).toUpperCase());
/** February 29 comes again within eight years, whatever the century. */
const HORIZON_DAYS = 8 * 366;

/** The times at which a calendar schedule runs; a day must be in `days`, or in `weekdays` when only those are restricted. */
type Calendar = { minutes: Set<number>; hours: Set<number>; days: Set<number>; months: Set<number>; weekdays: Set<number>; either: boolean };

/** Throws a sentence for a schedule that says nothing, or never runs. `name` is the cron job's. */
export function checkSchedule(name: string, schedule: CronSchedule): void {
  if (nextRun(name, schedule, null, 0) === null) throw new Error(`The cron job '${name}' never runs: there is no such day.`);
}

/**
 * Milliseconds since the epoch: the first run after `previous` (null before the first) that isn't over by `now`.
 * An interval begins at once. Runs that are over are skipped; the caller has run the newest of them.
 */
export function nextRun(name: string, schedule: CronSchedule, previous: number | null, now: number): number | null {
  if (schedule.type === "interval") {
    if (previous === null) return now;
    const step = intervalMs(schedule);
    const missed = Math.max(0, Math.ceil((now - previous) / step) - 1);
    return previous + (missed + 1) * step;
  }
  return nextAfter(calendarOf(name, schedule), Math.max(previous ?? now, now));
}

function intervalMs(schedule: Extract<CronSchedule, { type: "interval" }>): number {
  if ("seconds" in schedule) return schedule.seconds * 1000;
  return "minutes" in schedule ? schedule.minutes * MINUTE_MS : schedule.hours * 60 * MINUTE_MS;
}

function calendarOf(name: string, schedule: Exclude<CronSchedule, { type: "interval" }>): Calendar {
  if (schedule.type === "cron") return parseCron(name, schedule.cron);
  // Left open, the minute is the job's own: not all of them at the top of the hour, and always the same.
  const minute = schedule.minuteUTC ?? createHash("sha256").update(name).digest()[0]! % 60;
  switch (schedule.type) {
    case "hourly":
      return parseCron(name, `${minute} * * * *`);
    case "daily":
      return parseCron(name, `${minute} ${schedule.hourUTC} * * *`);
    case "weekly":
      return parseCron(name, `${minute} ${schedule.hourUTC} * * ${WEEKDAYS.indexOf(schedule.dayOfWeek)}`);
    case "monthly":
      return parseCron(name, `${minute} ${schedule.hourUTC} ${schedule.day} * *`);
  }
}

/** Five fields: minute, hour, day of the month, month, day of the week (0 is Sunday). */
function parseCron(name: string, expression: string): Calendar {
  const parts = expression.trim().split(/\s+/);
  const refuse = (reason: string) => new Error(`The cron job '${name}' has an invalid cron expression "${expression}": ${reason}.`);
  if (parts.length !== 5) throw refuse("it needs five fields");
  const [minute, hour, day, month, weekday] = parts as [string, string, string, string, string];
  const field = (text: string, min: number, max: number, names: string[] = []) => {
    const values = parseField(text, min, max, names);
    if (values === null) throw refuse(`"${text}" is not made of numbers from ${min} to ${max}`);
    return values;
  };
  return {
    minutes: field(minute, 0, 59),
    hours: field(hour, 0, 23),
    days: field(day, 1, 31),
    months: field(month, 1, 12, ["", ...MONTHS]),
    weekdays: field(weekday, 0, 6, DAYS),
    // As cron has it: where both days are restricted, either will do.
    either: !day.startsWith("*") && !weekday.startsWith("*"),
  };
}

/** Lists of values, ranges and steps: "1,5", "MON-FRI", "0-30/10". Null for anything else. */
function parseField(text: string, min: number, max: number, names: string[]): Set<number> | null {
  const values = new Set<number>();
  const number = (part: string) => {
    const named = names.indexOf(part.toUpperCase());
    const value = part !== "" && named >= 0 ? named : /^\d{1,2}$/.test(part) ? Number(part) : NaN;
    return value >= min && value <= max ? value : NaN;
  };
  for (const part of text.split(",")) {
    const [, span, , stepText] = /^([^/]*)(\/(\d+))?$/.exec(part) ?? [];
    if (span === undefined) return null;
    const step = stepText === undefined ? 1 : Number(stepText);
    const [first, last, ...rest] = span === "*" ? [String(min), String(max)] : span.split("-");
    const from = number(first!);
    const to = last !== undefined ? number(last) : stepText === undefined ? from : max;
    if (rest.length > 0 || Number.isNaN(from) || Number.isNaN(to) || from > to || step < 1) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}

function nextAfter(calendar: Calendar, after: number): number | null {
  const start = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
  const firstDay = Math.floor(start / DAY_MS) * DAY_MS;
  for (let day = firstDay; day < firstDay + HORIZON_DAYS * DAY_MS; day += DAY_MS) {
    if (!hasDay(calendar, new Date(day))) continue;
    for (let time = Math.max(day, start); time < day + DAY_MS; time += MINUTE_MS) {
      const minutes = (time - day) / MINUTE_MS;
      if (calendar.hours.has(Math.floor(minutes / 60)) && calendar.minutes.has(minutes % 60)) return time;
    }
  }
  return null;
}

function hasDay({ months, days, weekdays, either }: Calendar, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const inMonth = days.has(date.getUTCDate());
  const inWeek = weekdays.has(date.getUTCDay());
  return either ? inMonth || inWeek : inMonth && inWeek;
}
