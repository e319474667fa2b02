import { memo } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";
import { rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import { useTrip, type Activity, type Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { ActivityRow } from "./ActivityRow";
import { DayHeader } from "./day/DayHeader";
import { DayNotes } from "./day/DayNotes";
import { NowLine } from "./day/NowLine";
import { nowIndex, useNowOn } from "./day/useNow";
import { useItineraryState } from "./itineraryState";
import { CheckOuts, LodgingBar } from "./LodgingBar";
import { DAY_MARKS } from "./marks";
import { QuickAdd } from "./QuickAdd";
import { HotelLeg } from "./TravelLeg";

/** One day: heading, what is planned in it, where one sleeps. `lead` is the row that is being dragged. */
export const DaySection = memo(function DaySection({ day, rows, lead }: { day: Day; rows: Activity[]; lead: string | null }) {
  const { openActivity, flashes } = useWorkspace();
  const { canEdit, legTo, trip } = useTrip();
  const edits = useEdits();
  const collapsed = useItineraryState((state) => state.collapsed.has(day.date));
  const isTarget = useItineraryState((state) => state.dayOver === day.date);
  const now = useNowOn(day.date, day.destinations.at(-1)?.timeZone);
  const nowAt = now === null ? -1 : nowIndex(rows, now);
  let pin = 0;
  return (
    <section
      aria-labelledby={`day-${day.date}`}
      className={cn("scroll-mt-16 rounded-lg pt-7 transition-shadow", isTarget && "shadow-[0_0_0_3px_var(--target)]")}
      style={{ "--target": dayColor(day.index) } as React.CSSProperties}
      id={day.date}
      data-list={day.date}
      {...(collapsed && { "data-list-end": day.date })}
    >
      <DayHeader day={day} rows={rows} collapsed={collapsed} />
      {DAY_MARKS.map((Mark, index) => <Mark key={index} day={day} />)}
      {!collapsed && (
        <>
          <DayNotes day={day} />
          <CheckOuts day={day} />
          <ol aria-label={dayLabel(day.date, trip, "long")} className="-mx-2 min-h-14 px-2 py-1.5">
            {rows.length === 0 && (
              <li className="px-1 py-3.5 text-[0.9375rem] text-ink-faint">
                {canEdit ? t("Nothing planned yet. Drop something here, jot it down below, or ask the assistant.") : t("Nothing planned yet.")}
              </li>
            )}
            <HotelLeg way="out" day={day.date} row={rows[0]} />
            {rows.flatMap((row, index) => {
              const leg = legTo.get(row._id);
              const number = row.lat === null || row.type === "transport" ? null : ++pin;
              const item = (
                <ActivityRow
                  key={rowKey(row._id)}
                  activity={row}
                  number={number}
                  dayIndex={day.index}
                  leg={leg && rows[index - 1]?._id === leg.fromId ? leg : undefined}
                  canEdit={canEdit}
                  held={row._id === lead}
                  flash={flashes.get(row._id)}
                  onOpen={openActivity}
                  onRemove={edits.remove}
                />
              );
              return index === nowAt ? [<NowLine key="now" time={now!} />, item] : [item];
            })}
            {now !== null && nowAt === rows.length && <NowLine time={now} />}
            <HotelLeg way="back" day={day.date} row={rows.at(-1)} />
          </ol>
          <LodgingBar day={day} />
          {canEdit && <QuickAdd day={day.date} />}
        </>
      )}
    </section>
  );
});
