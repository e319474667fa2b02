// The plan by day, with the list of ideas at its end. Rows can be dragged by mouse, touch and keyboard.
import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useRef } from "react";
import { useFlip } from "../useFlip";
import { useTrip, type Day } from "../useItinerary";
import { ActivityCard } from "./ActivityRow";
import { DaySection } from "./DaySection";
import { IdeasSection } from "./IdeasSection";
import { IDEAS, useActivityDrag } from "./useActivityDrag";
import { PlanSummary } from "./PlanSummary";

export function ItineraryPane() {
  const view = useTrip();
  const container = useRef<HTMLDivElement>(null);
  const drag = useActivityDrag(view);
  useFlip(container, drag.active !== null);
  const rowsOf = (day: Day) => drag.rows(day.date, day.activities);
  return (
    <DndContext {...drag.context}>
      <div ref={container} className="mx-auto w-full max-w-2xl px-4 pt-4 pb-28 sm:px-6 lg:pb-10">
        <PlanSummary />
        {view.days.map((day) => (
          <DaySection key={day.date} day={day} rows={rowsOf(day)} />
        ))}
        <IdeasSection rows={drag.rows(IDEAS, view.ideas)} />
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.active && (
          <div className="rotate-1 rounded-lg bg-surface shadow-float ring-1 ring-line">
            <ActivityCard activity={drag.active} number={null} dayIndex={0} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
