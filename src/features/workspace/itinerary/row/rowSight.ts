// Rows near what is seen are drawn whole; of the others stand name and height, so that a plan of two weeks is as light on
// a phone as one of two days. They are found in the page, read aloud, jumped and dragged to like all others.
import { createContext, startTransition, use, useEffect, useState, type RefObject } from "react";
import { rowKey } from "../../rowIds";
import type { Activity } from "../../useItinerary";
import { scrollerOf } from "../drag/followPointer";
import { useItineraryState, type ActivityId } from "../itineraryState";

/** So far above and below what is seen rows are drawn beforehand: that part of its height. */
const MARGIN = 0.75;
/** Of a row, until one like it has been measured. */
const ABOUT_PX = 104;

type Seen = { near: boolean; height: number | null };
type Watched = { id: ActivityId; shape: string; tell: () => void };

/** What is known of the rows of a plan: which are near what is seen, and how high those are that were. */
export class RowSight {
  private observer: IntersectionObserver | null = null;
  private readonly watched = new Map<Element, Watched>();
  private readonly seen = new Map<ActivityId, Seen>();
  private readonly heights = new Map<string, number>();

  /** undefined: not looked at yet. */
  isNear(id: ActivityId): boolean | undefined {
    return this.seen.get(id)?.near;
  }

  /** As it stood last; of one that hasn't yet, as the last of its shape did. */
  heightOf(id: ActivityId, shape: string): number {
    return this.seen.get(id)?.height ?? this.heights.get(shape) ?? ABOUT_PX;
  }

  /** Calls `tell` whenever the row has come near or gone away. */
  watch(row: HTMLElement, watched: Watched): () => void {
    this.observer ??= new IntersectionObserver((entries) => this.take(entries), { root: scrollerOf(row), rootMargin: `${MARGIN * 100}% 0px` });
    this.watched.set(row, watched);
    this.observer.observe(row);
    return () => {
      this.watched.delete(row);
      this.observer?.unobserve(row);
    };
  }

  private take(entries: IntersectionObserverEntry[]): void {
    const changed = entries.filter((entry) => this.note(entry));
    const tell = (some: IntersectionObserverEntry[]) => some.forEach(({ target }) => this.watched.get(target)?.tell());
    // What is seen already, after a jump, at once; what is only near between the frames.
    tell(changed.filter(isSeen));
    startTransition(() => tell(changed.filter((entry) => !isSeen(entry))));
  }

  private note({ target, isIntersecting, boundingClientRect: { height } }: IntersectionObserverEntry): boolean {
    const row = this.watched.get(target);
    // In a pane that isn't shown nothing comes or goes; and nobody loses what they are writing in.
    if (!row || height === 0 || (!isIntersecting && target.contains(document.activeElement))) return false;
    const whole = !target.hasAttribute("data-far");
    if (whole) this.heights.set(row.shape, height);
    this.seen.set(row.id, { near: isIntersecting, height: whole ? height : (this.seen.get(row.id)?.height ?? null) });
    return true;
  }
}

/** Not in the margins alone. */
function isSeen({ isIntersecting, boundingClientRect, rootBounds }: IntersectionObserverEntry): boolean {
  if (!isIntersecting || !rootBounds) return false;
  const margin = (rootBounds.height * MARGIN) / (1 + 2 * MARGIN);
  return boundingClientRect.bottom > rootBounds.top + margin && boundingClientRect.top < rootBounds.bottom - margin;
}

export const RowSightContext = createContext<RowSight | null>(null);

/** Letters of a name on one line of a phone. */
const LINE = 24;
/** Rows of one shape are about equally high. */
const shapeOf = ({ title, why, description }: Activity, hasLeg: boolean) => [hasLeg, Boolean(why || description), Math.ceil(title.length / LINE)].join();

/** Whether a row is to be drawn whole, and how high it stands else. `first`: in sight when the plan is opened. */
export function useRowSight(row: RefObject<HTMLElement | null>, activity: Activity, { first, held, hasLeg }: { first: boolean; held: boolean; hasLeg: boolean }): { whole: boolean; height: number } {
  const sight = use(RowSightContext);
  if (!sight) throw new Error("useRowSight needs a RowSightContext around it.");
  const id = rowKey(activity._id);
  const shape = shapeOf(activity, hasLeg);
  const [near, setNear] = useState(() => sight.isNear(id) ?? first);
  // What one does something with stays, wherever it is taken to.
  const busy = useItineraryState(({ lifted, misplaced, editing }) => lifted === id || misplaced === id || editing?.activityId === id);
  useEffect(() => (row.current ? sight.watch(row.current, { id, shape, tell: () => setNear(sight.isNear(id)!) }) : undefined), [sight, row, id, shape]);
  return { whole: near || held || busy, height: sight.heightOf(id, shape) };
}
