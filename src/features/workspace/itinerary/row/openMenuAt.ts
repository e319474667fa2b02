import { direction } from "../../../../i18n/language";
import { itinerary, type ActivityId } from "../itineraryState";

/** The menu of a row, or of the way to it: at a point, or under what opened it. Focus goes back there. */
export function openMenuAt(about: "row" | "leg", activityId: ActivityId, opener: HTMLElement, x?: number, y?: number) {
  const box = opener.getBoundingClientRect();
  itinerary.openMenu({ about, activityId, x: x || (direction === "rtl" ? box.right : box.left), y: y || box.bottom, opener });
}
