// Lines on the map: solid where booked, dashed where not yet, thin and dotted between cities. They live in the style, which
// is replaced now and then: they are put back each time.
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { useEffect } from "react";
import type { RouteProperties } from "./tripFeatures";

const SOURCE = "routes";
const ROUND = { "line-cap": "round", "line-join": "round" } as const;
const FLAT = { "line-cap": "butt", "line-join": "round" } as const;
const kindIs = (kind: RouteProperties["kind"]) => ["==", ["get", "kind"], kind] as ["==", ["get", string], string];
const isSettled = ["get", "settled"] as ["get", string];

/** `data` must change only when what is drawn does. */
export function useRoutes(map: MapLibre | null, data: FeatureCollection) {
  useEffect(() => {
    if (!map) return;
    const draw = () => {
      const source = map.getSource<GeoJSONSource>(SOURCE);
      if (source) source.setData(data);
      else addLayers(map, data);
    };
    const restore = () => {
      if (!map.getSource(SOURCE)) draw();
    };
    if (map.isStyleLoaded()) draw();
    else void map.once("idle", draw);
    map.on("styledata", restore);
    return () => {
      map.off("styledata", restore);
      map.off("idle", draw);
    };
  }, [map, data]);
}

function addLayers(map: MapLibre, data: FeatureCollection) {
  map.addSource(SOURCE, { type: "geojson", data });
  const color = { "line-color": ["get", "color"] as ["get", string] };
  map.addLayer({ id: "between", type: "line", source: SOURCE, layout: ROUND, filter: kindIs("between"), paint: { ...color, "line-width": 2, "line-opacity": 0.7, "line-dasharray": [0.1, 2.6] } });
  map.addLayer({ id: "pending", type: "line", source: SOURCE, layout: FLAT, filter: ["all", ["!=", ["get", "kind"], "between"], ["!", isSettled]], paint: { ...color, "line-width": 2.5, "line-opacity": 0.75, "line-dasharray": [2.4, 1.6] } });
  map.addLayer({ id: "settled", type: "line", source: SOURCE, layout: ROUND, filter: ["all", ["!=", ["get", "kind"], "between"], isSettled], paint: { ...color, "line-width": 3, "line-opacity": 0.85 } });
}
