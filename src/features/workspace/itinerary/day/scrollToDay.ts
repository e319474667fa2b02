// Brings a day or the ideas to the top of what is seen.
import { scrollerOf } from "../drag/followPointer";

/** Far off by a pixel or two is no reason to move again. */
const EXACT_PX = 4;
const LONGEST_MS = 2000;
/** So long without a move, it stands. */
const STILL_MS = 120;
const STILL_FRAMES = 12;

/** `section`: of the day. With the city's heading, where one stands above it. */
export function scrollToDay(section: HTMLElement) {
  const target = section.closest<HTMLElement>("[data-day]") ?? section;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  const scroller = scrollerOf(target);
  // Days that come into sight turn out higher or lower than was thought, and Safari doesn't hold what is seen in its place.
  const aim = (frames = 0) => {
    if (signal.aborted) return;
    const before = scroller.scrollTop;
    target.scrollIntoView({ behavior: "instant", block: "start" });
    const moved = Math.abs(scroller.scrollTop - before) > EXACT_PX;
    if (moved || frames < STILL_FRAMES) requestAnimationFrame(() => aim(moved ? 0 : frames + 1));
  };
  const arriving = new AbortController();
  const { signal } = arriving;
  onStill(scroller, () => aim(), signal);
  // Whoever scrolls meanwhile has other plans.
  for (const event of ["wheel", "pointerdown", "keydown"]) window.addEventListener(event, () => arriving.abort(), { passive: true, signal });
  setTimeout(() => arriving.abort(), LONGEST_MS);
}

/** Safari before 26.2 doesn't say that it has come to a stand. */
function onStill(scroller: HTMLElement, then: () => void, signal: AbortSignal) {
  if ("onscrollend" in window) return scroller.addEventListener("scrollend", then, { once: true, signal });
  let timer: ReturnType<typeof setTimeout>;
  const still = () => {
    scroller.removeEventListener("scroll", wait);
    if (!signal.aborted) then();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(still, STILL_MS);
  };
  scroller.addEventListener("scroll", wait, { passive: true, signal });
  wait();
}
