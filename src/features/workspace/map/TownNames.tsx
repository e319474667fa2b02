// Names of cities on the bundled world, which has no fonts of its own: the largest that have room.
import type { Map as MapLibre } from "maplibre-gl";
import { useQuery } from "convex/react";
import { useEffect, useMemo, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { cityName } from "../../../i18n/cityName";
import { MapMarker } from "./MapMarker";
import { townsBox, townsWithRoom } from "./nameRoom";

const MOST = 40;

type TownNamesProps = { map: MapLibre; zoom: number; cities: Parameters<typeof townsWithRoom>[1]; taken: Parameters<typeof townsWithRoom>[2] };

/** Hidden from screen readers: it is the ground, not the plan. */
export function TownNames({ map, zoom, cities, taken }: TownNamesProps) {
  const [bounds, setBounds] = useState(() => boundsOf(map));
  useEffect(() => {
    const follow = () => setBounds(boundsOf(map));
    map.on("moveend", follow);
    return () => void map.off("moveend", follow);
  }, [map]);
  const answer = useQuery(api.places.cities.within, { ...townsBox(bounds), limit: MOST });
  const [towns, setTowns] = useState<NonNullable<typeof answer>>([]);
  // Names stay while the next ones are on their way.
  if (answer && answer !== towns) setTowns(answer);
  const named = useMemo(() => towns.map((town) => ({ ...town, name: cityName(town) })), [towns]);
  const shown = useMemo(() => townsWithRoom(named, cities, taken, zoom), [named, cities, taken, zoom]);
  return shown.map(({ geonameId, name, lng, lat }) => (
    <MapMarker key={geonameId} map={map} lngLat={[lng, lat]} anchor="left" offset={BESIDE} isGround>
      <span aria-hidden data-town={`${lng},${lat}`} className="flex items-center gap-1.5 text-[0.6875rem] whitespace-nowrap text-ink-soft [text-shadow:0_0_3px_var(--color-paper),0_0_3px_var(--color-paper)]">
        <span className="size-1.5 rounded-full border border-line-strong bg-surface" />
        {name}
      </span>
    </MapMarker>
  ));
}

/** The dot, and not the name's beginning, is at the place. */
const BESIDE: [number, number] = [-3, 0];

function boundsOf(map: MapLibre) {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}
