// Fills a plan: what must be in first, then meals, then the stop with the most profit squared for the time it adds.
import { NOWHERE, type Insertions } from "./insertions";
import type { Frame } from "./frame";
import type { Plan } from "./plan";

/** Not looked at since its day has changed. */
const UNKNOWN = -2;
const NONE = -1;
/** Worth by which a table may be preferred by chance: the best one for this meal may be needed for another. */
const MEAL_SPREAD = 1000;

export class Recreation {
  /** Factor on each stop's score, thrown anew each time. */
  private readonly taste: Float64Array;
  private readonly bestStops: Int32Array;
  private readonly bestScores: Float64Array;
  /** Stops that may still fit a route: what doesn't now won't when the route is fuller. */
  private readonly open: Int32Array;
  private readonly openCounts: Int32Array;

  constructor(
    private readonly frame: Frame,
    private readonly insertions: Insertions,
  ) {
    this.taste = new Float64Array(frame.stops);
    this.bestStops = new Int32Array(frame.routes);
    this.bestScores = new Float64Array(frame.routes);
    this.open = new Int32Array(frame.routes * frame.freeStops.length);
    this.openCounts = new Int32Array(frame.routes);
  }

  /** Until nothing fits any more; `noise` shakes the order in which stops are taken. */
  fill(plan: Plan, random: () => number, noise: number) {
    const { slotStops, freeStops, mustStops } = this.frame;
    this.add(plan, mustStops, random, noise);
    const spread = noise * MEAL_SPREAD * random();
    const first = noise > 0 ? Math.floor(random() * slotStops.length) : 0;
    for (let count = 0; count < slotStops.length; count++) {
      const slot = (first + count) % slotStops.length;
      if (plan.filled[slot]! < 0) this.fillSlot(plan, slotStops[slot]!, random, spread);
    }
    this.add(plan, freeStops, random, noise);
  }

  private add(plan: Plan, stops: ArrayLike<number>, random: () => number, noise: number) {
    const { routes, dayOf } = this.frame;
    const { bestStops, bestScores } = this;
    if (stops.length === 0) return;
    for (let index = 0; index < stops.length; index++) this.taste[stops[index]!] = noise > 0 ? 1 + noise * (random() - 0.5) : 1;
    bestStops.fill(UNKNOWN);
    this.openCounts.fill(UNKNOWN);
    for (;;) {
      let bestRoute = -1;
      for (let route = 0; route < routes; route++) {
        if (bestStops[route] === UNKNOWN) this.choose(plan, route, stops);
        if (bestStops[route]! >= 0 && (bestRoute < 0 || bestScores[route]! > bestScores[bestRoute]!)) bestRoute = route;
      }
      if (bestRoute < 0) return;
      const stop = bestStops[bestRoute]!;
      plan.insert(stop, bestRoute, this.insertions.position(plan, stop, bestRoute));
      for (let route = 0; route < routes; route++) {
        const other = bestStops[route]!;
        if (dayOf[route] === dayOf[bestRoute] || (other >= 0 && (plan.visited(other) > 0 || !plan.affordable(other)))) bestStops[route] = UNKNOWN;
      }
    }
  }

  private choose(plan: Plan, route: number, stops: ArrayLike<number>) {
    const base = route * this.frame.freeStops.length;
    this.bestStops[route] = NONE;
    this.bestScores[route] = 0;
    if (!plan.hasRoom(route)) return;
    if (this.openCounts[route] === UNKNOWN) {
      this.open.set(stops, base);
      this.openCounts[route] = stops.length;
    }
    const count = this.openCounts[route]!;
    let left = 0;
    for (let index = base; index < base + count; index++) {
      const stop = this.open[index]!;
      if (plan.visited(stop) > 0 || this.insertions.position(plan, stop, route) === NOWHERE || !plan.affordable(stop)) continue;
      this.open[base + left++] = stop;
      const gain = plan.gain(stop, route);
      if (gain <= 0) continue;
      const score = ((gain * gain) / Math.max(1, this.insertions.minutes(stop, route))) * this.taste[stop]!;
      if (score <= this.bestScores[route]!) continue;
      this.bestScores[route] = score;
      this.bestStops[route] = stop;
    }
    this.openCounts[route] = left;
  }

  /** The candidate that suits best for the way it costs; an affordable one before a dear one. */
  private fillSlot(plan: Plan, candidates: number[], random: () => number, spread: number) {
    const { problem, profit, visit, cost, dayOf, routesOf } = this.frame;
    const wayWeight = Math.max(0.3, problem.travelWeight);
    let bestStop = -1;
    let bestRoute = -1;
    let bestScore = -Infinity;
    for (const stop of candidates) {
      const uses = plan.visited(stop);
      if (uses > 0 && !problem.stops[stop]!.repeatable) continue;
      const whim = spread > 0 ? spread * random() : 0;
      const dear = plan.affordable(stop) ? 0 : 1e6 + cost[stop]!;
      for (const route of routesOf[stop]!) {
        if (this.insertions.position(plan, stop, route) === NOWHERE || (uses > 0 && plan.isOnDay(stop, dayOf[route]!))) continue;
        const score = whim + profit[stop]! - uses * problem.repeatLoss - dear - Math.max(0, this.insertions.minutes(stop, route) - visit[stop]!) * wayWeight;
        if (score <= bestScore) continue;
        bestScore = score;
        bestStop = stop;
        bestRoute = route;
      }
    }
    if (bestStop >= 0) plan.insert(bestStop, bestRoute, this.insertions.position(plan, bestStop, bestRoute));
  }
}
