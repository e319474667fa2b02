// What lies under a map on paper: coasts, where it is wide enough for those of the bundled world, and how far is how far. Y runs up, as in a PDF.
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { USES_MILES } from "../../../i18n/measures";

export type Box = { x: number; y: number; width: number; height: number };
export type Place = { lat: number; lng: number };
type Point = { x: number; y: number };
export type Projection = { /** Where the places are, in their order. */ points: Point[]; point(place: Place): Point; /** The same longitude, by the nearer way round. */ near(lng: number): number; kmPerPoint: number };

const KM_PER_DEGREE = 111.2;
const KM_PER_MILE = 1.609344;
const PADDING = 26;
/** Below it the bundled coasts, true to some kilometres, would put places into the sea. */
export const COASTS_FROM_KM_PER_POINT = 0.8;
/** Of all that is shown in one place. */
const CLOSEST_KM_PER_POINT = 0.005;

/** Fits the places into the box, no closer than `closest` kilometres a point; across the date line by the nearer way round. */
export function projectionFor(places: Place[], box: Box, closest = CLOSEST_KM_PER_POINT): Projection {
  const middle = places[0]!.lng;
  const near = (lng: number) => lng - 360 * Math.round((lng - middle) / 360);
  const [lats, lngs] = [places.map(({ lat }) => lat), places.map(({ lng }) => near(lng))];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lngs), Math.max(...lngs)];
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const degrees = Math.max(((east - west) * narrow) / (box.width - 2 * PADDING), (north - south) / (box.height - 2 * PADDING), closest / KM_PER_DEGREE);
  const point = ({ lat, lng }: Place) => ({ x: box.x + box.width / 2 + ((lng - (west + east) / 2) * narrow) / degrees, y: box.y + box.height / 2 + (lat - (south + north) / 2) / degrees });
  return { points: places.map(({ lat, lng }) => point({ lat, lng: near(lng) })), point, near, kmPerPoint: degrees * KM_PER_DEGREE };
}

/** Outlines of what land is in the box, as SVG draws them: y runs down from the box's own zero. Null where the coasts aren't true enough. */
export async function landIn(box: Box, { point, kmPerPoint }: Pick<Projection, "point" | "kmPerPoint">): Promise<string[] | null> {
  if (kmPerPoint < COASTS_FROM_KM_PER_POINT) return null;
  return (await polygons()).flatMap((rings) =>
    [-360, 0, 360].flatMap((around) => {
      const drawn = rings.map((ring) => ring.map(([lng, lat]) => point({ lng: lng! + around, lat: lat! })));
      return isIn(drawn[0]!, box) ? [drawn.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)},${(-y).toFixed(1)}`).join("L")}Z`).join("")] : [];
    }),
  );
}

/** Of the countries that the map on screen draws too: who has seen that has them already. */
async function polygons(): Promise<Position[][][]> {
  const [{ feature }, atlas] = await Promise.all([import("topojson-client"), import("world-atlas/countries-50m.json")]);
  const topology = atlas.default as unknown as Topology<{ countries: GeometryCollection<object> }>;
  return feature(topology, topology.objects.countries).features.flatMap(({ geometry }) => {
    const shape = geometry as MultiPolygon | Polygon;
    return shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  });
}

function isIn(ring: Point[], box: Box): boolean {
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
  return least(xs) < box.x + box.width && most(xs) > box.x && least(ys) < box.y + box.height && most(ys) > box.y;
}
const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));

/** A round distance that is at most `points` long on the map: in kilometres, and how long it is drawn. */
export function scaleOf({ kmPerPoint }: Pick<Projection, "kmPerPoint">, points: number): { km: number; length: number } {
  const unit = USES_MILES ? KM_PER_MILE : 1;
  const longest = (points * kmPerPoint) / unit;
  const power = 10 ** Math.floor(Math.log10(longest));
  const round = [5, 2, 1].map((step) => step * power).find((distance) => distance <= longest)! * unit;
  return { km: round, length: round / kmPerPoint };
}

const LABEL_HEIGHT = 11;
const PIN = 7;

/** Where the name of each point begins, on the line of its middle: beside it, or above or below, where it hides no pin and no other name. */
export function labelSpots(points: Point[], widths: number[], box: Box): Point[] {
  const taken = points.map(({ x, y }) => ({ x: x - PIN, y: y - PIN, width: 2 * PIN, height: 2 * PIN }));
  return points.map(({ x, y }, index) => {
    const width = widths[index]!;
    const around = [{ x: x + 9, y }, { x: x - 9 - width, y }, { x: x - width / 2, y: y + 14 }, { x: x - width / 2, y: y - 14 }];
    const boxOf = (spot: Point) => ({ x: spot.x, y: spot.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT });
    const isFree = (spot: Point) => spot.x >= box.x && spot.x + width <= box.x + box.width && taken.every((other, at) => at === index || !overlap(boxOf(spot), other));
    const spot = around.find(isFree) ?? around[0]!;
    taken.push(boxOf(spot));
    return spot;
  });
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Pins that would lie on one another, moved apart by as little as leaves each in sight. */
export function apart(points: Point[], distance: number): Point[] {
  const moved = points.map((point) => ({ ...point }));
  for (let round = 0; round < 40; round++) {
    for (const [i, a] of moved.entries()) {
      for (const b of moved.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const gap = Math.hypot(dx, dy);
        if (gap >= distance) continue;
        // What lies in one spot goes out of each other's way sideways.
        const [ux, uy] = gap < 0.01 ? [1, 0] : [dx / gap, dy / gap];
        const push = (distance - gap) / 2;
        a.x -= ux * push;
        a.y -= uy * push;
        b.x += ux * push;
        b.y += uy * push;
      }
    }
  }
  return moved;
}
