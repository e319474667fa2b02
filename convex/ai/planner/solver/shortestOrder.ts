// The order of a route's stops with the shortest ways, exactly: every order is tried that keeps the
// windows and isn't longer than the best so far.
import type { Frame } from "./frame";
import type { Plan } from "./plan";

/** Beyond this trying all orders would take longer than it is worth. */
const MOST_STOPS = 9;
const WORTHWHILE = 1e-6;

/** Puts each route of the plan into its shortest order. */
export function shortenRoutes(plan: Plan) {
  const { routes, longest } = plan.frame;
  for (let route = 0; route < routes; route++) {
    const length = plan.lengths[route]!;
    if (length < 2 || length > MOST_STOPS) continue;
    const order = Array.from(plan.order.subarray(route * longest, route * longest + length));
    const shorter = shortestOrder(plan.frame, route, order);
    if (shorter) plan.reorder(route, shorter);
  }
}

/** Null when the order given is the shortest already. */
function shortestOrder(frame: Frame, route: number, given: number[]): number[] | null {
  const { size, travel, at, visit, firstWindow, windowOpen, windowClose, stops, problem } = frame;
  const { from, to, open, close } = problem.routes[route]!;
  const way = (a: number, b: number) => travel[a * size + b]!;
  let place = from;
  let shortest = -WORTHWHILE;
  for (const stop of given) {
    shortest += way(place, at[stop]!);
    place = at[stop]!;
  }
  shortest += way(place, to);
  let best: number[] | null = null;
  const order = given.slice();

  const extend = (depth: number, here: number, leave: number, walked: number) => {
    if (depth === order.length) {
      const total = walked + way(here, to);
      if (total >= shortest || leave + way(here, to) > close) return;
      shortest = total;
      best = order.slice();
      return;
    }
    for (let index = depth; index < order.length; index++) {
      const stop = order[index]!;
      const minutes = way(here, at[stop]!);
      if (walked + minutes >= shortest) continue;
      const cell = route * stops + stop;
      let window = firstWindow[cell]!;
      while (window < firstWindow[cell + 1]! && leave + minutes > windowClose[window]!) window++;
      if (window === firstWindow[cell + 1]) continue;
      order[index] = order[depth]!;
      order[depth] = stop;
      extend(depth + 1, at[stop]!, Math.max(leave + minutes, windowOpen[window]!) + visit[stop]!, walked + minutes);
      order[depth] = order[index]!;
      order[index] = stop;
    }
  };
  extend(0, from, open, 0);
  return best;
}
