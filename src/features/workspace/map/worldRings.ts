// The world's countries as a flat map can draw them. The atlas stitches what the date line cuts: there its rings jump from one
// edge of the map to the other, and Antarctica's goes around the pole. Here rings run on past the edge, where the map draws the
// next world, and around the pole along the map's own edge. Pure.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

const POLE = -90;
/** As far as a Mercator map goes. */
const LAST_LATITUDE = -85.06;

/** The same line without jumps: each point is on the same side of the date line as the one before. */
export function unwrapped(line: readonly Position[]): Position[] {
  let turns = 0;
  return line.map(([lng, lat], index) => {
    const step = index === 0 ? 0 : lng! - line[index - 1]![0]!;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [lng! + turns * 360, lat!];
  });
}

const turnOf = (ring: readonly Position[]) => Math.round((ring.at(-1)![0]! - ring[0]![0]!) / 360);
const northernmost = (ring: readonly Position[]) => Math.max(...ring.map(([, lat]) => lat!));

/** Rings of a polygon, the outer first. */
export function unwrappedPolygon(rings: readonly Position[][]): Position[][] {
  const flat = rings.map(unwrapped);
  const around = flat.filter((ring) => turnOf(ring) !== 0);
  if (around.length > 0) {
    const coast = around.reduce((north, ring) => (northernmost(ring) > northernmost(north) ? ring : north));
    return [[...coast, [coast.at(-1)![0]!, POLE], [coast[0]![0]!, POLE], coast[0]!], ...flat.filter((ring) => turnOf(ring) === 0)];
  }
  const [west, east] = [Math.min(...flat[0]!.map(([lng]) => lng!)), Math.max(...flat[0]!.map(([lng]) => lng!))];
  return flat.map((ring) => {
    const away = ring[0]![0]! < west ? 360 : ring[0]![0]! > east ? -360 : 0;
    return ring.map(([lng, lat]) => [lng! + away, lat!]);
  });
}

/** Countries as areas, and as one feature every coast and border, each once. */
export function worldOf(topology: Topology<{ countries: GeometryCollection }>): FeatureCollection {
  const countries = feature(topology, topology.objects.countries) as FeatureCollection<Polygon | MultiPolygon>;
  const areas = countries.features.map(({ geometry }): Feature => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return { type: "Feature", properties: { kind: "land" }, geometry: { type: "MultiPolygon", coordinates: polygons.map(unwrappedPolygon) } };
  });
  const lines = mesh(topology, topology.objects.countries).coordinates.map(unwrapped).filter((line) => northernmost(line) > LAST_LATITUDE);
  return { type: "FeatureCollection", features: [...areas, { type: "Feature", properties: { kind: "border" }, geometry: { type: "MultiLineString", coordinates: lines } }] };
}
