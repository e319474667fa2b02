// When an item begins and ends: the clocks of where it is, or of both ends of a journey, turned into instants. Pure.
import { addDays } from "../../lib/dates";
import { instantAt } from "../../lib/instants";
import type { Activity, Destination } from "./useItinerary";

type City = Pick<Destination, "_id" | "timeZone" | "arrival" | "departure">;
type Timed = Pick<Activity, "day" | "endDay" | "start" | "end" | "type" | "transport" | "destinationId">;
export type Moments = { startsAt: number; /** Null: nobody has said. */ endsAt: number | null; /** The date on which it ends, where it ends. */ endDate: string };

/** Where one is on a date: at its beginning or, on a day of moving on, at its end. */
export const cityOn = <Place extends City>(date: string, cities: Place[], at: "morning" | "evening" = "evening"): Place | undefined => {
  const there = ({ arrival, departure }: Place) => arrival <= date && date <= departure;
  return at === "morning" ? cities.find(there) : cities.findLast(there);
};

/** The clock by which it begins and the one by which it ends. */
export function zonesOf(activity: Timed, cities: City[]): { from: string; to: string } {
  const { day, endDay, transport, type, destinationId } = activity;
  const own = cities.find(({ _id }) => _id === destinationId)?.timeZone;
  const on = (date: string | null | undefined, at: "morning" | "evening") => (date ? cityOn(date, cities, at)?.timeZone : undefined);
  const fallback = own ?? cities[0]?.timeZone ?? "UTC";
  if (type !== "transport") return { from: own ?? on(day, "evening") ?? fallback, to: own ?? on(endDay ?? day, "evening") ?? fallback };
  return { from: transport?.from?.timeZone ?? on(day, "morning") ?? fallback, to: transport?.to?.timeZone ?? on(endDay ?? day, "evening") ?? fallback };
}

/** The date on which it ends: what isn't said is the first time after its start that clocks there show its end, over the date line even the day before. */
export function endDateOf(activity: Timed, cities: City[]): string | null {
  const { day, endDay, start, end } = activity;
  if (!day || endDay) return endDay ?? day;
  if (!start || !end) return day;
  const { from, to } = zonesOf(activity, cities);
  if (from === to) return end < start ? addDays(day, 1) : day;
  const startsAt = instantAt(day, start, from);
  return [-1, 0, 1, 2].map((days) => addDays(day, days)).find((date) => instantAt(date, end, to) > startsAt) ?? day;
}

/** Null without a day or a beginning. */
export function momentsOf(activity: Timed, cities: City[]): Moments | null {
  const { day, start, end, endDay } = activity;
  if (!day || !start) return null;
  const { from, to } = zonesOf(activity, cities);
  const startsAt = instantAt(day, start, from);
  if (!end) return { startsAt, endsAt: null, endDate: endDay ?? day };
  const endDate = endDateOf(activity, cities) ?? day;
  return { startsAt, endsAt: instantAt(endDate, end, to), endDate };
}
