// The problem as flat arrays, and what doesn't change during a search. A "cell" is a stop on a route:
// route × stops + stop.
import type { Problem } from "./problem";

export class Frame {
  readonly stops: number;
  readonly routes: number;
  readonly size: number;
  readonly travel: Float64Array;
  readonly at: Int32Array;
  readonly visit: Float64Array;
  readonly profit: Float64Array;
  readonly cost: Float64Array;
  readonly kind: Int32Array;
  readonly must: Uint8Array;
  /** -1 for what isn't a meal. */
  readonly slot: Int32Array;
  /** Number of the stop's key; stops of one key are one place. */
  readonly key: Int32Array;
  readonly keys: number;
  readonly kinds: number;
  readonly dayOf: Int32Array;
  /** Start windows of a cell: from `firstWindow[cell]` to before `firstWindow[cell + 1]`. */
  readonly firstWindow: Int32Array;
  readonly windowOpen: Float64Array;
  readonly windowClose: Float64Array;
  /** Stops at most in one route. */
  readonly longest: number;
  /** Mean worth of n stops of one kind, as a share of the first. */
  readonly shares: Float64Array;
  readonly slotStops: number[][];
  readonly freeStops: Int32Array;
  readonly mustStops: number[];
  /** Routes on which the stop has a window at all. */
  readonly routesOf: number[][];

  constructor(readonly problem: Problem) {
    const { stops, routes, travel, size } = problem;
    this.stops = stops.length;
    this.routes = routes.length;
    this.size = size;
    this.travel = travel;
    this.at = Int32Array.from(stops, ({ at }) => at);
    this.visit = Float64Array.from(stops, ({ visit }) => visit);
    this.profit = Float64Array.from(stops, ({ profit }) => profit);
    this.cost = Float64Array.from(stops, ({ cost }) => cost);
    this.kind = Int32Array.from(stops, ({ kind }) => kind);
    this.must = Uint8Array.from(stops, ({ must }) => Number(must));
    this.slot = Int32Array.from(stops, ({ slot }) => slot ?? -1);
    const keys = new Map<string, number>();
    this.key = Int32Array.from(stops, ({ key }) => {
      const known = keys.get(key) ?? keys.size;
      keys.set(key, known);
      return known;
    });
    this.keys = keys.size;
    this.kinds = stops.reduce((most, { kind }) => Math.max(most, kind + 1), 0);
    this.dayOf = Int32Array.from(routes, ({ day }) => day);

    this.firstWindow = new Int32Array(routes.length * stops.length + 1);
    const opens: number[] = [];
    const closes: number[] = [];
    this.routesOf = stops.map(() => []);
    this.longest = 1;
    for (let route = 0; route < routes.length; route++) {
      let able = 0;
      for (const [stop, { starts }] of stops.entries()) {
        for (const { open, close } of starts[route]!) {
          opens.push(open);
          closes.push(close);
        }
        this.firstWindow[route * stops.length + stop + 1] = opens.length;
        if (starts[route]!.length === 0) continue;
        this.routesOf[stop]!.push(route);
        able++;
      }
      this.longest = Math.max(this.longest, able);
    }
    this.windowOpen = Float64Array.from(opens);
    this.windowClose = Float64Array.from(closes);

    const most = routes.length * this.longest;
    this.shares = new Float64Array(most + 2).fill(1);
    let sum = 0;
    for (let count = 0; count <= most; count++) {
      sum += problem.repeatShare ** count;
      this.shares[count + 1] = sum / (count + 1);
    }
    this.slotStops = problem.slots.map(() => []);
    const free: number[] = [];
    for (const [index, { slot }] of stops.entries()) (slot === null ? free : this.slotStops[slot]!).push(index);
    this.freeStops = Int32Array.from(free);
    this.mustStops = free.filter((stop) => stops[stop]!.must);
  }
}
