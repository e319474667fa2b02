// The least time on the way for a day's stops, exactly: every set of stops and last stop keeps all pairs of
// (time of day, minutes walked) that no other pair betters. By the checker's clock and distances.
import { isOpen, leastMinutes, type Spot } from "../../convex/ai/planner/checker/clock";
import { eatingHours } from "../../convex/ai/planner/checker/checkPeople";
import type { Item } from "../../convex/ai/planner/checker/subject";

const MARGIN = 5;
const STEP = 5;
export const MOST_STOPS = 11;

type Timed = Item & { from: number; to: number; lat: number; lng: number };
export type Day = { number: number; base: Spot; items: Timed[]; countryCode: string };

const way = (a: Spot, b: Spot) => leastMinutes(a, b);

/** Minutes on the way as planned, from the bed and back. */
export function plannedWay({ base, items }: Day): number {
  const spots = [base, ...items, base];
  return spots.slice(1).reduce((sum, spot, index) => sum + way(spots[index]!, spot), 0);
}

/** Within the hours that the plan takes; the planned order is one of those tried, so this is never longer. */
export function bestWay(day: Day): number {
  const { base, items } = day;
  const count = items.length;
  const leaves = items[0]!.from - way(base, items[0]!) - MARGIN;
  const home = items.at(-1)!.to + way(items.at(-1)!, base) + MARGIN;
  type Label = { time: number; walked: number };
  const labels = new Map<number, Label[]>();
  const keep = (set: number, last: number, label: Label) => {
    const key = set * count + last;
    const others = labels.get(key) ?? [];
    if (others.some(({ time, walked }) => time <= label.time && walked <= label.walked)) return;
    labels.set(key, [...others.filter(({ time, walked }) => time < label.time || walked < label.walked), label]);
  };
  const visit = (set: number, next: number, from: Spot, { time, walked }: Label, margin: number) => {
    const minutes = way(from, items[next]!);
    const begins = earliest(day, items[next]!, Math.floor(time + minutes + margin));
    if (begins !== null) keep(set | (1 << next), next, { time: begins + items[next]!.to - items[next]!.from, walked: walked + minutes });
  };
  for (let first = 0; first < count; first++) visit(0, first, base, { time: leaves, walked: 0 }, MARGIN);
  let best = plannedWay(day);
  const full = (1 << count) - 1;
  for (let set = 1; set <= full; set++) {
    for (let last = 0; last < count; last++) {
      for (const label of labels.get(set * count + last) ?? []) {
        if (set === full) {
          const back = way(items[last]!, base);
          if (label.time + back <= home) best = Math.min(best, label.walked + back);
        }
        for (let next = 0; next < count; next++) if (!(set & (1 << next))) visit(set, next, items[last]!, label, MARGIN);
      }
    }
  }
  return best;
}

/** Open, and a meal at its hours; null when it can't be had any more. */
function earliest({ number, countryCode }: Day, item: Timed, from: number): number | null {
  const length = item.to - item.from;
  const [mealFrom, mealUntil] = item.meal === "lunch" || item.meal === "dinner" ? eatingHours(countryCode, item.meal) : [0, 1440];
  for (let start = Math.ceil(Math.max(from, mealFrom) / STEP) * STEP; start <= Math.min(mealUntil, 1440); start += STEP) {
    if (!item.place || isOpen(item.place, number, start, start + length)) return start;
  }
  return null;
}
