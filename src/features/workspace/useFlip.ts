// Shows where a row went: when rows with `data-flip` change place between two renders, each glides
// from where it was. Nothing moves for people who asked for less motion.
import { useLayoutEffect, useRef, type RefObject } from "react";

const DURATION_MS = 240;
const FARTHEST_PX = 1600;

export function useFlip(container: RefObject<HTMLElement | null>, paused: boolean) {
  const before = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const root = container.current;
    if (!root) return;
    const still = paused || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const origin = root.getBoundingClientRect().top - root.scrollTop;
    const after = new Map<string, number>();
    for (const row of root.querySelectorAll<HTMLElement>("[data-flip]")) {
      const key = row.dataset.flip!;
      const box = row.getBoundingClientRect();
      // In a pane that isn't shown a row has no place to come from.
      if (box.height === 0) continue;
      const top = box.top - origin;
      const from = before.current.get(key);
      after.set(key, top);
      const distance = from === undefined ? 0 : from - top;
      if (still || distance === 0 || Math.abs(distance) > FARTHEST_PX) continue;
      row.animate([{ transform: `translateY(${distance}px)` }, { transform: "none" }], {
        duration: DURATION_MS,
        easing: "cubic-bezier(0.22, 0.8, 0.3, 1)",
      });
    }
    before.current = after;
  });
}
