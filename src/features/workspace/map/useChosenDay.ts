// The day that the map shows: chosen on it, or by a press elsewhere that leads to the map.
import { useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useMapFocus, type FocusPlace } from "./mapFocus";
import { keptPlace } from "./mapPlace";

const NO_PLACES: FocusPlace[] = [];

export function useChosenDay(tripId: Id<"trips">) {
  const { focus, setFocus } = useMapFocus();
  const asked = focus?.tripId === tripId ? focus : null;
  const [day, setDay] = useState<string | null>(() => keptPlace(tripId)?.fitted.chosen.day ?? null);
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
