// What is asked of the time of a dropped row goes when the row does, or stands elsewhere again: undone, moved on, put right by somebody.
import { useEffect, useRef } from "react";
import { rowKey } from "../rowIds";
import type { Day } from "../useItinerary";
import { questionablePlace } from "./dropTime";
import { itinerary, useItineraryState } from "./itineraryState";

export function useTimeQuestion(days: Day[]) {
  const asked = useItineraryState(({ misplaced }) => misplaced);
  const id = asked && days.flatMap(({ activities }) => activities).find(({ _id }) => rowKey(_id) === asked)?._id;
  const place = id ? questionablePlace(days, id) : null;
  const about = useRef<{ asked: string; place: string } | null>(null);
  useEffect(() => {
    if (!asked) about.current = null;
    // The question may be there a moment before the plan as it is then.
    else if (about.current?.asked !== asked) about.current = place === null ? null : { asked, place };
    else if (about.current.place !== place) itinerary.askTime(null);
  }, [asked, place]);
}
