// Days out of sight aren't laid out when they change (`drawn-in-sight`), but all at once when they scroll into sight, or when
// the browser looks through them for the next field: some hundred elements, in the middle of a press. So that is done
// before, a day at a time, while nothing else is to be done; where a browser can't tell, it stays as it is.
import { useEffect, type RefObject } from "react";

/** A browser that draws frame after frame has less than that to spare between two. */
const SPARE_MS = 25;

/** `order`: what the days hold; they are gone through again when it changes. */
export function useReadyDays(plan: RefObject<HTMLElement | null>, order: string): void {
  useEffect(() => {
    if (typeof requestIdleCallback === "undefined") return;
    const days = [...(plan.current?.querySelectorAll<HTMLElement>("[data-list]") ?? [])];
    const ready = (deadline: IdleDeadline) => {
      // To say where a part of it is, a browser lays it out.
      if (deadline.timeRemaining() >= SPARE_MS) days.shift()?.lastElementChild?.getBoundingClientRect();
      if (days.length > 0) waiting = requestIdleCallback(ready);
    };
    let waiting = requestIdleCallback(ready);
    return () => cancelIdleCallback(waiting);
  }, [plan, order]);
}
