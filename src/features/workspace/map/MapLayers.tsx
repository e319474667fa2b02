// What lies on the map at its places: the names of cities, and the pins of the plan, each where it has room.
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useState } from "react";
import { cityName } from "../../../i18n/cityName";
import { clustersOf } from "./clusters";
import { MapMarker } from "./MapMarker";
import { citySpots, takenBy } from "./nameRoom";
import { Pins, type OnOpen } from "./Pins";
import { TownNames } from "./TownNames";
import { placedCities, type MapView, type Pin } from "./tripFeatures";

/** Half a finger: pins that are further apart can both be pressed. */
const CLUSTER_PX = 36;
/** Of one day, each stop is wanted; only what is at one place stands together. */
const SAME_SPOT_PX = 6;

type MapLayersProps = { map: MapLibre; online: boolean; destinations: MapView["destinations"]; shown: Pin[]; ofOneDay: boolean; onOpen: OnOpen };

export function MapLayers({ map, online, destinations, shown, ofOneDay, onOpen }: MapLayersProps) {
  const cities = useMemo(() => placedCities(destinations).map((city) => ({ ...city, name: cityName(city) })), [destinations]);
  const zoom = useZoom(map);
  const radius = ofOneDay ? SAME_SPOT_PX : CLUSTER_PX;
  const clusters = useMemo(() => clustersOf(shown, zoom, radius), [shown, zoom, radius]);
  const { spots, taken } = useMemo(() => {
    const pins = clusters.map(({ lngLat }) => lngLat);
    const chosen = citySpots(cities, pins, zoom);
    return { spots: chosen, taken: takenBy(cities, chosen, pins, zoom) };
  }, [cities, clusters, zoom]);
  return (
    <>
      {!online && <TownNames map={map} zoom={zoom} cities={cities} taken={taken} />}
      {cities.map(({ name, lng, lat }, index) => (
        <MapMarker key={`${index} ${name}`} map={map} lngLat={[lng, lat]} anchor={spots[index]!.anchor} offset={spots[index]!.offset} isGround>
          <span dir="auto" className="title text-base whitespace-nowrap text-ink [text-shadow:0_0_4px_var(--color-paper),0_0_4px_var(--color-paper)]">{name}</span>
        </MapMarker>
      ))}
      <Pins map={map} clusters={clusters} onOpen={onOpen} />
    </>
  );
}

/** In halves, so that clusters don't flicker while one zooms. */
function useZoom(map: MapLibre): number {
  const [zoom, setZoom] = useState(() => halves(map.getZoom()));
  useEffect(() => {
    const follow = () => setZoom(halves(map.getZoom()));
    follow();
    map.on("zoom", follow);
    return () => void map.off("zoom", follow);
  }, [map]);
  return zoom;
}

const halves = (zoom: number) => Math.round(zoom * 2) / 2;
