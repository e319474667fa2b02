// Lines on the map: solid where booked, dashed where not yet, thin and dotted between cities. They belong to whatever ground is laid,
// so that they are drawn with it and not after it.
import type { ExpressionSpecification, FilterSpecification, LineLayerSpecification, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { RouteProperties } from "./tripFeatures";

export const ROUTES = "routes";

export function withRoutes(ground: StyleSpecification, lines: FeatureCollection): StyleSpecification {
  return { ...ground, sources: { ...ground.sources, [ROUTES]: { type: "geojson", data: lines } }, layers: [...ground.layers, ...LAYERS] };
}

const kindIs = (kind: RouteProperties["kind"]): FilterSpecification => ["==", ["get", "kind"], kind];
const isSettled: ExpressionSpecification = ["get", "settled"];
const notBetween: FilterSpecification = ["!=", ["get", "kind"], "between"];
const ROUND = { "line-cap": "round", "line-join": "round" } as const;
const FLAT = { "line-cap": "butt", "line-join": "round" } as const;

function lineLayer(id: string, filter: FilterSpecification, layout: LineLayerSpecification["layout"], paint: LineLayerSpecification["paint"]): LineLayerSpecification {
  return { id, type: "line", source: ROUTES, filter, layout, paint: { "line-color": ["get", "color"], ...paint } };
}

const LAYERS = [
  lineLayer("between", kindIs("between"), ROUND, { "line-width": 2, "line-opacity": 0.7, "line-dasharray": [0.1, 2.6] }),
  lineLayer("pending", ["all", notBetween, ["!", isSettled]], FLAT, { "line-width": 2.5, "line-opacity": 0.75, "line-dasharray": [2.4, 1.6] }),
  lineLayer("settled", ["all", notBetween, isSettled], ROUND, { "line-width": 3, "line-opacity": 0.85 }),
];
