// Follows one finger or mouse from the press on a handle to the drop, scrolling the plan when it comes near an edge.
// Knows nothing of what is dragged.

const THRESHOLD_PX = 6;
const EDGE_PX = 88;
const FASTEST_PX = 20;

export type Follower = {
  /** The press has become a drag. False: nothing to drag, forget it. */
  lift: () => boolean;
  /** Once a frame while something moves: the pointer, or the plan under it. */
  move: (x: number, y: number) => void;
  end: (dropped: boolean) => void;
};

export function followPointer(down: PointerEvent, scroller: HTMLElement, follower: Follower) {
  let [x, y] = [down.clientX, down.clientY];
  let lifted = false;
  let frame = 0;
  let moved = true;

  const eachFrame = () => {
    const scrolled = scrollNearEdge(scroller, y);
    if (moved || scrolled) follower.move(x, y);
    moved = false;
    frame = requestAnimationFrame(eachFrame);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    moved = true;
    if (lifted || Math.hypot(x - down.clientX, y - down.clientY) < THRESHOLD_PX) return;
    if (!follower.lift()) return stop();
    lifted = true;
    // The row that was pressed may leave the page: the plan itself goes on hearing the pointer.
    scroller.setPointerCapture(down.pointerId);
    frame = requestAnimationFrame(eachFrame);
  };
  const finish = (dropped: boolean) => {
    if (lifted) {
      if (dropped) follower.move(x, y);
      follower.end(dropped);
      swallowClick();
    }
    stop();
  };
  const up = (event: PointerEvent) => event.pointerId === down.pointerId && finish(true);
  const cancel = (event: PointerEvent) => event.pointerId === down.pointerId && finish(false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  };
  const still = (event: Event) => event.preventDefault();

  const stop = () => {
    cancelAnimationFrame(frame);
    listeners.abort();
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener("keydown", key, { signal, capture: true });
  // A long press is the drag itself, and nothing is selected on the way.
  window.addEventListener("contextmenu", still, { signal });
  window.addEventListener("selectstart", still, { signal });
}

/** The nearest ancestor that scrolls up and down. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}

function scrollNearEdge(scroller: HTMLElement, y: number): boolean {
  const { top, bottom } = scroller.getBoundingClientRect();
  const near = y < top + EDGE_PX ? y - top - EDGE_PX : y > bottom - EDGE_PX ? y - bottom + EDGE_PX : 0;
  if (near === 0) return false;
  const before = scroller.scrollTop;
  scroller.scrollTop += Math.max(-1, Math.min(1, near / EDGE_PX)) * FASTEST_PX;
  return scroller.scrollTop !== before;
}

/** Letting go is no press on what happens to be there. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
