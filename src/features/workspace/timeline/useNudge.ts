// Moving an item on the grid by keys: arrows by a quarter of an hour, with Shift its end, with Alt to another day; an
// idea to the first.
// Presses gather in the ghost and are saved once, a moment after the last, or as the grid is left.
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from "react";
import { direction } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { dayLabel } from "../dayLabel";
import { minutesOf } from "../itinerary/entry/readTimes";
import { rowKey } from "../rowIds";
import { useTrip, type Activity } from "../useItinerary";
import { heldAt } from "./heldAt";
import { lengthOf, movedTo, SNAP_MINUTES, stretchedTo, timeOf, type TimeChange } from "./timeEdits";
import { useTimelineState, type Held } from "./timelineState";
import { spanWords } from "./timelineWords";
import { useSaveTimes } from "./useSaveTimes";

const SETTLE_MS = 600;
/** The columns stand in the direction of the language. */
const [ONWARD, BACK] = direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];

export function useNudge(activity: Activity) {
  const { days, trip } = useTrip();
  const save = useSaveTimes();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What isn't saved yet. The grid lets go of the ghost before its blocks hear that they go. */
  const waiting = useRef<TimeChange | null>(null);
  const mine = () => {
    const { held } = useTimelineState.getState();
    return held?.kind === "time" && rowKey(held.activity._id) === rowKey(activity._id) ? held : null;
  };
  const forget = () => {
    clearTimeout(timer.current);
    waiting.current = null;
  };
  const leave = useEffectEvent(() => {
    const change = waiting.current;
    forget();
    if (!change) return;
    if (mine()) useTimelineState.setState({ held: null });
    save(activity, change);
  });
  useEffect(() => () => leave(), []);

  const settle = () => {
    forget();
    const held = mine();
    if (!held) return;
    useTimelineState.setState({ held: null });
    save(activity, held.change);
    // On another day it is another column's: focus goes with it.
    if (held.day !== activity.day) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-block="${CSS.escape(rowKey(activity._id))}"]`)?.focus());
  };
  const show = (held: Held | null) => {
    if (held?.kind !== "time") return;
    useTimelineState.setState({ held, said: t("{day}, {span}", { day: dayLabel(held.day, trip, "long"), span: spanWords(held.from, held.to) }) });
    clearTimeout(timer.current);
    waiting.current = held.change;
    timer.current = setTimeout(settle, SETTLE_MS);
  };

  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const held = mine();
    if (event.key === "Escape" && held) {
      event.preventDefault();
      event.stopPropagation();
      forget();
      useTimelineState.setState({ held: null, said: t("{item} put back.", { item: activity.title }) });
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const now: Activity = { ...activity, ...held?.change };
    const index = days.findIndex(({ date }) => date === now.day);
    const from = now.start ? minutesOf(now.start) : 9 * 60;
    const upDown = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const sideways = event.key === ONWARD ? 1 : event.key === BACK ? -1 : 0;
    if (upDown !== 0 && !event.altKey && now.start && now.day) {
      event.preventDefault();
      if (!event.shiftKey) return show(heldAt(activity, now.day, movedTo(now, now.day, from + upDown * SNAP_MINUTES)));
      const until = from + (lengthOf(now) ?? 60);
      const stretched = stretchedTo(now, "end", until + upDown * SNAP_MINUTES);
      return show(heldAt(activity, now.day, stretched && { ...held?.change, ...stretched, day: now.day }));
    }
    if (sideways !== 0 && event.altKey) {
      event.preventDefault();
      const to = days[index + sideways];
      if (to) show(heldAt(activity, to.date, now.start ? { ...movedTo(now, to.date, from) } : { day: to.date, start: timeOf(from), end: timeOf(from + 60) }));
    }
  };
  return { keyDown, settle };
}
