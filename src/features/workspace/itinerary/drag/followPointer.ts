// Follows one finger or mouse from the press on a handle to the drop, scrolling the plan when it comes near an edge.
// Knows nothing of what is dragged.

const THRESHOLD_PX = 6;
/** So near the upper or lower edge it scrolls. */
export const EDGE_PX = 88;
const FASTEST_PX = 20;
/** What a pointer's moving makes the browser tell. */
const MOVES = ["pointermove", "mousemove", "touchmove", "pointerover", "pointerout", "mouseover", "mouseout"];
/** Between two looks at what is under the pointer. */
const STEP_PX = 3;

export type Follower = {
  /** The press has become a drag. False: nothing to drag, forget it. */
  lift: () => boolean;
  /** As the pointer moves, and while the plan rushes past under it. */
  move: (x: number, y: number) => void;
  /** In the frames between, where the pointer has moved a little. */
  point?: (x: number, y: number) => void;
  /** From one move to the next, as the pointer moves and while the plan rushes past under it; without it, every frame. */
  paceMs?: { pointer: number; plan: number };
  end: (dropped: boolean) => void;
  /** Whether the plan scrolls when the pointer is there and near an edge; without it, everywhere. */
  scrolls?: (x: number, y: number) => boolean;
};

export function followPointer(down: PointerEvent, scroller: HTMLElement, follower: Follower) {
  let [x, y] = [down.clientX, down.clientY];
  let lifted = false;
  let frame = 0;
  let pointed = false;
  let rushed = false;
  let arranged = { at: -Infinity, x: -Infinity, y: -Infinity };
  let sight = { top: 0, bottom: 0 };

  const eachFrame = (at: number) => {
    const scrolled = (follower.scrolls?.(x, y) ?? true) && scrollNearEdge(scroller, sight, y);
    rushed ||= scrolled;
    const isDue = at - arranged.at >= (follower.paceMs?.[rushed ? "plan" : "pointer"] ?? 0);
    if (isDue && (rushed || Math.hypot(x - arranged.x, y - arranged.y) >= STEP_PX)) {
      follower.move(x, y);
      arranged = { at, x, y };
      rushed = false;
    } else if (pointed) follower.point?.(x, y);
    pointed = false;
    frame = requestAnimationFrame(eachFrame);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    pointed = true;
    if (lifted || Math.hypot(x - down.clientX, y - down.clientY) < THRESHOLD_PX) return;
    if (!follower.lift()) return stop();
    lifted = true;
    sight = scroller.getBoundingClientRect();
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
  window.addEventListener("pointermove", move, { signal, capture: true });
  // What else the page would do with each of them, sixty times a second, isn't wanted now.
  const hush = (event: Event) => lifted && event.stopPropagation();
  for (const type of MOVES) window.addEventListener(type, hush, { signal, capture: true, passive: true });
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

/** `sight`: where the scroller itself is on the screen. */
function scrollNearEdge(scroller: HTMLElement, { top, bottom }: { top: number; bottom: number }, y: number): boolean {
  const near = y < top + EDGE_PX ? y - top - EDGE_PX : y > bottom - EDGE_PX ? y - bottom + EDGE_PX : 0;
  if (near === 0) return false;
  const before = scroller.scrollTop;
  const after = before + Math.max(-1, Math.min(1, near / EDGE_PX)) * FASTEST_PX;
  // Said by arithmetic: to ask after it has scrolled would have the page laid out for the answer.
  if (near < 0 ? before <= 0 : before >= scroller.scrollHeight - scroller.clientHeight - 1) return false;
  scroller.scrollTop = after;
  return true;
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
