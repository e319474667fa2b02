// The plan by day, a section for each city, with the list of ideas at its end. Rows and days can be dragged by
// mouse, touch and keyboard, and rows selected together.
import { memo, useEffect, useRef, useState } from "react";
import { formatNumber } from "../../../i18n/formats";
import { dayLabel } from "../dayLabel";
import { Flip, LISTS } from "../Flip";
import { useTrip } from "../useItinerary";
import { CityHeading } from "./day/CityHeading";
import { useWaysByDay } from "./day/dayWays";
import { DayJumpBar } from "./DayJumpBar";
import { DaySection } from "./DaySection";
import { DragHandles, usePlanDrag } from "./drag/usePlanDrag";
import { FocusKept } from "./FocusKept";
import { IdeasSection } from "./IdeasSection";
import { IDEAS, itinerary } from "./itineraryState";
import { MoveDialogs } from "./MoveDialogs";
import { PlanSummary } from "./PlanSummary";
import { RowCard } from "./row/RowCard";
import { RowMenu } from "./row/RowMenu";
import { RowSight, RowSightContext } from "./row/rowSight";
import { SelectionBar } from "./SelectionBar";
import { useTimeQuestion } from "./useTimeQuestion";

/** A drag draws the list anew many times a second: what it doesn't touch stays. */
const Summary = memo(PlanSummary);
const City = memo(CityHeading);
const Selection = memo(SelectionBar);
const Menu = memo(RowMenu);
const Dialogs = memo(MoveDialogs);

export function ItineraryPane() {
  const view = useTrip();
  const plan = useRef<HTMLDivElement>(null);
  const [sight] = useState(() => new RowSight());
  const { handles, ghost, line, held, announcement, shown } = usePlanDrag(view, plan);
  const ways = useWaysByDay(view);
  const lists = view.days.map((day) => shown(day.date, day.activities));
  const ideas = shown(IDEAS, view.ideas);
  const order = [...lists, ideas].map(({ rows }) => rows.map(({ _id }) => _id).join()).join(LISTS);
  useTimeQuestion(view.days);
  useEffect(() => itinerary.forget, [view.trip._id]);
  return (
    <DragHandles value={handles}>
      <RowSightContext value={sight}>
        <div ref={plan} data-plan className="relative mx-auto w-full max-w-2xl px-4 pt-4 pb-28 sm:px-6 lg:pb-10">
          <Summary />
          <DayJumpBar plan={plan} />
          {view.days.map((day, index) => {
            const city = day.destinations.at(-1);
            const arrives = city && city._id !== view.days[index - 1]?.destinations.at(-1)?._id;
            return (
              <div key={day.date} data-day className="scroll-mt-14">
                {arrives && <City destination={city} />}
                <DaySection day={day} ways={ways[day.date]!} {...lists[index]!} />
              </div>
            );
          })}
          <IdeasSection {...ideas} />
          <Selection />
          <Flip container={plan} order={order} />
          <FocusKept plan={plan} order={order} />
          <div ref={line} data-drop-line aria-hidden className="pointer-events-none absolute -top-0.5 left-0 z-10 h-1 rounded-full bg-accent opacity-0 will-change-transform before:absolute before:-start-1.5 before:-top-1 before:size-3 before:rounded-full before:border-3 before:border-accent before:bg-paper" />
        </div>
      </RowSightContext>
      <p aria-live="assertive" className="sr-only">{announcement}</p>
      {held && (
        // Moved from the left edge: it follows the pointer, whichever way the page is read.
        <div ref={ghost} className="pointer-events-none fixed top-0 left-0 z-50 w-80 max-w-[80vw] opacity-0">
          <div className="rotate-1 rounded-lg bg-surface shadow-float ring-1 ring-line">
            {held.kind === "day" ? (
              <p className="title px-4 py-3 text-lg">{dayLabel(held.date, view.trip, "long")}</p>
            ) : (
              held.activity && <RowCard activity={held.activity} number={null} dayIndex={null} />
            )}
            {held.kind === "row" && held.count > 1 && (
              <p className="absolute -top-2 -end-2 grid h-7 min-w-7 place-items-center rounded-full bg-accent px-2 text-sm font-semibold text-on-accent">{formatNumber(held.count)}</p>
            )}
          </div>
        </div>
      )}
      <Menu />
      <Dialogs />
    </DragHandles>
  );
}
