import { useLayoutEffect, useRef } from "react";
import type { View } from "./views";

/** For what scrolls and shows one view after another: each begins at its top, and is found again where one left it. */
export function useScrollOfView(view: View) {
  const scroller = useRef<HTMLDivElement>(null);
  const left = useRef(new Map<View, number>());
  const shown = useRef(view);
  useLayoutEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    scroller.current?.scrollTo({ top: left.current.get(view) ?? 0, behavior: "instant" });
  }, [view]);
  const onScroll = () => void (scroller.current && left.current.set(shown.current, scroller.current.scrollTop));
  return { ref: scroller, onScroll };
}
