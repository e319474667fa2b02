// The trip on a map: cities, numbered pins in the colours of their days, the ways between them, and a list of it all in
// words. Loaded only when shown; the bundled world is drawn at once and replaced by streets when they can be reached.
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../../i18n/t";
import { useTheme } from "../../../lib/theme";
import { dayColorHex, tokenValue } from "../../../ui/dayColors";
import { EmptyState } from "../../../ui/EmptyState";
import type { Found } from "../../places/placeWords";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { FocusMarks } from "./FocusMarks";
import { boundsAround, type Bounds, type LngLat } from "./geometry";
import { useMapFocus, type FocusPlace } from "./mapFocus";
import { MapLayers } from "./MapLayers";
import { MapList } from "./MapList";
import { keptPlace, type MapPlace } from "./mapPlace";
import { MapSpot, useSpot } from "./MapSpot";
import { MapTools } from "./MapTools";
import { boundsOf, journeys, pins, routes, type Shown } from "./tripFeatures";
import { useChosenDay } from "./useChosenDay";
import { fitOptions, useFit, type Chosen } from "./useFit";
import { useMapLibre } from "./useMapLibre";

/** Of the search and the chips. */
const UNDER_TOOLS = 148;

export default function TripMap() {
  const view = useTrip();
  const { openActivity, openDialog } = useWorkspace();
  const setFocus = useMapFocus((state) => state.setFocus);
  const { resolved: theme } = useTheme();
  const { day, places, choose } = useChosenDay(view.trip._id);
  const [types, setTypes] = useState<Shown["types"]>(null);
  /** null until that is chosen: where nothing can be drawn the list stands from the beginning. */
  const [chosenList, setListed] = useState<boolean | null>(null);
  const { shown, travelled } = useMemo(() => ({ shown: pins(view, { day, types }), travelled: journeys(view, { day, types }) }), [view, day, types]);
  const lines = useMemo(
    () => routes(view, shown, travelled, { day, types }, { ofDay: dayColorHex, between: tokenValue("--color-accent") }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- colours are the theme's
    [view, shown, travelled, day, types, theme],
  );
  const bounds = useMemo(() => boundsFor(places, shown.map(({ lngLat }) => lngLat), day) ?? boundsOf(view, shown, travelled, { day, types }), [places, view, shown, travelled, day, types]);
  const chosen = useMemo(() => ({ day, places }), [day, places]);
  const container = useRef<HTMLDivElement>(null);
  const { map, online, failed } = useMapLibre(container, { begins: beginningOf(keptPlace(view.trip._id), bounds, chosen) }, lines);
  const listed = chosenList ?? failed;
  const { spot, clear } = useSpot(map);
  const middle = useMiddle(map);
  const fit = useFit(map, { tripId: view.trip._id, bounds, chosen, online, top: UNDER_TOOLS });
  const find = (found: Found) => {
    setFocus({ tripId: view.trip._id, day, places: [found] });
    openDialog({ kind: "place", place: found });
  };
  return (
    <section aria-label={t("Map of the trip")} className="relative h-full min-h-72 overflow-hidden bg-sunken">
      {/* A map has no direction: its corners and what is placed by pixels are the same in every language. */}
      <div ref={container} dir="ltr" className="h-full w-full" data-tiles={online ? "online" : "bundled"} />
      {failed && <EmptyState className="absolute inset-x-0 top-28" title={t("This browser can't draw the map")}>{t("The list has the same places in words.")}</EmptyState>}
      <MapTools shown={{ day, types }} onDay={choose} onTypes={setTypes} near={middle} onFound={find} onFit={fit} listed={listed} onList={() => setListed(!listed)} />
      {map && (
        <>
          <MapLayers map={map} online={online} destinations={view.destinations} shown={shown} ofOneDay={day !== null} onOpen={openActivity} />
          <FocusMarks map={map} places={places} shown={shown} />
          {spot && <MapSpot map={map} spot={spot} day={day} onClose={clear} />}
        </>
      )}
      {listed && <MapList shown={shown} travelled={travelled} onClose={() => setListed(false)} />}
    </section>
  );
}

/** One place alone, or several among their day's stops; null when nobody asked for any. */
function boundsFor(places: FocusPlace[], stops: LngLat[], day: string | null) {
  const beside = day !== null && places.length > 1 ? stops : [];
  return places.length === 0 ? null : boundsAround([...beside, ...places.map(({ lng, lat }): LngLat => [lng, lat])]);
}

/** As one left it, else around what it shows: no sea comes before. */
const beginningOf = (kept: MapPlace | null, bounds: Bounds | null, chosen: Chosen) =>
  kept ? { center: kept.center, zoom: kept.zoom } : bounds && { bounds, fitBoundsOptions: fitOptions(chosen, false, UNDER_TOOLS) };

/** The middle of what is in view, once somebody can see where that is. */
function useMiddle(map: MapLibre | null) {
  const [middle, setMiddle] = useState<{ lat: number; lng: number } | null>(null);
  useEffect(() => {
    if (!map) return;
    const follow = () => {
      const { lat, lng } = map.getCenter().wrap();
      setMiddle(map.getZoom() >= NEAR_ZOOM ? { lat, lng } : null);
    };
    map.on("moveend", follow);
    return () => void map.off("moveend", follow);
  }, [map]);
  return middle;
}

/** From here on one looks at a city or its surroundings, and not at half a continent. */
const NEAR_ZOOM = 8;
