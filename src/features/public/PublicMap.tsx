// The map of a public page: the workspace's own, to be looked at. Loaded when it comes near the view.
import "maplibre-gl/dist/maplibre-gl.css";
import "../workspace/map/map.css";
import { useMemo, useRef } from "react";
import { useTheme } from "../../lib/theme";
import { dayColorHex, tokenValue } from "../../ui/dayColors";
import { DayChips } from "../workspace/map/DayChips";
import { FocusMarks } from "../workspace/map/FocusMarks";
import { boundsAround } from "../workspace/map/geometry";
import { MapLayers } from "../workspace/map/MapLayers";
import type { OnOpen } from "../workspace/map/Pins";
import { boundsOf, journeys, pins, routes, type MapView } from "../workspace/map/tripFeatures";
import { fitOptions, useFit, type Chosen } from "../workspace/map/useFit";
import { useMapLibre } from "../workspace/map/useMapLibre";
import type { PublicTrip } from "./publicDays";
import { StillMap } from "./StillMap";

export type PublicMapProps = {
  trip: Pick<PublicTrip, "title" | "startDate" | "openDates">;
  view: MapView;
  /** A day, or a place that somebody asked to see. */
  chosen: Chosen;
  onDay: (day: string | null) => void;
  onOpen: OnOpen;
};

const UNDER_CHIPS = 96;

export default function PublicMap({ trip, view, chosen, onDay, onOpen }: PublicMapProps) {
  const { day, places } = chosen;
  const { resolved: theme } = useTheme();
  const { shown, travelled } = useMemo(() => ({ shown: pins(view, { day, types: null }), travelled: journeys(view, { day, types: null }) }), [view, day]);
  const lines = useMemo(
    () => routes(view, shown, travelled, { day, types: null }, { ofDay: dayColorHex, between: tokenValue("--color-accent") }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- colours are the theme's
    [view, shown, travelled, day, theme],
  );
  const bounds = useMemo(() => boundsAround(places.map(({ lng, lat }) => [lng, lat])) ?? boundsOf(view, shown, travelled, { day, types: null }), [places, view, shown, travelled, day]);
  const container = useRef<HTMLDivElement>(null);
  const { map, online, failed } = useMapLibre(container, { begins: bounds && { bounds, fitBoundsOptions: fitOptions(chosen, false, UNDER_CHIPS) }, isRead: true }, lines);
  useFit(map, { tripId: null, bounds, chosen, online, top: UNDER_CHIPS });
  if (failed) return <StillMap view={view} />;
  return (
    <>
      {/* A map has no direction: its corners and what is placed by pixels are the same in every language. */}
      <div ref={container} dir="ltr" className="h-full w-full" data-tiles={online ? "online" : "bundled"} />
      <div className="absolute inset-x-3 top-3 z-10"><DayChips trip={trip} days={view.days} day={day} onDay={onDay} /></div>
      {map && (
        <>
          <MapLayers map={map} online={online} destinations={view.destinations} shown={shown} ofOneDay={day !== null} onOpen={onOpen} />
          <FocusMarks map={map} places={places} shown={shown} />
        </>
      )}
    </>
  );
}
