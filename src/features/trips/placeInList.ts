// Where one was in the list of trips: coming back from a trip shows as many again, at the same height, once they are there.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { NavigationType, useLocation, useNavigationType } from "react-router-dom";

type Place = { limit: number; top: number };

/** By the entry of the browser's history: gone with the page, as its scrolling is. */
const places = new Map<string, Place>();

/** How many are listed: `first`, or as many as when one left for where one comes back from. */
export function useKeptLimit(first: number) {
  const { key } = useLocation();
  const [limit, setLimit] = useState(() => places.get(key)?.limit ?? first);
  useEffect(() => void places.set(key, { top: places.get(key)?.top ?? 0, limit }), [key, limit]);
  return [limit, setLimit] as const;
}

/** Scrolls to where one was as soon as `isThere`: before, the page is too short to. */
export function useKeptTop(isThere: boolean) {
  const { key } = useLocation();
  const cameBack = useNavigationType() === NavigationType.Pop;
  const wanted = useRef(cameBack ? (places.get(key)?.top ?? null) : null);
  // Before the page that follows is drawn and scrolled to its top.
  useLayoutEffect(() => {
    if (!isThere) return;
    if (wanted.current !== null) window.scrollTo(0, wanted.current);
    wanted.current = null;
    const note = () => {
      const place = places.get(key);
      if (place) place.top = window.scrollY;
    };
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, [isThere, key]);
}
