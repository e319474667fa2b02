// Whether somebody is pressing something just now: what can wait, waits until that is answered.

/** From the last sign of a press until its answer has been painted, on a slow phone. */
export const PRESS_MS = 150;

let last = -Infinity;
const note = () => {
  last = performance.now();
};
if (typeof window !== "undefined") for (const type of ["pointerdown", "pointerup", "keydown"]) window.addEventListener(type, note, { capture: true, passive: true });

export const isPressing = (now: number): boolean => now - last < PRESS_MS;
