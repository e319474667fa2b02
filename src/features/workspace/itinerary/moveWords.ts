// What is said of rows on their way: one by its name, several by their number.
import { t } from "../../../i18n/t";
import { dayLabel } from "../dayLabel";
import type { TripFrame } from "../tripFrame";
import { IDEAS } from "./itineraryState";

/** How many move, and what the one of them is called that is held. */
type Moving = { count: number; item: string };
type View = Pick<TripFrame, "trip">;

/** The day's name; null for the ideas. */
const dayOf = (list: string | null, { trip }: View) => (list === null || list === IDEAS ? null : dayLabel(list, trip, "long"));

export function movedWords(moving: Moving, list: string | null, view: View): string {
  const day = dayOf(list, view);
  return day === null ? t("Moved {count, plural, =1 {{item}} other {# items}} to ideas", moving) : t("Moved {count, plural, =1 {{item}} other {# items}} to {day}", { ...moving, day });
}

export const liftedWords = (moving: Moving): string => t("Picked up {count, plural, =1 {{item}} other {# items}}. Arrows move it, Space drops it, Escape puts it back.", moving);

export const putBackWords = (moving: Moving): string => t("{count, plural, =1 {{item}} other {# items}} put back.", moving);

export function droppedWords(moving: Moving, list: string, view: View): string {
  const day = dayOf(list, view);
  return day === null ? t("{count, plural, =1 {{item}} other {# items}} dropped on ideas.", moving) : t("{count, plural, =1 {{item}} other {# items}} dropped on {day}.", { ...moving, day });
}

/** Where it would stand: `place` of `places` in its list. */
export function standsWords(at: { item: string; place: number; places: number }, list: string, view: View): string {
  const day = dayOf(list, view);
  return day === null ? t("{item}: place {place, number} of {places, number} on ideas.", at) : t("{item}: place {place, number} of {places, number} on {day}.", { ...at, day });
}
