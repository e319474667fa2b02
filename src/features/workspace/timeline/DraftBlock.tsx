// A new item that is being drawn, then named. Enter keeps it, Esc lets it go.
import { useState, type KeyboardEvent } from "react";
import { t } from "../../../i18n/t";
import { dayColor } from "../../../ui/dayColors";
import { isComposing } from "../../../ui/isComposing";
import { readLine } from "../itinerary/entry/readLine";
import { cityOn } from "../moments";
import { useEdits } from "../useEdits";
import { useTrip, type Day } from "../useItinerary";
import { timeOf } from "./timeEdits";
import { topOf, useTimelineState, type Draft } from "./timelineState";
import { spanWords } from "./timelineWords";

const close = () => useTimelineState.setState({ draft: null });

export function DraftBlock({ day }: { day: Day }) {
  const draft = useTimelineState((state) => (state.draft?.day === day.date ? state.draft : null));
  if (!draft) return null;
  return (
    <div
      className="absolute inset-x-px z-4 min-w-40 rounded-md border-s-4 bg-surface p-1.5 shadow-float ring-1 ring-line"
      style={{ top: topOf(draft.from), minHeight: Math.max(30, topOf(draft.to - draft.from)), borderColor: dayColor(day.index) }}
    >
      {draft.open && <NameInput key={`${draft.from}-${draft.to}`} draft={draft} day={day} />}
      <p className="px-0.5 text-xs text-ink-soft tabular-nums">{spanWords(draft.from, draft.to)}</p>
    </div>
  );
}

function NameInput({ draft, day }: { draft: Draft; day: Day }) {
  const { costs } = useTrip();
  const edits = useEdits();
  const [text, setText] = useState("");
  const keep = () => {
    close();
    const line = readLine(text, costs.currency);
    if (!line) return;
    const { meal, ...said } = line;
    // A time in the line is more than the place that was pressed.
    const times = said.start ? { start: said.start, end: said.end } : { start: timeOf(draft.from), end: timeOf(draft.to) };
    void edits.add({ ...said, ...times, ...(meal && { meal }), day: day.date, destinationId: cityOn(day.date, day.destinations)?._id ?? null, placeId: null, lat: null, lng: null });
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && !isComposing(event)) keep();
    if (event.key === "Escape") close();
  };
  return (
    <input
      autoFocus
      aria-label={t("What is it, {span}?", { span: spanWords(draft.from, draft.to) })}
      placeholder={t("What is it?")}
      dir="auto"
      value={text}
      maxLength={300}
      enterKeyHint="done"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={keyDown}
      onBlur={keep}
      className="h-9 w-full rounded-sm border border-line-strong/70 bg-surface px-2 text-base focus:border-accent focus:outline-2 focus:outline-accent/60 sm:text-sm pointer-coarse:h-11"
    />
  );
}
