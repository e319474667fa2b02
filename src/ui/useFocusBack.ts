// Focus goes back to where it was once a dialog, a sheet or the palette has closed. Radix returns it to triggers of its
// own only, and ours are opened from anywhere.
import { useEffect, useRef } from "react";
import { focusMain } from "./focusMain";

type Place = Pick<HTMLElement, "isConnected" | "focus">;
/** What had focus, the dialog that it stood in, and what stands beside it in its list. */
export type Origin = { element: Place; dialog: Place | null; beside?: Beside[] };
type Beside = { isConnected: boolean; first: () => Place | null };

/** Where those that have closed were opened from: what they opened in turn goes back there. */
const closed = new WeakMap<Place, Origin>();

/** `asked`: whether it is to be open, before it is drawn. Handlers for its content. */
export function useFocusBack(asked: boolean) {
  const origin = useRef<Origin | null>(null);
  useEffect(() => {
    if (asked) origin.current = originOf(document.activeElement);
  }, [asked]);
  return {
    onCloseAutoFocus: (event: Event) => {
      const content = event.currentTarget as HTMLElement;
      event.preventDefault();
      if (origin.current) closed.set(content, origin.current);
      const { activeElement } = document;
      // Somebody who has gone on elsewhere stays there.
      if (activeElement && activeElement !== document.body && !content.contains(activeElement)) return;
      const place = wayBack(origin.current);
      if (place) place.focus({ preventScroll: true });
      else focusMain();
    },
  };
}

function originOf(element: Element | null): Origin | null {
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // An item of a menu goes with it: what opened the menu stays.
  const menu = element.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const opener = (menu && document.getElementById(menu)) || element;
  return { element: opener, dialog: opener.closest<HTMLElement>("[role=dialog]"), beside: besideOf(opener) };
}

/** What comes after it and before it: where one is in a list once it was removed from there. */
function besideOf(element: HTMLElement): Beside[] {
  const item = element.closest("li, tr, [role=row]");
  return [item?.nextElementSibling, item?.previousElementSibling].flatMap((sibling) =>
    sibling ? [{ get isConnected() { return sibling.isConnected; }, first: () => sibling.querySelector<HTMLElement>("[data-open]") ?? sibling.querySelector<HTMLElement>("a[href], button:not(:disabled)") }] : [],
  );
}

/** What had focus, or what is left of the way there: what stands beside it, the dialog that it stood in, or what that was opened from. */
export function wayBack(origin: Origin | null): Place | null {
  if (!origin || origin.element.isConnected) return origin?.element ?? null;
  for (const { isConnected, first } of origin.beside ?? []) {
    const place = isConnected ? first() : null;
    if (place) return place;
  }
  if (origin.dialog?.isConnected) return origin.dialog;
  return wayBack((origin.dialog && closed.get(origin.dialog)) ?? null);
}
