// One request as its readers see it.
import type { ThreadMessage, TripState } from "../../types";
import type { DaySelection } from "../types";
import { daysFrom, daysIn } from "./days";
import { discourseOf, type Discourse } from "./discourse";
import { normalized } from "./spelling";

export type Request = {
  /** Normalized. */
  text: string;
  trip: TripState;
  thread: ThreadMessage[];
  discourse: Discourse;
  /** That it names, also as seen from the day last spoken of. */
  days: DaySelection;
};

export function requestOf(message: string, trip: TripState, thread: ThreadMessage[]): Request {
  const text = normalized(message);
  const discourse = discourseOf(thread, trip);
  return { text, trip, thread, discourse, days: daysIn(text, trip, discourse.day) };
}

/** The day last spoken of, where a request says "it" or "that day" and names none. */
export const dayMeant = ({ text, discourse, days }: Request): DaySelection =>
  days.length > 0 || discourse.day === null || !/\b(it|that|this|there|the day|them)\b/.test(text) ? days : [discourse.day];

/** From a day on, of those that are named beside it, or all to the trip's last; null where nothing is to be from a day on. */
export function daysOnwards({ text, trip, discourse }: Request): DaySelection | null {
  const from = daysFrom(text, trip);
  if (!from) return null;
  const named = daysIn(from.rest, trip, discourse.day);
  return from.days.filter((day) => named.length === 0 || named.includes(day));
}
