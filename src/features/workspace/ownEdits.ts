// One's own edits are drawn first, others' as time allows: between frames, and a few times a second where many come.
import { startTransition, useEffect, useState } from "react";
import { create } from "zustand";

/** From one drawing of others' edits to the next; while rows are in hand the plan holds still under the finger, if not for ever. */
const PACE_MS = { usually: 400, dragging: 10_000 };
/** So long after a press what it does is left alone, and so long at most. */
const ANSWER_MS = 350;
const LONGEST_MS = 1200;

/** `now`: in the very frame, as what was written or put down would else be seen as it was before; `soon`: in the next. */
export type When = "now" | "soon";

const useOwnEdits = create<{ waiting: When | null; dragging: boolean; answered: number }>()(() => ({ waiting: null, dragging: false, answered: 0 }));

/** Said where an edit is made, in the same breath as its optimistic update. */
export const showOwn = (when: When) => useOwnEdits.setState(({ waiting }) => ({ waiting: waiting === "now" ? "now" : when }));
/** Said where the server has done something of one's own that isn't shown before its answer. */
export const showAnswer = () => useOwnEdits.setState(({ answered }) => ({ answered: answered + 1 }));
export const setDragging = (dragging: boolean) => useOwnEdits.setState({ dragging });
export const useIsDragging = (): boolean => useOwnEdits(({ dragging }) => dragging);

/** `latest` where an edit of one's own is to be seen now; else what it was a moment ago, so that drawing holds up nothing that is pressed. */
export function useOwnFirst<Value>(latest: Value): Value {
  const waiting = useOwnEdits((state) => state.waiting);
  const [drawn, setDrawn] = useState(latest);
  const isDrawn = drawn === latest;
  useEffect(() => {
    if (isDrawn) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(() => latest)));
    return () => clearTimeout(timer);
  }, [latest, isDrawn]);
  useEffect(() => {
    if (waiting && isDrawn) useOwnEdits.setState({ waiting: null });
  }, [waiting, isDrawn]);
  return waiting === "now" ? latest : drawn;
}

/**
 * Has changes taken up: those that edits of one's own make at once, others' no more often than `PACE_MS`, and not while presses are answered.
 * `take` tells whether there is a plan at all.
 */
export function paced(take: () => boolean): { changed: () => void; stop: () => void } {
  let takenAt = -Infinity;
  let pressedAt = -Infinity;
  let behindSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const takeUp = () => {
    cancel();
    behindSince = null;
    if (take()) takenAt = performance.now();
  };
  const wait = () => {
    cancel();
    const now = performance.now();
    behindSince ??= now;
    const pace = takenAt + PACE_MS[useOwnEdits.getState().dragging ? "dragging" : "usually"];
    const left = Math.max(pace, Math.min(pressedAt + ANSWER_MS, behindSince + LONGEST_MS)) - now;
    // Another press may have come meanwhile.
    timer = setTimeout(left > 0 ? wait : takeUp, Math.max(0, left));
  };
  const changed = () => (useOwnEdits.getState().waiting || takenAt === -Infinity ? takeUp() : wait());
  const listeners = new AbortController();
  for (const press of ["pointerdown", "keydown"]) window.addEventListener(press, () => (pressedAt = performance.now()), { capture: true, passive: true, signal: listeners.signal });
  const unsubscribe = useOwnEdits.subscribe(({ dragging, answered }, before) => {
    if (timer === null) return;
    if (answered !== before.answered) takeUp();
    else if (dragging !== before.dragging) wait();
  });
  return {
    changed,
    stop: () => {
      cancel();
      listeners.abort();
      unsubscribe();
    },
  };
}
