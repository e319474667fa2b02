// On which days a stay or a journey may end, and the one that follows from the clocks while nobody has said it. Pure.
import { daysBetween } from "../../../../lib/dates";
import { endDateOf } from "../../moments";
import type { Activity, Destination } from "../../useItinerary";

type City = Pick<Destination, "_id" | "timeZone" | "arrival" | "departure">;
type Timed = Parameters<typeof endDateOf>[0];
type Dated = { date: string };

/** A flight over the date line lands on the day before; a stay is a night at least. What is chosen stays in the list. */
export function lastDays({ type, day }: Pick<Activity, "type" | "day">, chosen: string | null | undefined, days: readonly Dated[]): Dated[] {
  const earliest = type === "transport" ? -1 : 1;
  const open = days.filter(({ date }) => day !== null && (daysBetween(day, date) >= earliest || date === chosen));
  // A journey home may arrive after the trip has ended.
  return chosen && !open.some(({ date }) => date === chosen) ? [...open, { date: chosen }].sort((a, b) => (a.date < b.date ? -1 : 1)) : open;
}

/** The day of arrival as it is shown and as it is saved: null follows the clocks. */
export function arrivalOf(journey: Timed, cities: City[]): { day: string | null; saved: (chosen: string | null) => string | null } {
  const byClock = endDateOf({ ...journey, endDay: null }, cities);
  return { day: journey.endDay ?? byClock, saved: (chosen) => (chosen === byClock ? null : chosen) };
}
