// One day of the grid: its items by the hour, the line that says now, and room to draw a new one.
import { useMemo } from "react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";
import { useNowOn } from "../itinerary/day/useNow";
import { minutesOf } from "../itinerary/entry/readTimes";
import { cityOn } from "../moments";
import { rowKey } from "../rowIds";
import { useTripFrame } from "../tripFrame";
import type { Day } from "../useItinerary";
import { ClosedHours } from "./ClosedHours";
import { DraftBlock } from "./DraftBlock";
import { Ghost } from "./Ghost";
import { packLanes } from "./packLanes";
import { DAY_MINUTES, type Piece } from "./pieces";
import { SlotCursor } from "./SlotCursor";
import { LEAST_HEIGHT_PX, TimelineBlock } from "./TimelineBlock";
import { SNAP_MINUTES } from "./timeEdits";
import { HOUR_PX, topOf, useTimelineState } from "./timelineState";
import { useTimelineDragHandles } from "./useTimelineDrag";

/** What is drawn taller than it lasts takes its room too. */
const LEAST_DRAWN = (LEAST_HEIGHT_PX / HOUR_PX) * 60;

export function TimelineColumn({ day, pieces }: { day: Day; pieces: Piece[] }) {
  const { canEdit, trip } = useTripFrame();
  const { draw } = useTimelineDragHandles();
  const packed = useMemo(() => packLanes(pieces.map((piece) => ({ piece, from: piece.from, to: Math.max(piece.to, piece.from + LEAST_DRAWN) }))), [pieces]);
  const name = dayLabel(day.date, trip, "long");
  const now = useNowOn(day.date, cityOn(day.date, day.destinations)?.timeZone);

  const drawHere = (event: React.MouseEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const minute = ((event.clientY - event.currentTarget.getBoundingClientRect().top) / HOUR_PX) * 60;
    const from = Math.min(Math.floor(minute / (2 * SNAP_MINUTES)) * 2 * SNAP_MINUTES, DAY_MINUTES - 60);
    useTimelineState.setState({ draft: { day: day.date, from, to: from + 60, open: true } });
  };
  return (
    <section
      aria-label={name}
      data-column={day.date}
      onPointerDown={canEdit ? (event) => event.target === event.currentTarget && draw(event, day.date) : undefined}
      onClick={canEdit ? drawHere : undefined}
      className="drawn-in-sight relative shrink-0 snap-start border-s border-line"
      style={{ width: "var(--col)", height: topOf(DAY_MINUTES), backgroundImage: `repeating-linear-gradient(to bottom, var(--color-line) 0 1px, transparent 1px ${HOUR_PX}px)` }}
    >
      <ClosedHours date={day.date} />
      {packed.map(({ item: { piece }, lane, lanes }) => (
        <TimelineBlock key={`${rowKey(piece.activity._id)} ${piece.part}`} piece={piece} lane={lane} lanes={lanes} dayIndex={day.index} canEdit={canEdit} dayName={name} />
      ))}
      {canEdit && <SlotCursor day={day} />}
      <Ghost day={day} />
      <DraftBlock day={day} />
      {now !== null && (
        <div className="pointer-events-none absolute inset-x-0 z-3 flex items-center" style={{ top: topOf(minutesOf(now)) }}>
          <span className="sr-only">{t("Now: {time}", { time: formatTime(now) })}</span>
          <span className="-ms-1 size-2.5 rounded-full bg-danger" aria-hidden />
          <span className="h-0.5 flex-1 bg-danger" style={{ background: "var(--color-danger)" }} aria-hidden />
        </div>
      )}
      <span className="pointer-events-none absolute inset-x-0 top-0 h-px" style={{ background: dayColor(day.index) }} aria-hidden />
    </section>
  );
}
