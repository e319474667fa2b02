// A state of the search: tours, which places they use, and what they are worth. Changes go through
// `add` and `cut`, which keep the sums; nothing here decides what is changed.
import type { Problem, Solution } from "./problem";
import { Tour, type Insertion } from "./tour";

const MUST_BONUS = 1e5;
/** Not having a meal is worse than not seeing anything. */
const MISSING_SLOT = 1e4;
/** For spending twice what there is. */
const OVERSPENDING = 5e3;

/** What does not change during a search. */
export class Frame {
  readonly keyOf: number[];
  readonly kinds: number;
  readonly keys: number;
  /** Mean worth of n stops of one kind, as a share of the first. */
  readonly shares: number[] = [1];
  readonly slotStops: number[][];
  readonly freeStops: number[] = [];

  constructor(readonly problem: Problem) {
    const keys = new Map<string, number>();
    this.keyOf = problem.stops.map(({ key }) => {
      const known = keys.get(key) ?? keys.size;
      keys.set(key, known);
      return known;
    });
    this.keys = keys.size;
    this.kinds = problem.stops.reduce((most, { kind }) => Math.max(most, kind + 1), 0);
    let sum = 0;
    for (let count = 0; count < 40; count++) {
      sum += problem.repeatShare ** count;
      this.shares[count + 1] = sum / (count + 1);
    }
    this.slotStops = problem.slots.map(() => []);
    for (const [index, { slot }] of problem.stops.entries()) (slot === null ? this.freeStops : this.slotStops[slot]!).push(index);
  }
}

export class Plan {
  readonly tours: Tour[];
  private readonly uses: Int16Array;
  private readonly dayCounts: Int16Array;
  private readonly kindSums: Float64Array;
  private readonly kindCounts: Int16Array;
  readonly filled: Int32Array;
  private cost = 0;
  private profit = 0;
  private bonus = 0;
  private repeats = 0;

  constructor(
    readonly frame: Frame,
    from?: Plan,
  ) {
    const { problem, keys, kinds } = frame;
    if (from) {
      this.tours = from.tours.slice();
      this.uses = from.uses.slice();
      this.dayCounts = from.dayCounts.slice();
      this.kindSums = from.kindSums.slice();
      this.kindCounts = from.kindCounts.slice();
      this.filled = from.filled.slice();
      this.cost = from.cost;
      this.profit = from.profit;
      this.bonus = from.bonus;
      this.repeats = from.repeats;
      return;
    }
    this.tours = problem.routes.map((_, index) => new Tour(problem, index));
    this.uses = new Int16Array(keys);
    this.dayCounts = new Int16Array(problem.dayStops.length);
    this.kindSums = new Float64Array(problem.dayStops.length * kinds);
    this.kindCounts = new Int16Array(problem.dayStops.length * kinds);
    this.filled = new Int32Array(problem.slots.length).fill(-1);
  }

  /** A copy whose tours are shared until one of them changes. */
  copy(): Plan {
    return new Plan(this.frame, this);
  }

  visited(stop: number): number {
    return this.uses[this.frame.keyOf[stop]!]!;
  }

  /** Whether the same place is visited on that day already. */
  isOnDay(stop: number, day: number): boolean {
    const { problem, keyOf } = this.frame;
    return this.tours.some((tour, route) => problem.routes[route]!.day === day && tour.stops.some((other) => keyOf[other] === keyOf[stop]));
  }

  /** What must be in is not given up for money; the one who asks hears what it comes to. */
  affordable(stop: number): boolean {
    const { cost, must } = this.frame.problem.stops[stop]!;
    return must || this.cost + cost <= this.frame.problem.budget;
  }

  hasRoom(day: number): boolean {
    return this.dayCounts[day]! < this.frame.problem.dayStops[day]!;
  }

  /** What the stop would add to its day's profit. */
  gain(stop: number, day: number): number {
    const { problem, kinds, shares } = this.frame;
    const { kind, profit, must } = problem.stops[stop]!;
    const cell = day * kinds + kind;
    const sum = this.kindSums[cell]!;
    const count = this.kindCounts[cell]!;
    return (sum + profit) * shares[count + 1]! - sum * shares[count]! + (must ? MUST_BONUS : 0);
  }

  add(stop: number, route: number, insertion: Insertion) {
    const { slot, profit } = this.frame.problem.stops[stop]!;
    this.own(route).insert(stop, insertion);
    if (slot === null) this.weigh(stop, this.frame.problem.routes[route]!.day, 1);
    else {
      this.filled[slot] = stop;
      this.profit += profit;
    }
    this.count(stop, 1);
  }

  cut(route: number, position: number, count: number) {
    for (const stop of this.own(route).remove(position, count)) {
      const { slot, profit } = this.frame.problem.stops[stop]!;
      if (slot === null) this.weigh(stop, this.frame.problem.routes[route]!.day, -1);
      else {
        this.filled[slot] = -1;
        this.profit -= profit;
      }
      this.count(stop, -1);
    }
  }

  private own(route: number): Tour {
    const tour = this.tours[route]!.copy();
    this.tours[route] = tour;
    return tour;
  }

  private count(stop: number, by: 1 | -1) {
    const key = this.frame.keyOf[stop]!;
    const before = this.uses[key]!;
    this.repeats += Math.max(0, before + by - 1) - Math.max(0, before - 1);
    this.uses[key] = before + by;
    this.cost += by * this.frame.problem.stops[stop]!.cost;
  }

  private weigh(stop: number, day: number, by: 1 | -1) {
    const { problem, kinds, shares } = this.frame;
    const { kind, profit, must } = problem.stops[stop]!;
    const cell = day * kinds + kind;
    const before = this.kindSums[cell]! * shares[this.kindCounts[cell]!]!;
    this.kindSums[cell]! += by * profit;
    this.kindCounts[cell]! += by;
    this.profit += this.kindSums[cell]! * shares[this.kindCounts[cell]!]! - before;
    this.dayCounts[day]! += by;
    if (must) this.bonus += by * MUST_BONUS;
  }

  /** What the search maximises. */
  value(): number {
    const { travelWeight, repeatLoss, budget } = this.frame.problem;
    const overspent = this.cost > budget ? ((this.cost - budget) / Math.max(1, Math.abs(budget))) * OVERSPENDING : 0;
    let missing = 0;
    for (const stop of this.filled) if (stop < 0) missing++;
    let travel = 0;
    if (travelWeight > 0) for (const tour of this.tours) travel += tour.travel;
    return this.profit + this.bonus - travel * travelWeight - this.repeats * repeatLoss - overspent - missing * MISSING_SLOT;
  }

  solutionProfit(): number {
    return this.profit;
  }

  /** Stops in all tours. */
  size(): number {
    return this.tours.reduce((sum, tour) => sum + tour.stops.length, 0);
  }

  solution(): Solution {
    const { problem } = this.frame;
    return {
      routes: this.tours.map((tour) =>
        tour.stops.map((stop, position) => {
          const start = tour.startOf(position);
          return { stop, start, end: start + problem.stops[stop]!.visit };
        }),
      ),
      profit: this.profit,
      value: this.value(),
      unfilledSlots: [...this.filled.keys()].filter((slot) => this.filled[slot]! < 0),
    };
  }
}
