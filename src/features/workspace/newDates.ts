// Where days go when one of them moves: as the server's `days.move` does it, for what is on screen until it answers.
import { eachDay } from "../../lib/dates";

export type DayMove = { from: string; to: string; how: "insert" | "swap" };

/** Each day that gets another date, and which. */
export function newDates({ from, to, how }: DayMove): Map<string, string> {
  if (from === to) return new Map();
  if (how === "swap") return new Map([[from, to], [to, from]]);
  const days = from < to ? eachDay(from, to) : eachDay(to, from).reverse();
  return new Map(days.map((day, index) => [day, index === 0 ? to : days[index - 1]!]));
}
