// Names of the places that somebody asked to see here; those without a pin get a mark.
import type { Map as MapLibre } from "maplibre-gl";
import type { FocusPlace } from "./mapFocus";
import { MapMarker } from "./MapMarker";
import type { Pin } from "./tripFeatures";

export function FocusMarks({ map, places, shown }: { map: MapLibre; places: FocusPlace[]; shown: Pin[] }) {
  return places.map(({ name, lng, lat }) => {
    const pinned = shown.some((pin) => pin.lngLat[0] === lng && pin.lngLat[1] === lat);
    return (
      <MapMarker key={`${name} ${lng} ${lat}`} map={map} lngLat={[lng, lat]} anchor="bottom" offset={[0, pinned ? -16 : 6]} above isGround>
        <div className="flex flex-col items-center gap-1">
          <span dir="auto" className="max-w-44 truncate rounded-full bg-ink px-2.5 py-1 text-xs font-medium text-paper shadow-lift">{name}</span>
          {!pinned && <span className="size-3.5 rounded-full border-2 border-surface bg-accent shadow-lift" />}
        </div>
      </MapMarker>
    );
  });
}
