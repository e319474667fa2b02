// The best order of a day: the least time on the way, from the bed and back where one is known. What is booked,
// locked or has been done stays when it is, journeys part the day, places are visited while they are open and meals
// had at their hours. Exact for as many stops as a day usually has, else improved step by step. Pure.

export type Point = { lat: number; lng: number };
export type Window = { open: number; close: number };
export type Stop = {
  id: string;
  point: Point | null;
  /** Minutes after midnight; null: it has no time. */
  start: number | null;
  /** Minutes that it lasts. */
  lasts: number;
  /** Neither its time nor its place in the order changes. */
  fixed: boolean;
  /** A journey: what is before it stays before it. */
  parts: boolean;
  /** When it may begin; null: at any time. */
  windows: Window[] | null;
};
export type Way = { minutes: number; km: number };
export type Ordering = {
  /** Ids in the best order; as they were, where nothing better is found. */
  order: string[];
  /** New beginnings of those that have a time and may change it. */
  starts: Map<string, number>;
  before: Way;
  after: Way;
};

type WayOf = (from: Stop | Point, to: Stop | Point) => Way;
/** Of free stops in a row; beyond it all orders would be too many. */
export const MOST_EXACT = 9;
/** Orders looked at, at most: a second's work on a slow machine. */
const MOST_STEPS = 300_000;
const MARGIN = 5;
const STEP = 5;
const LAST_MINUTE = 24 * 60 - 1;
/** A new order may end the day so much later than the old one does, or would if one kept to it. */
const LATER = 30;
/** But not into the night, where a day is too full as it is. */
const EVENING = 21 * 60 + 30;

const NO_WAY: Way = { minutes: 0, km: 0 };
const sum = (ways: Way[]): Way => ways.reduce((total, { minutes, km }) => ({ minutes: total.minutes + minutes, km: total.km + km }), NO_WAY);

/** A stretch of the day between journeys. */
type Stretch = { stops: Stop[]; from: Point | null; to: Point | null; opens: number | null; closes: number };

export function bestOrder(stops: Stop[], bed: { morning: Point | null; evening: Point | null }, wayOf: WayOf): Ordering {
  const result: Ordering = { order: [], starts: new Map(), before: NO_WAY, after: NO_WAY };
  for (const stretch of stretchesOf(stops, bed, wayOf)) {
    const walked = (order: Stop[]) => sum(legs(stretch, order).map(([a, b]) => wayOf(a, b)));
    const before = walked(stretch.stops);
    const order = shorter(stretch, wayOf, before.minutes) ?? stretch.stops;
    const changed = order.some((stop, index) => stop !== stretch.stops[index]);
    const after = changed ? walked(order) : before;
    result.order.push(...order.map(({ id }) => id));
    if (changed) for (const [id, start] of scheduled(stretch, order, wayOf)?.starts ?? []) result.starts.set(id, start);
    result.before = sum([result.before, before]);
    result.after = sum([result.after, after]);
  }
  return result;
}

function stretchesOf(stops: Stop[], bed: { morning: Point | null; evening: Point | null }, wayOf: WayOf): Stretch[] {
  const runs: Stop[][] = [[]];
  for (const stop of stops) {
    if (!stop.parts) runs.at(-1)!.push(stop);
    else runs.push([stop], []);
  }
  let ended: number | null = null;
  return runs.map((run, index) => {
    const journeyNext = runs[index + 1]?.[0];
    const timed = run.find(({ start }) => start !== null);
    const lastEnd = Math.max(0, ...run.map(({ start, lasts }) => (start === null ? 0 : start + lasts)));
    const stretch: Stretch = {
      stops: run,
      from: index === 0 ? bed.morning : null,
      to: index === runs.length - 1 ? bed.evening : null,
      opens: timed ? Math.max(ended ?? 0, timed.start!) : null,
      closes: LAST_MINUTE,
    };
    stretch.closes = Math.min(journeyNext?.start ?? LAST_MINUTE, Math.max(lastEnd + LATER, Math.min(endOf(stretch, wayOf) + LATER, EVENING)), LAST_MINUTE);
    if (run.length === 1 && run[0]!.parts && run[0]!.start !== null) ended = run[0]!.start + run[0]!.lasts;
    return stretch;
  });
}

/** From place to place; what has none is passed over. */
function legs({ from, to }: Stretch, order: Stop[]): [Stop | Point, Stop | Point][] {
  const placed: (Stop | Point)[] = [...(from ? [from] : []), ...order.filter(({ point, parts }) => point !== null && !parts), ...(to ? [to] : [])];
  return placed.slice(1).map((place, index) => [placed[index]!, place]);
}

/** An order with less time on the way that can be kept; null when there is none. */
function shorter(stretch: Stretch, wayOf: WayOf, given: number): Stop[] | null {
  const free = stretch.stops.filter(({ fixed, parts }) => !fixed && !parts);
  if (free.length < 2 && stretch.stops.length - free.length < 1) return null;
  if (free.length === 0) return null;
  return free.length <= MOST_EXACT ? exact(stretch, wayOf, given) : stepByStep(stretch, wayOf, given);
}

type Cursor = { place: Stop | Point | null; time: number | null };

/** Where and when one is after one stop more; null where it can't be had then. */
function visit({ place, time }: Cursor, stop: Stop, wayOf: WayOf): { cursor: Cursor; minutes: number; start: number | null } | null {
  const minutes = place && stop.point ? wayOf(place, stop).minutes : 0;
  const here = stop.point ? stop : place;
  if (time === null) return { cursor: { place: here, time }, minutes, start: null };
  const arrives = time + minutes;
  if (stop.fixed && stop.start !== null) return arrives > stop.start ? null : { cursor: { place: here, time: stop.start + stop.lasts }, minutes, start: stop.start };
  const ready = Math.ceil((arrives + (minutes > 0 ? MARGIN : 0)) / STEP) * STEP;
  const start = stop.windows === null ? ready : (stop.windows.map(({ open, close }) => ({ at: Math.max(open, ready), close })).find(({ at, close }) => at <= close)?.at ?? null);
  return start === null ? null : { cursor: { place: here, time: start + stop.lasts }, minutes, start };
}

/** Leaving the bed so that the day begins when it did. */
const begin = ({ from, opens }: Stretch, first: Stop, wayOf: WayOf): Cursor => ({ place: from, time: opens === null ? null : from && first.point ? opens - wayOf(from, first).minutes - MARGIN : opens });

function scheduled(stretch: Stretch, order: Stop[], wayOf: WayOf): { minutes: number; starts: [string, number][] } | null {
  let cursor = begin(stretch, order[0]!, wayOf);
  let minutes = 0;
  const starts: [string, number][] = [];
  for (const stop of order) {
    const step = visit(cursor, stop, wayOf);
    if (!step) return null;
    if (step.start !== null && stop.start !== null && !stop.fixed) starts.push([stop.id, step.start]);
    minutes += step.minutes;
    cursor = step.cursor;
  }
  if (cursor.time !== null && cursor.time > stretch.closes) return null;
  return { minutes: minutes + (stretch.to && cursor.place ? wayOf(cursor.place, stretch.to).minutes : 0), starts };
}

/** When one is done with the order given, hours or not. */
function endOf(stretch: Stretch, wayOf: WayOf): number {
  let cursor: Cursor | null = null;
  for (const stop of stretch.stops) cursor = visit(cursor ?? begin(stretch, stop, wayOf), { ...stop, fixed: false, windows: null }, wayOf)!.cursor;
  return cursor?.time ?? 0;
}

/** Fixed ones without a time keep their place in the order, those with one their order among each other. */
function keepsFixed(stretch: Stretch, order: Stop[]): boolean {
  const timed = (stops: Stop[]) => stops.filter(({ fixed, start }) => fixed && start !== null);
  const inOrder = timed(order);
  return timed(stretch.stops).every((stop, index) => inOrder[index] === stop) && stretch.stops.every((stop, index) => !stop.fixed || stop.start !== null || order[index] === stop);
}

function exact(stretch: Stretch, wayOf: WayOf, given: number): Stop[] | null {
  const { stops, to } = stretch;
  const waiting = stops.filter(({ fixed, start }) => fixed && start !== null);
  const pinned = stops.map((stop) => (stop.fixed && stop.start === null ? stop : null));
  const left = new Set(stops);
  const order: Stop[] = [];
  let [best, shortest, steps]: [Stop[] | null, number, number] = [null, given, 0];
  const extend = (cursor: Cursor, walked: number) => {
    if (walked >= shortest || ++steps > MOST_STEPS) return;
    if (left.size === 0) {
      const total = walked + (to && cursor.place ? wayOf(cursor.place, to).minutes : 0);
      if (total >= shortest || (cursor.time !== null && cursor.time > stretch.closes)) return;
      [best, shortest] = [[...order], total];
      return;
    }
    const must = pinned[order.length];
    for (const stop of must ? [must] : [...left]) {
      const isTimed = stop.fixed && stop.start !== null;
      if ((stop !== must && pinned.includes(stop)) || (isTimed && waiting.find((one) => left.has(one)) !== stop)) continue;
      const step = visit(order.length === 0 ? begin(stretch, stop, wayOf) : cursor, stop, wayOf);
      if (!step) continue;
      left.delete(stop);
      order.push(stop);
      extend(step.cursor, walked + step.minutes);
      order.pop();
      left.add(stop);
    }
  };
  extend({ place: null, time: null }, 0);
  return best;
}

/** Moves one stop, or turns a run of them round, as long as that shortens the way. */
function stepByStep(stretch: Stretch, wayOf: WayOf, given: number): Stop[] | null {
  let [order, shortest, better] = [stretch.stops, given, true];
  const consider = (candidate: Stop[]) => {
    const tried = keepsFixed(stretch, candidate) ? scheduled(stretch, candidate, wayOf) : null;
    if (!tried || tried.minutes >= shortest) return;
    [order, shortest, better] = [candidate, tried.minutes, true];
  };
  while (better) {
    better = false;
    const now = order;
    for (let a = 0; a < now.length; a++) {
      for (let b = a + 1; b < now.length; b++) {
        consider([...now.slice(0, a), ...now.slice(a, b + 1).reverse(), ...now.slice(b + 1)]);
        consider([...now.slice(0, a), ...now.slice(a + 1, b + 1), now[a]!, ...now.slice(b + 1)]);
        consider([...now.slice(0, a), now[b]!, ...now.slice(a, b), ...now.slice(b + 1)]);
      }
    }
  }
  return order === stretch.stops ? null : order;
}
