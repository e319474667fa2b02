// Dragging on the grid: moving an item to another time or day, from the ideas and back to them, stretching an edge,
// drawing a new one. While it lasts only the ghost moves; letting go saves once.
import type { PointerEvent } from "react";
import { EDGE_PX as LOWER_EDGE_PX, followPointer, type Follower } from "../itinerary/drag/followPointer";
import { minutesOf } from "../itinerary/entry/readTimes";
import type { Activity } from "../useItinerary";
import { DAY_MINUTES } from "./pieces";
import { pressToDrag } from "./pressToDrag";
import { heldAt } from "./heldAt";
import { movedTo, SNAP_MINUTES, snapped, stretchedTo } from "./timeEdits";
import { HOUR_PX, useTimelineState, type Held } from "./timelineState";
import type { SaveTimes } from "./useSaveTimes";

type Grip = "move" | "start" | "end";
/** `scroller` holds the head with its strip of what has no time, and the columns of `dates`, in their order; below it lie the ideas. */
type Grid = { scroller: HTMLElement; dates: string[]; save: SaveTimes; toIdeas: (activity: Activity) => void };

const EDGE_PX = 36;
const SIDE_STEP_PX = 14;
const hold = (held: Held | null) => useTimelineState.setState({ held });

export class TimelineDragging {
  private grid: Grid | null = null;
  private touching = false;

  /** The grid as it stands now; the function returned lets go of it. */
  attach(grid: Grid): () => void {
    this.grid = grid;
    // The browser lets a script keep a finger from scrolling only where it has asked before the touch.
    const around = grid.scroller.parentElement!;
    around.addEventListener("touchmove", this.still, { passive: false });
    return () => around.removeEventListener("touchmove", this.still);
  }

  private still = (event: TouchEvent) => void (this.touching && event.cancelable && event.preventDefault());

  press = (event: PointerEvent<HTMLElement>, activity: Activity, grip: Grip) => {
    event.stopPropagation();
    const { minute, day } = this.locate(event.clientX, event.clientY);
    // Held where it was taken, so many minutes from its beginning.
    const grabbed = activity.start && day === activity.day ? minute - minutesOf(activity.start) : 0;
    this.follow(event, {
      lift: () => true,
      move: (x, y) => {
        const at = this.locate(x, y);
        if (grip !== "move") return hold(heldAt(activity, activity.day!, stretchedTo(activity, grip, snapped(at.minute))));
        if (at.overIdeas) return hold(activity.day === null ? null : { kind: "idea", activity });
        if (at.overStrip) return hold({ kind: "untimed", activity, day: at.day });
        hold(heldAt(activity, at.day, movedTo(activity, at.day, snapped(at.minute - grabbed))));
      },
      end: (dropped) => {
        const { held } = useTimelineState.getState();
        hold(null);
        if (!dropped || !held) return;
        if (held.kind === "idea") this.grid?.toIdeas(activity);
        else this.grid?.save(activity, held.kind === "time" ? held.change : { day: held.day, start: null, end: null });
      },
    });
  };

  /** A finger scrolls the grid: it makes a new item by a tap. */
  draw = (event: PointerEvent<HTMLElement>, day: string) => {
    if (event.pointerType === "touch") return;
    const began = Math.floor(this.locate(event.clientX, event.clientY).minute / SNAP_MINUTES) * SNAP_MINUTES;
    this.follow(event, {
      lift: () => true,
      move: (x, y) => {
        const at = Math.max(0, Math.min(DAY_MINUTES, snapped(this.locate(x, y).minute)));
        const [from, to] = at > began ? [began, at] : [at, began + SNAP_MINUTES];
        useTimelineState.setState({ draft: { day, from, to: Math.max(to, from + SNAP_MINUTES), open: false } });
      },
      end: (dropped) => useTimelineState.setState(({ draft }) => ({ draft: dropped && draft ? { ...draft, open: true } : null })),
    });
  };

  private locate(x: number, y: number) {
    const { scroller, dates } = this.grid!;
    const boxes = [...scroller.querySelectorAll("[data-column]")].map((column) => column.getBoundingClientRect());
    const nearest = boxes.reduce((best, { left, right }, index) => (distance(x, left, right) < distance(x, boxes[best]!.left, boxes[best]!.right) ? index : best), 0);
    const head = scroller.querySelector("[data-head]")!.getBoundingClientRect();
    return { day: dates[nearest]!, minute: ((y - boxes[0]!.top) / HOUR_PX) * 60, overStrip: y < head.bottom, overIdeas: y > scroller.getBoundingClientRect().bottom };
  }

  private follow({ button, isPrimary, nativeEvent }: PointerEvent<HTMLElement>, follower: Follower) {
    if (button !== 0 || !isPrimary) return;
    const { scroller } = this.grid!;
    // What comes up from the ideas passes the lower edge: that is no wish to see later hours.
    const { bottom } = scroller.getBoundingClientRect();
    let arrived = nativeEvent.clientY <= bottom;
    pressToDrag(nativeEvent, () => {
      this.touching = nativeEvent.pointerType === "touch";
      const listeners = new AbortController();
      // What follows the pointer lets no such event through to the grid: this one hears it before.
      if (this.touching) window.addEventListener("touchmove", this.still, { capture: true, passive: false, signal: listeners.signal });
      const letGo = () => {
        this.touching = false;
        listeners.abort();
        scroller.style.scrollSnapType = "";
      };
      window.addEventListener("pointerup", letGo, { once: true });
      window.addEventListener("pointercancel", letGo, { once: true });
      followPointer(nativeEvent, scroller, {
        ...follower,
        lift: () => {
          scroller.style.scrollSnapType = "none";
          return follower.lift();
        },
        move: (x, y) => {
          scrollSideways(scroller, x);
          follower.move(x, y);
        },
        point: (x) => scrollSideways(scroller, x),
        scrolls: (_x, y) => {
          arrived ||= y < bottom - LOWER_EDGE_PX;
          return arrived && y <= bottom;
        },
      });
    });
  }
}

const distance = (x: number, left: number, right: number) => Math.max(left - x, x - right, 0);

function scrollSideways(scroller: HTMLElement, x: number) {
  const { left, right } = scroller.getBoundingClientRect();
  if (x < left + EDGE_PX) scroller.scrollLeft -= SIDE_STEP_PX;
  if (x > right - EDGE_PX) scroller.scrollLeft += SIDE_STEP_PX;
}
