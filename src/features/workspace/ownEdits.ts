// One's own edits are drawn first, others' as time allows: between frames and presses, and a few times a second where many come.
import { startTransition, useEffect, useRef, useState } from "react";
import { create } from "zustand";
import { isPressing, PRESS_MS } from "../../lib/pressing";

/** From one drawing of others' edits to the next; while rows are in hand every drawing moves something under the finger. */
const PACE_MS = { usually: 300, dragging: 2000 };

/** Of so many parts of the time drawing others' edits takes one, on slow devices too, as long as none waits longer than that. */
const PARTS = 8;
const LONGEST_MS = 2000;

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

/** `latest`, taken up no more often than that, nor in the middle of a press, and drawn without holding up what is pressed meanwhile. 0: at once. */
export function usePaced<Value>(latest: Value, everyMs: number): Value {
  const [taken, setTaken] = useState(latest);
  const drawing = useRef({ begun: -Infinity, took: 0 });
  useEffect(() => {
    const { begun } = drawing.current;
    if (begun > 0) drawing.current.took = performance.now() - begun;
  }, [taken]);
  useEffect(() => {
    if (taken === latest) return;
    const { begun, took } = drawing.current;
    const pause = everyMs === 0 ? 0 : Math.max(everyMs, Math.min(took * PARTS, LONGEST_MS));
    const take = () => {
      const now = performance.now();
      if (pause > 0 && isPressing(now) && now - begun < pause + LONGEST_MS) return void (timer = setTimeout(take, PRESS_MS));
      drawing.current.begun = now;
      startTransition(() => setTaken(() => latest));
    };
    let timer = setTimeout(take, Math.max(0, begun + pause - performance.now()));
    return () => clearTimeout(timer);
  }, [latest, taken, everyMs]);
  return taken;
}
