// Pins that would lie on each other stand together as one: by their distance on the screen at a zoom, so that moving the
// map changes nothing. In the order of the plan. Pure.
import type { LngLat } from "./geometry";

export type Cluster<Pin> = { pins: Pin[]; lngLat: LngLat };

const WORLD_AT_ZOOM_0 = 512;

/** Screen pixels from the map's corner, as web Mercator has it. */
export function worldPoint([lng, lat]: LngLat, zoom: number): { x: number; y: number } {
  const size = WORLD_AT_ZOOM_0 * 2 ** zoom;
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return { x: ((lng + 180) / 360) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
}

/** Every pin is in one cluster; within one, all are at most `radius` pixels from its first. */
export function clustersOf<Pin extends { lngLat: LngLat }>(pins: readonly Pin[], zoom: number, radius: number): Cluster<Pin>[] {
  const size = WORLD_AT_ZOOM_0 * 2 ** zoom;
  const clusters: { pins: Pin[]; x: number; y: number }[] = [];
  for (const pin of pins) {
    const { x, y } = worldPoint(pin.lngLat, zoom);
    const near = clusters.find((cluster) => {
      const across = Math.abs(cluster.x - x);
      return Math.hypot(Math.min(across, size - across), cluster.y - y) <= radius;
    });
    if (near) near.pins.push(pin);
    else clusters.push({ pins: [pin], x, y });
  }
  return clusters.map((cluster) => ({ pins: cluster.pins, lngLat: middle(cluster.pins.map(({ lngLat }) => lngLat)) }));
}

/** Of points that lie close together, across the date line too. */
function middle(points: readonly LngLat[]): LngLat {
  const [first] = points[0]!;
  const beside = (lng: number) => first + ((((lng - first + 180) % 360) + 360) % 360) - 180;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(points.map(([lng]) => beside(lng))), mean(points.map(([, lat]) => lat))];
}
