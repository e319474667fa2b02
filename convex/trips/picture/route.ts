// From a trip's places to where they lie on the picture, and the way from one to the next. Pure.
import { distanceKm, type Point } from "../../places/distance";
import type { Xy } from "./canvas";

export type Stop = Point & { /** Of the trip's days, from 0. */ day: number };
export type Spot = { at: Xy; /** On which one first comes there. */ day: number };
/** The way to a stop, on the day that one goes it. */
export type Leg = { day: number; line: Xy[] };
export type Box = { left: number; top: number; right: number; bottom: number };

/** Farther from every city of the trip it is the airport at home, or a mistake. */
const FAR_KM = 300;
/** Places nearer to each other on the picture are one. */
const APART = 40;
const MAX_STOPS = 150;
/** The least that the picture shows, so that a walk round a block isn't a world tour. */
const LEAST_DEGREES = 0.02;

/** Nothing where there are no cities. Without stops, the way from city to city. What lies close together becomes one spot, and a way that is gone twice is drawn once. */
export function routeOf(cities: readonly Stop[], stops: readonly Stop[], box: Box): { spots: Spot[]; legs: Leg[]; days: number[] } {
  const near = stops.slice(0, MAX_STOPS).filter((stop) => cities.some((city) => distanceKm(stop, city) <= FAR_KM));
  const days = new Set(near.map(({ day }) => day));
  // A city whose day has no stop is one itself.
  const all = [...near, ...cities.filter(({ day }) => !days.has(day))].sort((a, b) => a.day - b.day);
  const place = projection(all, box);
  const spots: Spot[] = [];
  const way: { spot: Spot; day: number }[] = [];
  for (const stop of all) {
    const at = place(stop);
    let spot = spots.find((known) => Math.hypot(known.at[0] - at[0], known.at[1] - at[1]) < APART);
    if (!spot) spots.push((spot = { at, day: stop.day }));
    if (way.at(-1)?.spot !== spot) way.push({ spot, day: stop.day });
  }
  return { spots, legs: legsOf(way), days: [...new Set(all.map(({ day }) => day))] };
}

function legsOf(way: readonly { spot: Spot; day: number }[]): Leg[] {
  const legs: Leg[] = [];
  const gone = new Set<string>();
  for (let index = 1; index < way.length; index++) {
    const [from, to] = [way[index - 1]!.spot, way[index]!.spot];
    const key = [from, to].map(({ at }) => at.join()).sort().join(" ");
    if (gone.has(key)) continue;
    gone.add(key);
    legs.push({ day: way[index]!.day, line: bend((way[index - 2]?.spot ?? from).at, from.at, to.at, (way[index + 1]?.spot ?? to).at) });
  }
  return legs;
}

/** As large as it fits into the box, north up; across the date line the short way. */
function projection(points: readonly Point[], { left, top, right, bottom }: Box): (point: Point) => Xy {
  const first = points[0]?.lng ?? 0;
  const eastOf = (lng: number) => ((((lng - first + 180) % 360) + 360) % 360) - 180;
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => eastOf(lng));
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lngs), Math.max(...lngs)];
  const narrowing = Math.max(0.2, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const scale = Math.min((right - left) / Math.max((east - west) * narrowing, LEAST_DEGREES), (bottom - top) / Math.max(north - south, LEAST_DEGREES));
  const middle: Xy = [(left + right) / 2, (top + bottom) / 2];
  return ({ lat, lng }) => [middle[0] + (eastOf(lng) - (west + east) / 2) * narrowing * scale, middle[1] - (lat - (south + north) / 2) * scale];
}

const STEPS = 16;
/** Of what a line bends; more, and it swings out beyond its stops. */
const BEND = 0.3;

/** From `from` to `to` as part of a smooth line through all four. */
function bend(before: Xy, from: Xy, to: Xy, after: Xy): Xy[] {
  const along = (axis: 0 | 1, t: number) => {
    const [leaving, arriving] = [BEND * (to[axis] - before[axis]), BEND * (after[axis] - from[axis])];
    const [t2, t3] = [t * t, t * t * t];
    return (2 * t3 - 3 * t2 + 1) * from[axis] + (t3 - 2 * t2 + t) * leaving + (3 * t2 - 2 * t3) * to[axis] + (t3 - t2) * arriving;
  };
  return Array.from({ length: STEPS + 1 }, (_, step): Xy => [along(0, step / STEPS), along(1, step / STEPS)]);
}
