// Brings a day or the ideas to the top of what is seen.
import { scrollerOf } from "../drag/followPointer";

/** Far off by a pixel or two is no reason to move again. */
const EXACT_PX = 4;
const LONGEST_MS = 2000;

/** `section`: of the day. With the city's heading, where one stands above it. */
export function scrollToDay(section: HTMLElement) {
  const target = section.closest<HTMLElement>("[data-day]") ?? section;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  // Days that come into sight on the way turn out higher or lower than was thought.
  const scroller = scrollerOf(target);
  const aim = () => {
    const before = scroller.scrollTop;
    target.scrollIntoView({ behavior: "instant", block: "start" });
    if (Math.abs(scroller.scrollTop - before) > EXACT_PX) requestAnimationFrame(aim);
  };
  const arriving = new AbortController();
  const { signal } = arriving;
  scroller.addEventListener("scrollend", aim, { once: true, signal });
  // Whoever scrolls meanwhile has other plans.
  for (const event of ["wheel", "pointerdown", "keydown"]) window.addEventListener(event, () => arriving.abort(), { passive: true, signal });
  setTimeout(() => arriving.abort(), LONGEST_MS);
}
