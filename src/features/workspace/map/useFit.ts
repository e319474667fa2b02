// What is in view: the map fits when another day or place is chosen and as the plan grows; not once somebody has looked
// around by themselves.
import type { Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useRef } from "react";
import type { Bounds } from "./geometry";

const PADDING = 64;
/** Under the chips, and beside the names of places. */
const TOP = 148;
const NAME_PADDING = 96;
const CLOSEST = 14;

/** `chosen` changes when somebody asks for something else to be shown. Returns what fits on demand. */
export function useFit(map: MapLibre | null, bounds: Bounds | null, chosen: unknown, named: boolean) {
  const fitted = useRef({ chosen, bounds: "" });
  const isLeftAlone = useRef(true);
  useEffect(() => {
    if (!map) return;
    const note = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (originalEvent) isLeftAlone.current = false;
    };
    map.on("movestart", note);
    return () => void map.off("movestart", note);
  }, [map]);
  const fit = useCallback(() => {
    if (!map || !bounds) return;
    const animate = fitted.current.bounds !== "" && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const beside = named ? NAME_PADDING : PADDING;
    map.fitBounds(bounds, { padding: { top: TOP, bottom: PADDING, left: beside, right: beside }, maxZoom: CLOSEST, animate });
  }, [map, bounds, named]);
  useEffect(() => {
    if (!map || !bounds) return;
    const next = { chosen, bounds: JSON.stringify(bounds) };
    const isChosen = chosen !== fitted.current.chosen;
    if (isChosen) isLeftAlone.current = true;
    if (!isLeftAlone.current || (!isChosen && next.bounds === fitted.current.bounds)) return;
    fit();
    fitted.current = next;
  }, [map, bounds, chosen, fit]);
  return () => {
    isLeftAlone.current = true;
    fit();
  };
}
