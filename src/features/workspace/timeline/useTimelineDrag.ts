import { createContext, use, useEffect, useState, type RefObject } from "react";
import { useTrip } from "../useItinerary";
import { TimelineDragging } from "./TimelineDragging";
import { useSaveTimes, useToIdeas } from "./useSaveTimes";

export const TimelineDragContext = createContext<TimelineDragging | null>(null);

/** What the grid does with presses. */
export function useTimelineDragHandles(): TimelineDragging {
  const drag = use(TimelineDragContext);
  if (!drag) throw new Error("useTimelineDragHandles needs a TimelineDragContext around it.");
  return drag;
}

export function useTimelineDrag(scroller: RefObject<HTMLElement | null>): TimelineDragging {
  const { days } = useTrip();
  const save = useSaveTimes();
  const toIdeas = useToIdeas();
  const [dragging] = useState(() => new TimelineDragging());
  useEffect(() => (scroller.current ? dragging.attach({ scroller: scroller.current, dates: days.map(({ date }) => date), save, toIdeas }) : undefined), [dragging, scroller, days, save, toIdeas]);
  return dragging;
}
