// One's own edits are drawn first, others' as time allows: between frames, and a few times a second where many come.
import { startTransition, useEffect, useRef, useState } from "react";
import { create } from "zustand";

/** From one drawing of others' edits to the next; while rows are in hand every drawing moves something under the finger. */
const PACE_MS = { usually: 300, dragging: 2000 };

/** `now`: in the very frame, as what was written or put down would else be seen as it was before; `soon`: in the next. */
export type When = "now" | "soon";

const useOwnEdits = create<{ waiting: When | null; dragging: boolean }>()(() => ({ waiting: null, dragging: false }));

/** Said where an edit is made, in the same breath as its optimistic update. */
export const showOwn = (when: When) => useOwnEdits.setState(({ waiting }) => ({ waiting: waiting === "now" ? "now" : when }));
export const setDragging = (dragging: boolean) => useOwnEdits.setState({ dragging });

/** `latest` where an edit of one's own is to be seen now; else what it was a moment ago. */
export function useOwnFirst<Value>(latest: Value): Value {
  const waiting = useOwnEdits((state) => state.waiting);
  const dragging = useOwnEdits((state) => state.dragging);
  const paced = usePaced(latest, waiting ? 0 : dragging ? PACE_MS.dragging : PACE_MS.usually);
  const isDrawn = paced === latest;
  useEffect(() => {
    if (waiting && isDrawn) useOwnEdits.setState({ waiting: null });
  }, [waiting, isDrawn]);
  return waiting === "now" ? latest : paced;
}

/** `latest`, taken up no more often than that, and drawn without holding up what is pressed meanwhile. */
export function usePaced<Value>(latest: Value, everyMs: number): Value {
  const [taken, setTaken] = useState(latest);
  const at = useRef(-Infinity);
  useEffect(() => {
    if (taken === latest) return;
    const take = () => {
      at.current = performance.now();
      startTransition(() => setTaken(() => latest));
    };
    const timer = setTimeout(take, Math.max(0, at.current + everyMs - performance.now()));
    return () => clearTimeout(timer);
  }, [latest, taken, everyMs]);
  return taken;
}
