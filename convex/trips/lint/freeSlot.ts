// Room for one thing more on a day: between what stands, while its door is open, with time for the ways.
import { eatingHours } from "../../ai/planner/checker/checkPeople";
import { dayNumber, leastMinutes, windowsOn, type Spot } from "../../ai/planner/checker/clock";
import { isTimed, together, type Item, type Subject } from "../../ai/planner/checker/subject";
import { roundUp } from "../../ai/planner/clock";

/** When nothing says otherwise one is about from nine to nine; a meal takes an hour and so does what nobody knows better. */
const ABOUT: [number, number] = [9 * 60, 21 * 60];
const HOUR = 60;
/** To and from a station with bags. */
const STATION = 30;
/** Ways take longer than at their quickest. */
const SLACK = { factor: 1.3, minutes: 5 };

export type Newcomer = Pick<Item, "id" | "lat" | "lng" | "place" | "meal" | "type" | "participants" | "from" | "to">;
export type Slot = { start: number; end: number };

export function lengthOf({ from, to, meal, place }: Newcomer): number {
  if (from !== null && to !== null && to - from >= 10) return to - from;
  return meal || !place ? HOUR : place.visit[1];
}

const spotOf = ({ place, lat, lng }: Pick<Item, "place" | "lat" | "lng">): Spot | null => place ?? (lat !== null && lng !== null ? { lat, lng } : null);

function way(a: Newcomer, b: Newcomer): number {
  if (a.type === "transport" || b.type === "transport") return STATION;
  const [from, to] = [spotOf(a), spotOf(b)];
  return (from && to ? leastMinutes(from, to) * SLACK.factor : 0) + SLACK.minutes;
}

/** The free slot nearest to where it was, or to `near`; null when the day has none. */
export function freeSlot({ days }: Subject, item: Newcomer, date: string, near: number | null = item.from): Slot | null {
  const day = days.find((one) => one.date === date);
  if (!day) return null;
  const length = lengthOf(item);
  const others = day.items.filter((other) => other.id !== item.id && together(other, item)).filter(isTimed).sort((a, b) => a.from - b.from);
  let best: Slot | null = null;
  const wanted = near ?? ABOUT[0];
  for (const [opens, closes] of windows(item, date, day.here.at(-1)?.countryCode ?? "", length)) {
    let free = opens;
    for (const next of [...others, null]) {
      const latest = Math.min(closes - length, next === null ? Infinity : next.from - way(item, next) - length);
      const earliest = roundUp(free, 5);
      const start = Math.floor(Math.min(Math.max(wanted, earliest), latest) / 5) * 5;
      if (start >= earliest && (best === null || Math.abs(start - wanted) < Math.abs(best.start - wanted))) best = { start, end: start + length };
      if (next) free = Math.max(free, next.to + way(next, item));
    }
  }
  return best;
}

/** From when until when it may last. */
function windows({ place, meal }: Newcomer, date: string, country: string, length: number): [number, number][] {
  const hours: [number, number] = meal === "lunch" || meal === "dinner" ? [eatingHours(country, meal)[0], eatingHours(country, meal)[1] + length] : ABOUT;
  if (!place) return [hours];
  // Where doors stand open all night one still goes by day.
  return windowsOn(place, dayNumber(date)!).map(([opens, closes]) => [Math.max(opens, hours[0] - 60), Math.min(closes, place.lastEntry ? closes - place.lastEntry + length : closes, Math.max(hours[1], 23 * 60))]);
}
