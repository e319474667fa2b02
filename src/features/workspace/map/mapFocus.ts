// What somebody pressed on to see on the big map: a day, and places that need not be in the plan. Held
// until a day is chosen on the map itself.
import { create } from "zustand";
import type { Id } from "../../../../convex/_generated/dataModel";

export type FocusPlace = { name: string; lat: number; lng: number };
export type MapFocus = {
  tripId: Id<"trips">;
  /** YYYY-MM-DD; null for all days. */
  day: string | null;
  /** The map moves to these; to the whole day when there are none. */
  places: FocusPlace[];
};

export const useMapFocus = create<{ focus: MapFocus | null; setFocus: (focus: MapFocus | null) => void }>()((set) => ({
  focus: null,
  setFocus: (focus) => set({ focus }),
}));
