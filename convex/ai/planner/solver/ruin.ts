// What is torn out of a plan before it is filled again.
import type { Plan } from "./plan";

const LONGEST_STRETCH = 7;
const MOST_SINGLES = 8;

/** Tears a stretch out of one route or two, or stops at random out of all. */
export function ruin(plan: Plan, random: () => number) {
  if (plan.size === 0) return;
  const pick = (count: number) => Math.floor(random() * count);
  const routes = plan.frame.routes;
  if (random() < 0.7) {
    for (let count = 1 + pick(Math.min(2, routes)); count > 0; count--) {
      const route = pick(routes);
      const length = plan.lengths[route]!;
      if (length === 0) continue;
      const size = 1 + pick(Math.min(LONGEST_STRETCH, length));
      plan.cut(route, pick(length - size + 1), size);
    }
    return;
  }
  for (let count = 1 + pick(Math.min(MOST_SINGLES, plan.size)); count > 0; count--) {
    const route = pick(routes);
    const length = plan.lengths[route]!;
    if (length > 0) plan.cut(route, pick(length), 1);
  }
}
