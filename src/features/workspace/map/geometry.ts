// Lines and frames on a round world: great circles, and the least box around points wherever the date line runs. Pure.
export type LngLat = [lng: number, lat: number];
/** West, south, east, north; east is over 180 where the box crosses the date line. */
export type Bounds = [west: number, south: number, east: number, north: number];

const EARTH_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
/** -180 to 180. */
export const wrap = (lng: number) => (Math.abs(lng) <= 180 ? lng : ((((lng + 180) % 360) + 360) % 360) - 180);

/** Kilometres over the ground. */
export function kmBetween([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const [sinLat, sinLng] = [Math.sin(radians(latB - latA) / 2), Math.sin(radians(lngB - lngA) / 2)];
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(sinLat ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * sinLng ** 2)));
}

const KM_A_STEP = 150;
const MOST_STEPS = 96;

/** The way that planes fly: both ends included, without a jump at the date line, so that longitudes may be past 180. */
export function greatCircle(from: LngLat, to: LngLat): LngLat[] {
  const km = kmBetween(from, to);
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(km / KM_A_STEP)));
  const angle = km / EARTH_KM;
  const [a, b] = [vector(from), vector(to)];
  const points: LngLat[] = [from];
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    const [partA, partB] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
    const [x, y, z] = [0, 1, 2].map((axis) => a[axis]! * partA + b[axis]! * partB) as [number, number, number];
    points.push(following(points.at(-1)!, [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))]));
  }
  return [...points, following(points.at(-1)!, to)];
}

const vector = ([lng, lat]: LngLat): [number, number, number] => [
  Math.cos(radians(lat)) * Math.cos(radians(lng)),
  Math.cos(radians(lat)) * Math.sin(radians(lng)),
  Math.sin(radians(lat)),
];

/** The same point, named so that it lies less than half the world from the one before. */
function following([before]: LngLat, [lng, lat]: LngLat): LngLat {
  return [before + wrap(lng - before), lat];
}

/** A line along points, the short way round between each two. */
export function along(points: readonly LngLat[]): LngLat[] {
  const line: LngLat[] = [];
  for (const point of points) line.push(line.length === 0 ? point : following(line.at(-1)!, point));
  return line;
}

/** The narrowest box around the points: it leaves out the widest gap between their longitudes. null around nothing. */
export function boundsAround(points: readonly LngLat[]): Bounds | null {
  if (points.length === 0) return null;
  const lngs = [...new Set(points.map(([lng]) => wrap(lng)))].sort((a, b) => a - b);
  let [west, east, widest] = [lngs[0]!, lngs.at(-1)!, lngs[0]! + 360 - lngs.at(-1)!];
  for (const [index, lng] of lngs.entries()) {
    const before = lngs[index - 1];
    if (before === undefined || lng - before <= widest) continue;
    [west, east, widest] = [lng, before + 360, lng - before];
  }
  const lats = points.map(([, lat]) => lat);
  return [west, Math.min(...lats), east, Math.max(...lats)];
}
