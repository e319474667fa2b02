// Rows near what is seen are drawn whole; of the others stand name and height, so that a plan of two weeks is as light on
// a phone as one of two days. They are found in the page, read aloud, jumped and dragged to like all others.
import { createContext, startTransition, use, useEffect, useState, type RefObject } from "react";
import { scrollerOf } from "../drag/followPointer";
import { useItineraryState, type ActivityId } from "../itineraryState";

/** So far above and below what is seen rows are drawn beforehand: that much of its height. */
const MARGIN = "75%";
/** Of a row with the way to it, until one has been measured. */
const ABOUT_PX = 104;

type Seen = { near: boolean; height: number | null };

/** What is known of the rows of a plan: which are near what is seen, and how high those are that were. */
export class RowSight {
  private observer: IntersectionObserver | null = null;
  private readonly watched = new Map<Element, { id: ActivityId; tell: () => void }>();
  private readonly seen = new Map<ActivityId, Seen>();
  private measured = { rows: 0, px: 0 };

  /** undefined: not looked at yet. */
  isNear(id: ActivityId): boolean | undefined {
    return this.seen.get(id)?.near;
  }

  /** As it stood last; of one that hasn't yet, as others did. */
  heightOf(id: ActivityId): number {
    return this.seen.get(id)?.height ?? (this.measured.rows > 0 ? this.measured.px / this.measured.rows : ABOUT_PX);
  }

  /** Calls `tell` whenever the row has come near or gone away. */
  watch(row: HTMLElement, id: ActivityId, tell: () => void): () => void {
    this.observer ??= new IntersectionObserver((entries) => this.take(entries), { root: scrollerOf(row), rootMargin: `${MARGIN} 0px` });
    this.watched.set(row, { id, tell });
    this.observer.observe(row);
    return () => {
      this.watched.delete(row);
      this.observer?.unobserve(row);
    };
  }

  private take(entries: IntersectionObserverEntry[]): void {
    // Between the frames: what is near isn't seen yet.
    startTransition(() => {
      for (const { target, isIntersecting, boundingClientRect: { height } } of entries) {
        const row = this.watched.get(target);
        // In a pane that isn't shown nothing comes or goes; and nobody loses what they are writing in.
        if (!row || height === 0 || (!isIntersecting && target.contains(document.activeElement))) continue;
        const whole = !target.hasAttribute("data-far");
        if (whole) this.measured = { rows: this.measured.rows + 1, px: this.measured.px + height };
        this.seen.set(row.id, { near: isIntersecting, height: whole ? height : (this.seen.get(row.id)?.height ?? null) });
        row.tell();
      }
    });
  }
}

export const RowSightContext = createContext<RowSight | null>(null);

/** Whether a row is to be drawn whole, and how high it stands else. `first`: in sight when the plan is opened. */
export function useRowSight(row: RefObject<HTMLElement | null>, id: ActivityId, { first, held }: { first: boolean; held: boolean }): { whole: boolean; height: number } {
  const sight = useSight();
  const [near, setNear] = useState(() => sight.isNear(id) ?? first);
  // What one does something with stays, wherever it is taken to.
  const busy = useItineraryState(({ lifted, misplaced, editing }) => lifted === id || misplaced === id || editing?.activityId === id);
  useEffect(() => (row.current ? sight.watch(row.current, id, () => setNear(sight.isNear(id)!)) : undefined), [sight, row, id]);
  return { whole: near || held || busy, height: sight.heightOf(id) };
}

function useSight(): RowSight {
  const sight = use(RowSightContext);
  if (!sight) throw new Error("useRowSight needs a RowSightContext around it.");
  return sight;
}
