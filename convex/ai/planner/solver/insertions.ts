// Where a stop adds least time to a route, remembered until the route changes.
import type { Frame } from "./frame";
import type { Plan } from "./plan";

/** Fits nowhere. */
const ROUNDING = 1e-9;
export const NOWHERE = -1;

export class Insertions {
  private readonly versions: Int32Array;
  private readonly positions: Int16Array;
  private readonly added: Float64Array;

  constructor(private readonly frame: Frame) {
    const cells = frame.routes * frame.stops;
    this.versions = new Int32Array(cells);
    this.positions = new Int16Array(cells);
    this.added = new Float64Array(cells);
  }

  /** Best position in the route, or NOWHERE. */
  position(plan: Plan, stop: number, route: number): number {
    const cell = route * this.frame.stops + stop;
    if (this.versions[cell] !== plan.versions[route]) this.look(plan, stop, route, cell);
    return this.positions[cell]!;
  }

  /** Minutes by which the rest of the route is later, waiting not counted; of the position last asked for. */
  minutes(stop: number, route: number): number {
    return this.added[route * this.frame.stops + stop]!;
  }

  private look(plan: Plan, stop: number, route: number, cell: number) {
    const { longest, size, travel, at, visit, firstWindow, windowOpen, windowClose, problem } = this.frame;
    const { order, starts, latest } = plan;
    const { from, to, open, close } = problem.routes[route]!;
    const first = firstWindow[cell]!;
    const last = firstWindow[cell + 1]! - 1;
    this.versions[cell] = plan.versions[route]!;
    this.positions[cell] = NOWHERE;
    if (last < first) return;
    const lastClose = windowClose[last]!;
    const here = at[stop]!;
    const stay = visit[stop]!;
    const earliest = windowOpen[first]! + stay;
    const base = route * longest;
    const end = base + plan.lengths[route]!;
    let best = Infinity;
    let place = from;
    let leave = open;
    for (let index = base; index <= end; index++) {
      const arrive = leave + travel[place * size + here]!;
      if (arrive > lastClose + ROUNDING) break;
      const isLast = index === end;
      const next = isLast ? to : at[order[index]!]!;
      const bound = isLast ? close : latest[index]!;
      if (earliest <= bound + ROUNDING) {
        let window = first;
        while (arrive > windowClose[window]! + ROUNDING) window++;
        const arriveNext = (arrive > windowOpen[window]! ? arrive : windowOpen[window]!) + stay + travel[here * size + next]!;
        if (arriveNext <= bound + ROUNDING) {
          const added = arriveNext - leave - travel[place * size + next]!;
          if (added < best) {
            best = added;
            this.positions[cell] = index - base;
          }
        }
      }
      if (isLast) break;
      place = next;
      leave = starts[index]! + visit[order[index]!]!;
    }
    this.added[cell] = best;
  }
}
