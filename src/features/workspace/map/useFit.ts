// What is in view: the map fits when another day or place is chosen and as the plan grows; not once somebody has looked
// around by themselves, also if they have looked at another view of the trip meanwhile.
import type { FitBoundsOptions, Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useRef } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { Bounds } from "./geometry";
import { keepPlace, keptPlace, type Chosen, type Fitted } from "./mapPlace";

export type { Chosen, Fitted };

const PADDING = 64;
/** Beside the names of places. */
const NAME_PADDING = 96;
/** How close the map comes by itself. The bundled world has nothing to show of a city: the towns around it say where one is. */
const CLOSEST = { streets: 14, world: 10, dayOnWorld: 13 };

export const closestFor = ({ day, places }: Chosen, online: boolean): number => (online ? CLOSEST.streets : day !== null || places.length > 0 ? CLOSEST.dayOnWorld : CLOSEST.world);

/** Whether what is asked for isn't what has been fitted. Streets that have just been laid may be looked at closer. */
export const isFitWanted = (next: Fitted, fitted: Fitted | null, isLeftAlone: boolean): boolean =>
  !fitted || !isSameChoice(next.chosen, fitted.chosen) || (isLeftAlone && (next.bounds !== fitted.bounds || next.closest > fitted.closest));

const isSameChoice = (a: Chosen, b: Chosen) => a.day === b.day && a.places === b.places;

/** How bounds are fitted; `top`: pixels that lie under what stands over the map. */
export function fitOptions(chosen: Chosen, online: boolean, top: number): FitBoundsOptions {
  const beside = chosen.places.length > 0 ? NAME_PADDING : PADDING;
  return { padding: { top, bottom: PADDING, left: beside, right: beside }, maxZoom: closestFor(chosen, online) };
}

type FitProps = {
  /** null: where one was isn't kept. */
  tripId: Id<"trips"> | null;
  bounds: Bounds | null;
  /** `places` is another list when somebody asks for something else to be shown. */
  chosen: Chosen;
  online: boolean;
  top: number;
};

/** Returns what fits on demand. */
export function useFit(map: MapLibre | null, { tripId, bounds, chosen, online, top }: FitProps) {
  const fitted = useRef<Fitted | null>(null);
  const isLeftAlone = useRef(true);
  const closest = closestFor(chosen, online);
  useEffect(() => {
    if (!map) return;
    const kept = tripId && keptPlace(tripId);
    if (kept) {
      fitted.current = kept.fitted;
      isLeftAlone.current = kept.isLeftAlone;
    }
    const note = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (originalEvent) isLeftAlone.current = false;
    };
    const keep = () => {
      const { lng, lat } = map.getCenter();
      if (fitted.current && tripId) keepPlace({ tripId, center: [lng, lat], zoom: map.getZoom(), fitted: fitted.current, isLeftAlone: isLeftAlone.current });
    };
    map.on("movestart", note);
    map.on("moveend", keep);
    return () => {
      map.off("movestart", note);
      map.off("moveend", keep);
    };
  }, [map, tripId]);
  const fit = useCallback(() => {
    if (!map || !bounds) return;
    const animate = fitted.current !== null && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = { chosen, bounds: JSON.stringify(bounds), closest };
    fitted.current = next;
    map.fitBounds(bounds, { ...fitOptions(chosen, online, top), animate });
  }, [map, bounds, chosen, closest, online, top]);
  useEffect(() => {
    if (!map || !bounds) return;
    const next = { chosen, bounds: JSON.stringify(bounds), closest };
    if (!isFitWanted(next, fitted.current, isLeftAlone.current)) return;
    isLeftAlone.current = true;
    fit();
  }, [map, bounds, chosen, closest, fit]);
  return () => {
    isLeftAlone.current = true;
    fit();
  };
}
