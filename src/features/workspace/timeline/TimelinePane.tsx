// The plan on a grid of days and hours. Everything on it can be moved by mouse, touch and keyboard.
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { t } from "../../../i18n/t";
import { formatHour } from "../../../lib/dates";
import { clockIn } from "../../../lib/instants";
import { MoveDialogs } from "../itinerary/MoveDialogs";
import { cityOn } from "../moments";
import { dayAt } from "../now/nowOf";
import { useTrip } from "../useItinerary";
import { firstSeen } from "./firstSeen";
import { IdeasTray } from "./IdeasTray";
import { piecesOf, type Piece } from "./pieces";
import { showColumn, TimelineBar, useRange } from "./TimelineBar";
import { TimelineColumn } from "./TimelineColumn";
import { TimelineHead } from "./TimelineHead";
import { topOf, useTimelineState } from "./timelineState";
import { TimelineDragContext, useTimelineDrag } from "./useTimelineDrag";

const HOURS = Array.from({ length: 23 }, (_, index) => index + 1);
const NONE: Piece[] = [];
/** So that a day can still be read when many are seen at once. */
const LEAST_COLUMN: Record<number, string> = { 0: "6.5rem", 1: "0px", 3: "7rem", 7: "6.5rem" };

export function TimelinePane() {
  const { days, activities, destinations, legTo, trip } = useTrip();
  const { range } = useRange();
  const scroller = useRef<HTMLDivElement>(null);
  const drag = useTimelineDrag(scroller);
  const said = useTimelineState((state) => state.said);
  const piecesByDay = useMemo(() => Map.groupBy(activities.flatMap((activity) => piecesOf(activity, destinations)), ({ day }) => day), [activities, destinations]);
  useEffect(() => () => useTimelineState.setState({ held: null, draft: null, said: "" }), [trip._id]);

  const shown = range === 0 ? days.length : Math.min(range, days.length);
  useLayoutEffect(() => {
    const grid = scroller.current!;
    const now = dayAt({ days, activities, destinations, legTo }, Date.now());
    const seen = Math.min(now?.index ?? 0, days.length - shown);
    grid.scrollTop = topOf(firstSeen(days.slice(seen, seen + shown), now && clockIn(cityOn(now.date, destinations)?.timeZone ?? "UTC", Date.now()).time));
    showColumn(grid, now?.index ?? 0, "instant");
    // Only where it opens: later the reader has scrolled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [trip._id]);

  const style = { "--axis": "3.25rem", "--col": `max(${LEAST_COLUMN[range]}, calc((100cqw - var(--axis)) / ${shown}))` } as React.CSSProperties;
  return (
    <TimelineDragContext value={drag}>
      <section aria-label={t("Timeline")} className="@container flex h-full min-h-0 flex-col pb-16 lg:pb-0">
        <TimelineBar scroller={scroller} />
        <div ref={scroller} className="relative min-h-0 flex-1 snap-x scroll-ps-[3.25rem] overflow-auto overscroll-contain border-t border-line data-[one]:snap-mandatory" {...(range === 1 && { "data-one": "" })}>
          {/* As wide as what is seen: Firefox counts a scroll bar to the width of what scrolls. */}
          <div className="@container">
            <div style={{ ...style, width: `calc(var(--axis) + var(--col) * ${days.length})` }}>
              <TimelineHead />
              <div className="relative flex">
                <div data-axis aria-hidden className="sticky start-0 z-5 shrink-0 bg-paper" style={{ width: "var(--axis)" }}>
                  {HOURS.map((hour) => (
                    <span key={hour} className="absolute end-1.5 -translate-y-1/2 text-[0.6875rem] whitespace-nowrap text-ink-faint tabular-nums" style={{ top: topOf(hour * 60) }}>{formatHour(hour)}</span>
                  ))}
                </div>
                {days.map((day) => <TimelineColumn key={day.date} day={day} pieces={piecesByDay.get(day.date) ?? NONE} />)}
              </div>
            </div>
          </div>
        </div>
        <IdeasTray />
        <MoveDialogs />
        <p id="timeline-keys" hidden>{t("Arrows move it by 15 minutes, Shift and arrows change its end, Alt and arrows its day.")}</p>
        <p aria-live="assertive" className="sr-only">{said}</p>
      </section>
    </TimelineDragContext>
  );
}
