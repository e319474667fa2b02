// What a drag shows: the picture under the pointer, the line where it would go, the day that it is over. None of it is drawn by React,
// as it changes with every row that passes.
import { direction } from "../../../../i18n/language";
import { useItineraryState } from "../itineraryState";
import type { Edge } from "./dropTarget";
import { glideTo } from "./glideTo";

/** Beside the pointer, where the row itself would be. */
export function placeGhost(ghost: HTMLElement, x: number, y: number): void {
  glideTo(ghost, direction === "rtl" ? x - 12 - ghost.offsetWidth : x + 12, y - 24);
  ghost.style.opacity = "1";
}

/** `edge`: on the screen; null where nothing would move. */
export function placeLine(line: HTMLElement, root: HTMLElement, edge: Edge | null): void {
  const { left, top } = root.getBoundingClientRect();
  Object.assign(line.style, edge ? { transform: `translate(${edge.left - left}px, ${edge.y - top}px)`, width: `${edge.width}px`, opacity: "1" } : { opacity: "0" });
}

/** Every row hears of it: said only where it is new. */
export function pointAt(list: string | null): void {
  if (useItineraryState.getState().dayOver !== list) useItineraryState.setState({ dayOver: list });
}
