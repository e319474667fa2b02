// Where one was on the trip's map: kept while its workspace is open, as the map itself is there only while it is shown.
import type { Id } from "../../../../convex/_generated/dataModel";
import type { FocusPlace } from "./mapFocus";

/** What somebody wants to see. */
export type Chosen = { day: string | null; places: FocusPlace[] };
export type Fitted = { chosen: Chosen; bounds: string; closest: number };

export type MapPlace = {
  tripId: Id<"trips">;
  center: [lng: number, lat: number];
  zoom: number;
  /** What the map has been fitted to, and whether somebody has looked around since. */
  fitted: Fitted;
  isLeftAlone: boolean;
};

let kept: MapPlace | null = null;

export const keptPlace = (tripId: Id<"trips">): MapPlace | null => (kept?.tripId === tripId ? kept : null);
export const keepPlace = (place: MapPlace): void => {
  kept = place;
};
/** Of a workspace that is left: the next time one comes to see the whole trip. */
export const forgetPlace = (): void => {
  kept = null;
};
