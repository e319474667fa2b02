// What the map shows because somebody asked for it elsewhere: the day, and the names of places.
import { Marker, type Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useMapFocus, type FocusPlace } from "./mapFocus";
import type { Pin } from "./tripFeatures";

const NO_PLACES: FocusPlace[] = [];

/** The day that was chosen here, or by a press elsewhere that leads to the map. */
export function useChosenDay(tripId: Id<"trips">) {
  const { focus, setFocus } = useMapFocus();
  const asked = focus?.tripId === tripId ? focus : null;
  const [day, setDay] = useState<string | null>(null);
  const choose = (next: string | null) => {
    setFocus(null);
    setDay(next);
  };
  const [followed, setFollowed] = useState<typeof asked>(null);
  if (asked && asked !== followed) {
    setFollowed(asked);
    setDay(asked.day);
  }
  return { day, places: asked?.places ?? NO_PLACES, choose };
}

/** Names the places that were asked for; those without a pin get a mark. */
export function useFocusMarks(map: MapLibre | null, places: FocusPlace[], shown: Pin[]) {
  useEffect(() => {
    if (!map) return;
    const marks = places.map(({ name, lng, lat }) => {
      const pinned = shown.some((pin) => pin.lngLat[0] === lng && pin.lngLat[1] === lat);
      return new Marker({ element: markElement(name, pinned), anchor: "bottom", offset: [0, pinned ? -16 : 6] }).setLngLat([lng, lat]).addTo(map);
    });
    return () => marks.forEach((mark) => mark.remove());
  }, [map, places, shown]);
}

function markElement(name: string, pinned: boolean): HTMLElement {
  const mark = document.createElement("div");
  mark.className = "pointer-events-none z-10 flex flex-col items-center gap-1";
  const label = document.createElement("span");
  label.className = "max-w-44 truncate rounded-full bg-ink px-2.5 py-1 text-xs font-medium text-paper shadow-lift";
  label.textContent = name;
  mark.append(label);
  if (!pinned) {
    const dot = document.createElement("span");
    dot.className = "size-3.5 rounded-full border-2 border-surface bg-accent shadow-lift";
    mark.append(dot);
  }
  return mark;
}
