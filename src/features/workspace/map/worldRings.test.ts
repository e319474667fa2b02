import type { Position } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { describe, expect, it } from "vitest";
import coarse from "world-atlas/countries-110m.json";
import fine from "world-atlas/countries-50m.json";
import { unwrapped, unwrappedPolygon, worldOf } from "./worldRings";

type Atlas = Topology<{ countries: GeometryCollection }>;
const widestStep = (line: Position[]) => Math.max(...line.slice(1).map(([lng], index) => Math.abs(lng! - line[index]![0]!)));
const isWithin = ([lng, lat]: Position, ring: Position[]) =>
  ring.reduce((inside, [x, y], index) => {
    const [beforeX, beforeY] = ring[(index || ring.length) - 1]!;
    return y! > lat! !== beforeY! > lat! && lng! < ((beforeX! - x!) * (lat! - y!)) / (beforeY! - y!) + x! ? !inside : inside;
  }, false);

describe.each([
  ["coarse", coarse as unknown as Atlas],
  ["finer", fine as unknown as Atlas],
])("the %s world", (_name, atlas) => {
  const world = worldOf(atlas);
  const polygons = world.features.flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? geometry.coordinates : []));
  const lines = world.features.flatMap(({ geometry }) => (geometry.type === "MultiLineString" ? geometry.coordinates : []));
  const isLand = (point: Position) => [-360, 0, 360].some((away) => polygons.some((rings) => rings.filter((ring) => isWithin([point[0]! + away, point[1]!], ring)).length % 2 === 1));

  it("has closed rings, and no line across the map but the one along its edge", () => {
    for (const ring of polygons.flat()) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(widestStep(ring.slice(0, ring.findIndex(([, lat]) => lat === -90)))).toBeLessThan(20);
    }
    for (const line of lines) expect(widestStep(line)).toBeLessThan(20);
  });

  it("has land where there is land", () => {
    for (const land of [[0, -80], [120, -75], [-90, -80], [179, 67], [-175, 66.5], [178, -17.8], [10, 50]]) expect(isLand(land), land.join()).toBe(true);
    for (const sea of [[-40, 50], [-30, 60], [160, 10], [-150, -17], [0, 89], [-100, -60]]) expect(isLand(sea), sea.join()).toBe(false);
  });
});

describe("a ring over the date line", () => {
  it("runs on past the edge, its holes with it", () => {
    expect(unwrapped([[179, 0], [-179, 0], [-179, 1], [179, 0]])).toEqual([[179, 0], [181, 0], [181, 1], [179, 0]]);
    const [, hole] = unwrappedPolygon([[[170, 0], [-170, 0], [-170, 20], [170, 20], [170, 0]], [[-178, 5], [-175, 5], [-175, 8], [-178, 5]]]);
    expect(hole![0]).toEqual([182, 5]);
  });
});
