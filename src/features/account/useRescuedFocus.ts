import { useEffect, useRef, type RefObject } from "react";

/** Gives the focus to `target` when what had it left the page together with one of `count` things. */
export function useRescuedFocus(target: RefObject<HTMLElement | null>, count: number) {
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) target.current?.focus({ preventScroll: true });
    before.current = count;
  }, [target, count]);
}
