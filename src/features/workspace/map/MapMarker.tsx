// Something of ours at a place on the map, drawn by React.
import { Marker, type Map as MapLibre, type PositionAnchor } from "maplibre-gl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type { LngLat } from "./geometry";

export type MapMarkerProps = { map: MapLibre; lngLat: LngLat; anchor?: PositionAnchor; offset?: [number, number]; /** What lies over what. */ above?: boolean; /** Nothing to press: what lies under it is pressed. */ isGround?: boolean; children: ReactNode };

const CENTRED: [number, number] = [0, 0];

export function MapMarker({ map, lngLat: [lng, lat], anchor = "center", offset = CENTRED, above, isGround = false, children }: MapMarkerProps) {
  const [element] = useState(() => {
    const wrapper = document.createElement("div");
    if (isGround) wrapper.style.pointerEvents = "none";
    return wrapper;
  });
  const marker = useRef<Marker | null>(null);
  const [offsetX, offsetY] = offset;
  useEffect(() => {
    const added = new Marker({ element, anchor, offset: [offsetX, offsetY] }).setLngLat([lng, lat]).addTo(map);
    marker.current = added;
    return () => void added.remove();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- where it is follows below, without a new marker
  }, [map, element, anchor, offsetX, offsetY]);
  useEffect(() => void marker.current?.setLngLat([lng, lat]), [lng, lat]);
  useEffect(() => {
    const drawn = marker.current?.getElement();
    if (drawn) drawn.style.zIndex = above ? "3" : "";
  }, [above]);
  return createPortal(children, element);
}
