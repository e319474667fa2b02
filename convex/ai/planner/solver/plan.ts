// A state of the search: routes with their times, which places they use, and what they are worth.
// Invariant: every visit begins as early as the one before allows, within one window of its stop, and
// `latest` says until when it may begin without breaking any after it, so that an insertion is tested
// without walking the rest of the route. Nothing here decides what is changed.
import type { Frame } from "./frame";
import type { Solution } from "./problem";

const MUST_BONUS = 1e5;
/** Not having a meal is worse than not seeing anything. */
const MISSING_SLOT = 1e4;
/** For spending twice what there is. */
const OVERSPENDING = 5e3;
/** Sums of fractions differ in the last digits with their order: a start at the very end of a window stays in it. */
const ROUNDING = 1e-9;

export class Plan {
  /** Stops of a route: `longest` cells each, of which `lengths[route]` are in use. */
  readonly order: Int32Array;
  readonly lengths: Int32Array;
  readonly starts: Float64Array;
  readonly latest: Float64Array;
  /** Changes with every change of the route, and never comes back for another content. */
  readonly versions: Int32Array;
  /** Visits by key. */
  private readonly uses: Int16Array;
  private readonly dayCounts: Int16Array;
  private readonly kindSums: Float64Array;
  private readonly kindCounts: Int16Array;
  readonly filled: Int32Array;
  private readonly travels: Float64Array;
  private cost = 0;
  private profit = 0;
  private bonus = 0;
  private repeats = 0;
  /** Stops in all routes. */
  size = 0;

  constructor(
    readonly frame: Frame,
    private readonly clock: { version: number },
  ) {
    const { routes, longest, stops, keys, kinds, problem } = frame;
    this.order = new Int32Array(routes * longest);
    this.lengths = new Int32Array(routes);
    this.starts = new Float64Array(routes * longest);
    this.latest = new Float64Array(routes * longest);
    this.versions = new Int32Array(routes).fill(-1);
    this.uses = new Int16Array(Math.max(keys, stops));
    this.dayCounts = new Int16Array(problem.dayStops.length);
    this.kindSums = new Float64Array(problem.dayStops.length * kinds);
    this.kindCounts = new Int16Array(problem.dayStops.length * kinds);
    this.filled = new Int32Array(problem.slots.length).fill(-1);
    this.travels = new Float64Array(routes);
    for (let route = 0; route < routes; route++) this.retime(route);
  }

  /** Takes over the other's state; routes of one version are the same already. */
  become(other: Plan) {
    const { routes, longest } = this.frame;
    for (let route = 0; route < routes; route++) {
      if (this.versions[route] === other.versions[route]) continue;
      const length = other.lengths[route]!;
      const base = route * longest;
      for (let index = base; index < base + length; index++) {
        this.order[index] = other.order[index]!;
        this.starts[index] = other.starts[index]!;
        this.latest[index] = other.latest[index]!;
      }
      this.lengths[route] = length;
      this.versions[route] = other.versions[route]!;
      this.travels[route] = other.travels[route]!;
    }
    this.uses.set(other.uses);
    this.dayCounts.set(other.dayCounts);
    this.kindSums.set(other.kindSums);
    this.kindCounts.set(other.kindCounts);
    this.filled.set(other.filled);
    this.cost = other.cost;
    this.profit = other.profit;
    this.bonus = other.bonus;
    this.repeats = other.repeats;
    this.size = other.size;
  }

  visited(stop: number): number {
    return this.uses[this.frame.key[stop]!]!;
  }

  /** Whether the same place is visited on that day already. */
  isOnDay(stop: number, day: number): boolean {
    const { routes, longest, dayOf, key } = this.frame;
    for (let route = 0; route < routes; route++) {
      if (dayOf[route] !== day) continue;
      for (let index = 0; index < this.lengths[route]!; index++) if (key[this.order[route * longest + index]!] === key[stop]) return true;
    }
    return false;
  }

  /** What must be in is not given up for money; the one who asks hears what it comes to. */
  affordable(stop: number): boolean {
    const { cost, must, problem } = this.frame;
    return must[stop] === 1 || this.cost + cost[stop]! <= problem.budget;
  }

  hasRoom(route: number): boolean {
    const { dayOf, problem } = this.frame;
    return this.dayCounts[dayOf[route]!]! < problem.dayStops[dayOf[route]!]!;
  }

  /** What the stop would add to the route's day. */
  gain(stop: number, route: number): number {
    const { kinds, shares, kind, dayOf, profit, must } = this.frame;
    const cell = dayOf[route]! * kinds + kind[stop]!;
    const count = this.kindCounts[cell]!;
    const bonus = must[stop] === 1 ? MUST_BONUS : 0;
    if (count === 0) return profit[stop]! + bonus;
    const sum = this.kindSums[cell]!;
    return (sum + profit[stop]!) * shares[count + 1]! - sum * shares[count]! + bonus;
  }

  insert(stop: number, route: number, position: number) {
    const { longest } = this.frame;
    const base = route * longest;
    this.order.copyWithin(base + position + 1, base + position, base + this.lengths[route]!);
    this.order[base + position] = stop;
    this.lengths[route]!++;
    this.retime(route);
    this.count(stop, route, 1);
  }

  cut(route: number, position: number, count: number) {
    const base = route * this.frame.longest;
    for (let index = position; index < position + count; index++) this.count(this.order[base + index]!, route, -1);
    this.order.copyWithin(base + position, base + position + count, base + this.lengths[route]!);
    this.lengths[route]! -= count;
    this.retime(route);
  }

  /** The route's stops in another order; the caller has made sure that it can be kept. */
  reorder(route: number, order: number[]) {
    this.order.set(order, route * this.frame.longest);
    this.retime(route);
  }

  private count(stop: number, route: number, by: 1 | -1) {
    const { key, slot, cost, profit } = this.frame;
    const place = key[stop]!;
    const before = this.uses[place]!;
    this.repeats += Math.max(0, before + by - 1) - Math.max(0, before - 1);
    this.uses[place] = before + by;
    this.cost += by * cost[stop]!;
    this.size += by;
    if (slot[stop]! < 0) this.weigh(stop, route, by);
    else {
      this.filled[slot[stop]!] = by > 0 ? stop : -1;
      this.profit += by * profit[stop]!;
    }
  }

  private weigh(stop: number, route: number, by: 1 | -1) {
    const { kinds, shares, kind, dayOf, profit, must } = this.frame;
    const cell = dayOf[route]! * kinds + kind[stop]!;
    const before = this.kindSums[cell]! * shares[this.kindCounts[cell]!]!;
    this.kindCounts[cell]! += by;
    // Sums of fractions don't come back to nothing by themselves.
    this.kindSums[cell] = this.kindCounts[cell] === 0 ? 0 : this.kindSums[cell]! + by * profit[stop]!;
    this.profit += this.kindSums[cell]! * shares[this.kindCounts[cell]!]! - before;
    this.dayCounts[dayOf[route]!]! += by;
    if (must[stop] === 1) this.bonus += by * MUST_BONUS;
  }

  /** Forward for the times, backward for the latest. A stop that can now be had in an earlier window takes it. */
  private retime(route: number) {
    const { longest, size, travel, at, visit, firstWindow, windowOpen, windowClose, stops, problem } = this.frame;
    const { from, to, open, close } = problem.routes[route]!;
    const base = route * longest;
    const end = base + this.lengths[route]!;
    let place = from;
    let leave = open;
    let total = 0;
    for (let index = base; index < end; index++) {
      const stop = this.order[index]!;
      const way = travel[place * size + at[stop]!]!;
      const arrive = leave + way;
      const cell = route * stops + stop;
      let window = firstWindow[cell]!;
      while (arrive > windowClose[window]! + ROUNDING && window < firstWindow[cell + 1]! - 1) window++;
      const start = Math.max(Math.min(arrive, windowClose[window]!), windowOpen[window]!);
      this.starts[index] = start;
      this.latest[index] = windowClose[window]!;
      total += way;
      place = at[stop]!;
      leave = start + visit[stop]!;
    }
    total += travel[place * size + to]!;
    let bound = close;
    let next = to;
    for (let index = end - 1; index >= base; index--) {
      const stop = this.order[index]!;
      const latest = bound - travel[at[stop]! * size + next]! - visit[stop]!;
      this.latest[index] = Math.max(this.starts[index]!, Math.min(this.latest[index]!, latest));
      bound = this.latest[index]!;
      next = at[stop]!;
    }
    this.travels[route] = total;
    this.versions[route] = ++this.clock.version;
  }

  /** What the search maximises. */
  value(): number {
    const { travelWeight, repeatLoss, budget } = this.frame.problem;
    const overspent = this.cost > budget ? ((this.cost - budget) / Math.max(1, Math.abs(budget))) * OVERSPENDING : 0;
    let missing = 0;
    for (const stop of this.filled) if (stop < 0) missing++;
    let travel = 0;
    if (travelWeight > 0) for (const minutes of this.travels) travel += minutes;
    return this.profit + this.bonus - travel * travelWeight - this.repeats * repeatLoss - overspent - missing * MISSING_SLOT;
  }

  /** Profit of a visit, on average. */
  meanProfit(): number {
    return this.profit / Math.max(1, this.size);
  }

  solution(): Solution {
    const { longest, visit } = this.frame;
    return {
      routes: Array.from(this.lengths, (length, route) =>
        Array.from({ length }, (_, position) => {
          const stop = this.order[route * longest + position]!;
          const start = this.starts[route * longest + position]!;
          return { stop, start, end: start + visit[stop]! };
        }),
      ),
      profit: this.profit,
      value: this.value(),
      unfilledSlots: [...this.filled.keys()].filter((slot) => this.filled[slot]! < 0),
    };
  }
}
