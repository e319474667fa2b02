import { useDroppable } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { dayColor } from "../../../ui/dayColors";
import { cn } from "../../../ui/cn";
import { formatDate } from "../../../lib/dates";
import { useTrip, type Activity, type Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { ActivityRow } from "./ActivityRow";
import { DayMenu } from "./DayMenu";
import { LodgingBar } from "./LodgingBar";
import { DAY_MARKS } from "./marks";
import { TravelLeg } from "./TravelLeg";

export function DaySection({ day, rows }: { day: Day; rows: Activity[] }) {
  const { openDialog } = useWorkspace();
  const { canEdit, legTo } = useTrip();
  const { setNodeRef, isOver } = useDroppable({ id: day.date });
  const cities = day.destinations.map((destination) => destination.name).join(" → ");
  const km = rows.reduce((sum, row) => sum + (legTo.get(row._id)?.km ?? 0), 0);
  let pin = 0;
  return (
    <section aria-labelledby={`day-${day.date}`} className="scroll-mt-4 pt-7" id={day.date}>
      <header className="flex items-end gap-3 border-b-2 pb-2.5" style={{ borderColor: dayColor(day.index) }}>
        <div className="min-w-0 flex-1">
          <p className="eyebrow" style={{ color: dayColor(day.index) }}>
            Day {day.index + 1}
            {cities && ` · ${cities}`}
          </p>
          <h2 id={`day-${day.date}`} className="title mt-1 text-[1.375rem] sm:text-2xl">
            {formatDate(day.date, "long")}
          </h2>
        </div>
        <p className="hidden pb-1 text-sm text-ink-faint tabular-nums sm:block">
          {rows.length === 0 ? "" : `${rows.length} ${rows.length === 1 ? "stop" : "stops"}`}
          {km >= 1 && ` · ${Math.round(km)} km`}
        </p>
        <DayMenu day={day} />
      </header>
      {DAY_MARKS.map((Mark, index) => <Mark key={index} day={day} />)}
      <SortableContext items={rows.map((row) => row._id)} strategy={verticalListSortingStrategy}>
        <ol
          ref={setNodeRef}
          aria-label={formatDate(day.date, "long")}
          className={cn("-mx-2 min-h-14 rounded-lg px-2 py-1.5 transition-colors", isOver && "bg-accent-soft/60")}
        >
          {rows.length === 0 && (
            <li className="px-1 py-3.5 text-[0.9375rem] text-ink-faint">
              {canEdit ? "Nothing planned yet. Drop something here, add a stop, or ask the assistant." : "Nothing planned yet."}
            </li>
          )}
          {rows.map((row, index) => {
            const leg = legTo.get(row._id);
            const number = row.lat === null || row.type === "transport" ? null : ++pin;
            return (
              <ActivityRow key={row._id} activity={row} number={number} dayIndex={day.index}>
                {leg && rows[index - 1]?._id === leg.fromId && <TravelLeg leg={leg} />}
              </ActivityRow>
            );
          })}
        </ol>
      </SortableContext>
      <LodgingBar day={day} />
      {canEdit && (
        <button
          type="button"
          onClick={() => openDialog({ kind: "add", day: day.date })}
          className="mt-1 inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm font-medium text-accent transition hover:bg-accent-soft"
        >
          <Plus className="size-4.5" aria-hidden />
          Add to {formatDate(day.date, "short")}
        </button>
      )}
    </section>
  );
}
