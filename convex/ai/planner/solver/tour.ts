// One route with its times. Invariant: every visit begins as early as the one before allows, within
// one window of its stop, and `slack[i]` says how much later visit i may begin without breaking any
// after it, so that an insertion is tested without walking the rest of the route.
import type { Problem, Route } from "./problem";

const ROUNDING = 1e-6;

export type Insertion = { position: number; window: number; /** Minutes the rest of the route is pushed by, waiting not counted. */ added: number };

export class Tour {
  readonly stops: number[] = [];
  private windows: number[] = [];
  private starts: number[] = [];
  private waits: number[] = [];
  private slacks: number[] = [];
  /** Minutes on the way, the way to the end included. */
  travel = 0;

  constructor(
    private readonly problem: Problem,
    readonly index: number,
  ) {
    this.retime();
  }

  private get route(): Route {
    return this.problem.routes[this.index]!;
  }

  copy(): Tour {
    const tour = Object.create(Tour.prototype) as { -readonly [Key in keyof Tour]: Tour[Key] } & Record<string, unknown>;
    return Object.assign(tour, {
      problem: this.problem,
      index: this.index,
      stops: this.stops.slice(),
      windows: this.windows.slice(),
      starts: this.starts.slice(),
      waits: this.waits.slice(),
      slacks: this.slacks.slice(),
      travel: this.travel,
    }) as unknown as Tour;
  }

  startOf(position: number): number {
    return this.starts[position]!;
  }

  /** Where the stop adds least time, or null when it fits nowhere. */
  bestInsertion(stop: number): Insertion | null {
    const { stops, travel, size } = this.problem;
    const { at, visit, starts } = stops[stop]!;
    const windows = starts[this.index]!;
    if (windows.length === 0) return null;
    const { from, to, open, close } = this.route;
    const lastClose = windows[windows.length - 1]!.close;
    const length = this.stops.length;
    let best: Insertion | null = null;
    let place = from;
    let leave = open;
    for (let position = 0; position <= length; position++) {
      const arrive = leave + travel[place * size + at]!;
      if (arrive > lastClose) break;
      const next = position < length ? stops[this.stops[position]!]!.at : to;
      let window = 0;
      while (arrive > windows[window]!.close) window++;
      const start = Math.max(arrive, windows[window]!.open);
      const arriveNext = start + visit + travel[at * size + next]!;
      const added = arriveNext - leave - travel[place * size + next]!;
      if (best === null || added < best.added) {
        const fits =
          position < length
            ? arriveNext <= this.starts[position]! + this.slacks[position]!
            : arriveNext <= close;
        if (fits) best = { position, window, added };
      }
      if (position < length) {
        place = next;
        leave = this.starts[position]! + stops[this.stops[position]!]!.visit;
      }
    }
    return best;
  }

  insert(stop: number, { position, window }: Insertion) {
    this.stops.splice(position, 0, stop);
    this.windows.splice(position, 0, window);
    this.retime();
  }

  remove(position: number, count: number): number[] {
    this.windows.splice(position, count);
    const removed = this.stops.splice(position, count);
    this.retime();
    return removed;
  }

  /** Forward for the times, backward for the slack. A stop that can now be had in an earlier window takes it. */
  private retime() {
    const { stops, travel, size } = this.problem;
    const { from, to, open, close } = this.route;
    const length = this.stops.length;
    let place = from;
    let leave = open;
    this.travel = 0;
    for (let position = 0; position < length; position++) {
      const { at, visit, starts } = stops[this.stops[position]!]!;
      const windows = starts[this.index]!;
      const way = travel[place * size + at]!;
      const arrive = leave + way;
      let window = 0;
      // Sums of fractions differ in the last digits with their order: a start at the very end of a window stays in it.
      while (arrive > windows[window]!.close + ROUNDING && window < windows.length - 1) window++;
      this.windows[position] = window;
      const start = Math.max(Math.min(arrive, windows[window]!.close), windows[window]!.open);
      this.starts[position] = start;
      this.waits[position] = start - arrive;
      this.travel += way;
      place = at;
      leave = start + visit;
    }
    this.starts.length = this.waits.length = this.slacks.length = length;
    const home = travel[place * size + to]!;
    this.travel += home;
    let after = close - leave - home;
    for (let position = length - 1; position >= 0; position--) {
      const window = stops[this.stops[position]!]!.starts[this.index]![this.windows[position]!]!;
      const slack = Math.min(window.close - this.starts[position]!, after);
      this.slacks[position] = slack;
      after = slack + this.waits[position]!;
    }
  }
}
