// One's own edits are drawn first, others' as time allows: between frames, and a few times a second where many come.
import { startTransition, useEffect, useState } from "react";
import { create } from "zustand";

/** From one drawing of others' edits to the next; while rows are in hand the plan holds still under the finger, if not for ever. */
const PACE_MS = { usually: 300, dragging: 10_000 };

/** `now`: in the very frame, as what was written or put down would else be seen as it was before; `soon`: in the next. */
export type When = "now" | "soon";

const useOwnEdits = create<{ waiting: When | null; dragging: boolean }>()(() => ({ waiting: null, dragging: false }));

/** Said where an edit is made, in the same breath as its optimistic update. */
export const showOwn = (when: When) => useOwnEdits.setState(({ waiting }) => ({ waiting: waiting === "now" ? "now" : when }));
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

/** Has changes taken up: those that edits of one's own make at once, others' no more often than `PACE_MS`. `take` tells whether there was anything to draw. */
export function paced(take: () => boolean): { changed: () => void; stop: () => void } {
  let takenAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const takeUp = () => {
    cancel();
    if (take()) takenAt = performance.now();
  };
  const changed = () => {
    const { waiting, dragging } = useOwnEdits.getState();
    if (waiting) return takeUp();
    cancel();
    timer = setTimeout(takeUp, Math.max(0, takenAt + PACE_MS[dragging ? "dragging" : "usually"] - performance.now()));
  };
  const unsubscribe = useOwnEdits.subscribe(({ dragging }, before) => {
    if (timer !== null && dragging !== before.dragging) changed();
  });
  return {
    changed,
    stop: () => {
      cancel();
      unsubscribe();
    },
  };
}
