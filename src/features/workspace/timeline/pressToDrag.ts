// A mouse drags at once. A finger first holds still for a moment, so that it can still scroll the grid.
const HOLD_MS = 300;
const STILL_PX = 8;

export function pressToDrag(down: PointerEvent, begin: () => void) {
  if (down.pointerType !== "touch") return begin();
  const listeners = new AbortController();
  const { signal } = listeners;
  const timer = setTimeout(() => {
    listeners.abort();
    begin();
  }, HOLD_MS);
  const forget = () => {
    clearTimeout(timer);
    listeners.abort();
  };
  window.addEventListener("pointermove", ({ clientX, clientY }) => Math.hypot(clientX - down.clientX, clientY - down.clientY) > STILL_PX && forget(), { signal });
  window.addEventListener("pointerup", forget, { signal });
  window.addEventListener("pointercancel", forget, { signal });
}
