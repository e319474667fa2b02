// What of the plan stands where on a grid of days and hours. An item that runs past midnight, or a journey into
// another zone, is drawn in pieces, each by the clock of the day that it stands in. Pure.
import { addDays, eachDay } from "../../../lib/dates";
import { minutesOf } from "../itinerary/entry/readTimes";
import { momentsOf } from "../moments";
import type { Activity, Destination } from "../useItinerary";

export const DAY_MINUTES = 1440;
/** Without an end it is drawn as long as this. */
export const USUAL_MINUTES = 60;
/** Of a journey that lands "before" it left, no more than its landing is drawn. */
const LANDING_MINUTES = 30;
const LEAST_MINUTES = 15;

export type Piece = {
  activity: Activity;
  day: string;
  /** Minutes after midnight, `to` at most 1440. */
  from: number;
  to: number;
  part: "whole" | "leaves" | "through" | "arrives";
  /** Nobody has said when it ends. */
  open: boolean;
};

/** None for stays, ideas and what has no time. */
export function piecesOf(activity: Activity, cities: Destination[]): Piece[] {
  const { day, start, end, type } = activity;
  const moments = momentsOf(activity, cities);
  if (!day || !start || !moments || type === "hotel") return [];
  const from = minutesOf(start);
  const piece = (part: Piece["part"], on: string, since: number, until: number): Piece => ({ activity, day: on, from: since, to: Math.min(DAY_MINUTES, until), part, open: !end });
  if (!end || moments.endsAt === null) return [piece("whole", day, from, from + USUAL_MINUTES)];
  const to = minutesOf(end);
  const { endDate } = moments;
  if (endDate === day && to >= from) return [piece("whole", day, from, Math.max(to, from + LEAST_MINUTES))];
  if (to === 0 && type !== "transport" && endDate === addDays(day, 1)) return [piece("whole", day, from, DAY_MINUTES)];
  const lasts = Math.max(LEAST_MINUTES, Math.round((moments.endsAt - moments.startsAt) / 60_000));
  const leaves = piece("leaves", day, from, from + lasts);
  // On the date of leaving or an earlier one: the calendar has gone back on the way.
  if (endDate <= day) return [leaves, piece("arrives", endDate, Math.max(0, to - LANDING_MINUTES), Math.max(to, LEAST_MINUTES))];
  const between = eachDay(addDays(day, 1), addDays(endDate, -1)).map((date) => piece("through", date, 0, DAY_MINUTES));
  return [leaves, ...between, ...(to > 0 ? [piece("arrives", endDate, Math.max(0, to - lasts), to)] : [])];
}

export type Band = { hotel: Activity; /** Columns; one wakes up in `last`, which may lie beyond the trip. */ first: number; last: number };

/** Stays across their nights. */
export function bandsOf(hotels: Activity[], dates: string[]): Band[] {
  return hotels.flatMap((hotel) => {
    const first = dates.indexOf(hotel.day ?? "");
    if (first === -1) return [];
    const leaves = dates.indexOf(hotel.endDay ?? addDays(hotel.day!, 1));
    return [{ hotel, first, last: leaves > first ? leaves : dates.length }];
  });
}
