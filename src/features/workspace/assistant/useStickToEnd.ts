// Keeps the newest words in view while they are written, as long as the reader is at the end. Who has
// scrolled up, or is pressing something in an answer, is left where they are.
import { useCallback, useEffect, useRef } from "react";

const NEAR_END_PX = 48;

export function useStickToEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  useEffect(() => {
    const [outer, inner] = [scroller.current!, content.current!];
    const follow = new ResizeObserver(() => {
      if (sticks.current) outer.scrollTop = outer.scrollHeight;
    });
    let lastTop = outer.scrollTop;
    const look = () => {
      // Only a way up is the reader's own: words that come in between a scroll and its event are not.
      if (outer.scrollHeight - outer.scrollTop - outer.clientHeight < NEAR_END_PX) sticks.current = true;
      else if (outer.scrollTop < lastTop) sticks.current = false;
      lastTop = outer.scrollTop;
    };
    const letGo = () => {
      sticks.current = false;
    };
    follow.observe(outer);
    follow.observe(inner);
    outer.addEventListener("scroll", look, { passive: true });
    inner.addEventListener("pointerdown", letGo);
    inner.addEventListener("keydown", letGo);
    return () => {
      follow.disconnect();
      outer.removeEventListener("scroll", look);
      inner.removeEventListener("pointerdown", letGo);
      inner.removeEventListener("keydown", letGo);
    };
  }, []);
  /** For one's own message. */
  const toEnd = useCallback(() => {
    sticks.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);
  return { scroller, content, toEnd };
}
