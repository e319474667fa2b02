// For the keyboard: a place on the day's hours that arrows move and Enter writes into. Seen only while it has focus.
import { useState, type KeyboardEvent } from "react";
import { t } from "../../../i18n/t";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import type { Day } from "../useItinerary";
import { DAY_MINUTES } from "./pieces";
import { topOf, useTimelineState } from "./timelineState";
import { spanWords } from "./timelineWords";

const STEP = 30;

export function SlotCursor({ day }: { day: Day }) {
  const { trip } = useTripFrame();
  const [from, setFrom] = useState(9 * 60);
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? STEP : event.key === "ArrowUp" ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    setFrom((at) => Math.max(0, Math.min(DAY_MINUTES - 2 * STEP, at + step)));
  };
  return (
    <button
      type="button"
      aria-label={t("Add to {day}, {span}", { day: dayLabel(day.date, trip, "long"), span: spanWords(from, from + 60) })}
      title={t("Arrows choose the time, Enter adds")}
      onKeyDown={keyDown}
      onClick={() => useTimelineState.setState({ draft: { day: day.date, from, to: from + 60, open: true } })}
      className="pointer-events-none absolute inset-x-1 rounded-md border-2 border-dashed text-sm opacity-0 focus-visible:opacity-100"
      style={{ top: topOf(from), height: topOf(60), borderColor: dayColor(day.index) }}
    >
      {spanWords(from, from + 60)}
    </button>
  );
}
