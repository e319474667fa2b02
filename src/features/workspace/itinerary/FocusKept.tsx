// The keyboard stays in the plan: where the row that has focus goes, focus goes along, or to what stands in its place.
import { useEffect, useRef, type RefObject } from "react";
import { useItineraryState } from "./itineraryState";
import { placesAround } from "./placesAround";

/** What had focus last, in which row, and the order of the rows then. */
type Kept = { element: HTMLElement; row: string; order: string; byKeys: boolean };

/** `order`: of all rows, as they are shown. */
export function FocusKept({ plan, order }: { plan: RefObject<HTMLElement | null>; order: string }) {
  const selecting = useItineraryState((state) => state.selecting);
  const inMenu = useItineraryState((state) => state.menu !== null);
  const kept = useRef<Kept | null>(null);
  const shown = useRef(order);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const element = target as HTMLElement;
      const inRow = element.closest<HTMLElement>("[data-row]")?.dataset.row;
      const row = inRow ?? (element.closest("[role=toolbar]") ? kept.current?.row : undefined);
      kept.current = row === undefined ? null : { element, row, order: shown.current, byKeys: element.matches(":focus-visible") };
    };
    const root = plan.current;
    root?.addEventListener("focusin", note);
    return () => root?.removeEventListener("focusin", note);
  }, [plan]);
  useEffect(() => {
    shown.current = order;
    const root = plan.current;
    // Whoever has gone on elsewhere stays there.
    if (!root || !kept.current || kept.current.element.isConnected || document.activeElement !== document.body) return;
    const { element, row, order: before, byKeys } = kept.current;
    const control = element.matches("[data-handle]") ? "[data-handle], [data-open]" : "[data-open]";
    const { rows, list } = placesAround(row, before);
    for (const place of [...rows.map((key) => root.querySelector(`[data-row="${CSS.escape(key)}"]`)?.querySelector<HTMLElement>(control)), root.querySelectorAll("[data-list]")[list]?.querySelector("button")]) {
      if (place) return place.focus({ preventScroll: !byKeys });
    }
  }, [plan, order, selecting, inMenu]);
  return null;
}
