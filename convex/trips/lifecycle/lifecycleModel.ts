// What a trip may become, as data, and what the clock makes of it. Pure; lifecycle.ts acts on it.
import type { Doc } from "../../_generated/dataModel";
import { addDays } from "../../dates";
import { appError } from "../../errors";
import { type Said, say, sentence } from "../../said";
import { atLeast, type Role } from "../../permissions";
import { localAt } from "../days/clock";

export type TripStatus = Doc<"trips">["status"];
type Dates = Pick<Doc<"trips">, "startDate" | "endDate" | "openDates">;
/** Where the trip begins and where it ends: IANA names. */
export type Zones = { first: string; last: string };

type Arrow = {
  to: TripStatus;
  /** The least role that may go along it by hand. */
  who: Role;
  /** What it is called on a button, and what the log says was done. */
  label: string;
  event: Said;
};

export const TRANSITIONS: Record<TripStatus, readonly Arrow[]> = {
  draft: [
    { to: "planned", who: "editor", label: sentence("Mark as planned"), event: say("marked the trip as planned") },
    { to: "cancelled", who: "owner", label: sentence("Cancel the trip"), event: say("cancelled the trip") },
  ],
  planned: [
    { to: "active", who: "editor", label: sentence("We have left"), event: say("began the trip") },
    { to: "draft", who: "editor", label: sentence("Back to a draft"), event: say("made the trip a draft again") },
    { to: "cancelled", who: "owner", label: sentence("Cancel the trip"), event: say("cancelled the trip") },
  ],
  active: [
    { to: "completed", who: "editor", label: sentence("We are back"), event: say("ended the trip") },
    { to: "planned", who: "editor", label: sentence("We haven't left yet"), event: say("marked the trip as planned") },
    { to: "cancelled", who: "owner", label: sentence("Cancel the trip"), event: say("cancelled the trip") },
  ],
  completed: [{ to: "active", who: "editor", label: sentence("We are still travelling"), event: say("went on with the trip") }],
  cancelled: [{ to: "draft", who: "owner", label: sentence("Plan it again"), event: say("took the trip up again") }],
};

/** The first moment of the first day has come, where the trip begins. A trip without dates never begins by itself. */
export const hasBegun = (dates: Dates, { first }: Zones, at: number): boolean => !dates.openDates && localAt(at, first).day >= dates.startDate;
/** The last day has gone by where the trip ends. */
export const isOver = (dates: Dates, { last }: Zones, at: number): boolean => !dates.openDates && localAt(at, last).day > dates.endDate;

/** Arrows that somebody with this role may go along now. */
export function transitionsFrom(trip: Dates & { status: TripStatus }, role: Role, zones: Zones, at: number): readonly Arrow[] {
  return TRANSITIONS[trip.status].filter(({ to, who }) => atLeast(role, who) && dateRefusal(trip, to, zones, at) === null);
}

/** The arrow to `to`. Throws CONFLICT where there is none, or the dates are against it; AUTHORIZATION_ERROR for too small a role. */
export function requireTransition(trip: Dates & { status: TripStatus }, to: TripStatus, role: Role, zones: Zones, at: number): Arrow {
  const arrow = TRANSITIONS[trip.status].find((each) => each.to === to);
  if (!arrow) throw appError("CONFLICT", noSuchArrow(trip.status, to), { status: trip.status, wanted: to });
  if (!atLeast(role, arrow.who)) throw appError("AUTHORIZATION_ERROR", "Only the trip's owner can do this.", { role, needed: arrow.who });
  const refusal = dateRefusal(trip, to, zones, at);
  if (refusal) throw appError("CONFLICT", refusal, { status: trip.status, wanted: to });
  return arrow;
}

const noSuchArrow = (from: TripStatus, to: TripStatus) =>
  say(
    "A trip that is {from, select, draft {a draft} planned {planned} active {under way} completed {over} other {cancelled}} can't become {to, select, draft {a draft} planned {planned} active {under way} completed {over} other {cancelled}}.",
    { from, to },
  );

function dateRefusal(trip: Dates & { status: TripStatus }, to: TripStatus, zones: Zones, at: number): string | null {
  if (to === "active" && trip.openDates) return sentence("Give the trip its dates first.");
  // What the clock would take back at once isn't offered.
  if (to === "active" && isOver(trip, zones, at)) return sentence("The last day has gone by. Give the trip later dates to travel on.");
  if (trip.status === "active" && to === "planned" && hasBegun(trip, zones, at)) return sentence("The first day has come. Give the trip later dates if you haven't left.");
  return null;
}

/** What the log says of what the clock does. */
export const BY_CLOCK = { active: say("The trip began"), completed: say("The trip ended") } as const;

/** What the clock makes of a trip; null: it stays as it is. What was missed is made up for in one step. */
export function dueStatus(trip: Dates & { status: TripStatus }, zones: Zones, at: number): keyof typeof BY_CLOCK | null {
  if (trip.status === "completed" || trip.status === "cancelled") return null;
  if (isOver(trip, zones, at)) return "completed";
  return trip.status !== "active" && hasBegun(trip, zones, at) ? "active" : null;
}

/** What a trip is under new dates: one that had begun waits again when they lie ahead, one that was over goes on. */
export function statusUnder(dates: Dates, status: TripStatus, zones: Zones, at: number): TripStatus {
  if (status !== "active" && status !== "completed") return status;
  if (isOver(dates, zones, at)) return status;
  return hasBegun(dates, zones, at) ? "active" : "planned";
}

/** The latest date that it is anywhere on earth: a day ahead of Greenwich's for up to 14 hours. */
export const latestDate = (at: number): string => localAt(at, "Etc/GMT-14").day;

/** The first Monday of a month (YYYY-MM) that hasn't passed, or of the same month a year later: stands in for dates that aren't known. */
export function standInStart(month: string | null, today: string): string {
  const wanted = month ?? addDays(today, 182).slice(0, 7);
  const ofYear = (year: number) => firstMonday(`${year}${wanted.slice(4)}`);
  const year = Math.max(Number(wanted.slice(0, 4)), Number(today.slice(0, 4)));
  return ofYear(year) >= today ? ofYear(year) : ofYear(year + 1);
}

function firstMonday(month: string): string {
  const first = `${month}-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return addDays(first, (8 - weekday) % 7);
}
