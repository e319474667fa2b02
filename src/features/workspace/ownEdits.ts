// One's own edits are drawn first, others' as time allows: between frames, and a few times a second where many come.
import { startTransition, useEffect, useRef, useState } from "react";
import { create } from "zustand";
import { nextPaint } from "../../lib/nextPaint";
import type { Itinerary } from "./wholePlan";

/** From one drawing of others' edits to the next: longer where that takes long, so that a press seldom falls into it. While rows are in hand the plan holds still under the finger, if not for ever. */
const PACE_MS = { usually: 400, slowest: 1600, dragging: 10_000 };
/** Of a page's time, what drawing others' edits may take: one part in so many. */
const SHARE = 5;
/** So long after a press what it does is left alone, and so long at most. */
const ANSWER_MS = 350;
const LONGEST_MS = 1200;

/** `now`: in the very frame, as what was written or put down would else be seen as it was before; `soon`: in the next. */
export type When = "now" | "soon";

/** What an edit of one's own makes of the plan that is drawn. */
export type Effect = (plan: Itinerary) => Itinerary;

/** `whole`: what waits hasn't said its effect, and is seen only in the plan as it is by now. */
type OwnEdits = { waiting: When | null; whole: boolean; effects: Effect[]; dragging: boolean; answered: number; drawingMs: number };
const useOwnEdits = create<OwnEdits>()(() => ({ waiting: null, whole: false, effects: [], dragging: false, answered: 0, drawingMs: 0 }));

/** Said where an edit is made, in the same breath as its optimistic update. With its `effect` nothing of others' is drawn along with it. */
export const showOwn = (when: When, effect?: Effect) =>
  useOwnEdits.setState(({ waiting, whole, effects }) => ({ waiting: waiting === "now" ? "now" : when, whole: whole || !effect, effects: effect ? [...effects, effect] : effects }));
/** Said where the server has done something of one's own that isn't shown before its answer. */
export const showAnswer = () => useOwnEdits.setState(({ answered }) => ({ answered: answered + 1 }));
export const setDragging = (dragging: boolean) => useOwnEdits.setState({ dragging });
/** What the last drawing took that could wait: others' edits, as a rule. */
export const noteDrawing = (drawingMs: number) => useOwnEdits.setState({ drawingMs });
export const useIsDragging = (): boolean => useOwnEdits(({ dragging }) => dragging);

/** `latest` where an edit of one's own is to be seen now; else what it was a moment ago, so that drawing holds up nothing that is pressed. */
export function useOwnFirst<Value>(latest: Value): Value {
  const waiting = useOwnEdits((state) => state.waiting);
  const [drawn, setDrawn] = useState(latest);
  const isDrawn = drawn === latest;
  const begunAt = useRef<number | null>(null);
  useEffect(() => {
    if (isDrawn) return;
    const timer = setTimeout(() => {
      begunAt.current = performance.now();
      startTransition(() => setDrawn(() => latest));
    });
    return () => clearTimeout(timer);
  }, [latest, isDrawn]);
  useEffect(() => {
    const begun = begunAt.current;
    begunAt.current = null;
    if (begun !== null && !document.hidden) void nextPaint().then(() => noteDrawing(performance.now() - begun));
  }, [drawn]);
  useEffect(() => {
    if (waiting && isDrawn) useOwnEdits.setState({ waiting: null });
  }, [waiting, isDrawn]);
  return waiting === "now" ? latest : drawn;
}

/**
 * Has changes taken up: those that edits of one's own make at once, others' no more often than `PACE_MS`, and not while presses are answered.
 * `take` tells whether there is a plan at all; given `effects` it takes up these alone.
 */
export function paced(take: (effects?: Effect[]) => boolean): { changed: () => void; takeUp: () => void; stop: () => void } {
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
    useOwnEdits.setState({ whole: false, effects: [] });
    if (take()) takenAt = performance.now();
  };
  const takeUpOwn = (effects: Effect[]) => {
    useOwnEdits.setState({ effects: [] });
    take(effects);
    // As a press it is answered before anything else, however long others' edits have waited.
    pressedAt = performance.now();
    behindSince = Math.max(behindSince ?? pressedAt, pressedAt + ANSWER_MS - LONGEST_MS);
    wait();
  };
  const wait = () => {
    cancel();
    const now = performance.now();
    behindSince ??= now;
    const { dragging, drawingMs } = useOwnEdits.getState();
    const pace = dragging ? PACE_MS.dragging : Math.min(PACE_MS.slowest, Math.max(PACE_MS.usually, SHARE * drawingMs));
    const left = Math.max(takenAt + pace, Math.min(pressedAt + ANSWER_MS, behindSince + LONGEST_MS)) - now;
    // Another press may have come meanwhile.
    timer = setTimeout(left > 0 ? wait : takeUp, Math.max(0, left));
  };
  const changed = () => {
    const { whole, effects } = useOwnEdits.getState();
    if (whole || takenAt === -Infinity) takeUp();
    else if (effects.length > 0) takeUpOwn(effects);
    else wait();
  };
  const listeners = new AbortController();
  for (const press of ["pointerdown", "keydown"]) window.addEventListener(press, () => (pressedAt = performance.now()), { capture: true, passive: true, signal: listeners.signal });
  const unsubscribe = useOwnEdits.subscribe(({ dragging, answered }, before) => {
    if (timer === null) return;
    if (answered !== before.answered) takeUp();
    else if (dragging !== before.dragging) wait();
  });
  return {
    changed,
    takeUp,
    stop: () => {
      cancel();
      listeners.abort();
      unsubscribe();
    },
  };
}
