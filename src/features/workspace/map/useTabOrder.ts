// Tab goes through the pins in the order of the plan, though they come to the page as they appear on the map.
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";

type Drawn = { pins: readonly { activity: { _id: string } }[] };

/** `drawn` in the order of the plan; each is a marker with its ids in `data-pin`. */
export function useTabOrder(map: MapLibre, drawn: readonly Drawn[]) {
  useEffect(() => {
    // Markers come and go in this commit: a frame later all are there.
    const frame = requestAnimationFrame(() => putInOrder(map.getCanvasContainer(), drawn));
    return () => cancelAnimationFrame(frame);
  }, [map, drawn]);
}

function putInOrder(container: HTMLElement, drawn: readonly Drawn[]) {
  const order = new Map(drawn.map(({ pins }, index) => [pins.map(({ activity }) => activity._id).join(" "), index]));
  const rank = (marker: Element) => order.get(marker.querySelector<HTMLElement>("[data-pin]")!.dataset.pin ?? "") ?? 0;
  const markers = [...container.children].filter((child) => child.querySelector("[data-pin]"));
  const sorted = [...markers].sort((a, b) => rank(a) - rank(b));
  if (sorted.every((marker, index) => marker === markers[index])) return;
  const focused = document.activeElement;
  container.append(...sorted);
  if (focused instanceof HTMLElement && container.contains(focused)) focused.focus({ preventScroll: true });
}
