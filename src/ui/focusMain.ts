/** Where one is from now on, without being something to press: Tab goes on from there, and what reads aloud begins there. */
export function focusPlace(place: HTMLElement | null): void {
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** The content of the screen, past its header. */
export const focusMain = () => focusPlace(document.getElementById("main"));
