import { memo, useMemo } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { useAfterPress } from "../../../ui/useOpenAfterPress";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import { arrivals, type Activity, type Day } from "../useItinerary";
import { DayHeader } from "./day/DayHeader";
import { DayNotes } from "./day/DayNotes";
import { DayRows } from "./day/DayRows";
import { DayWays, type WaysOfDay } from "./day/dayWays";
import { useItineraryState } from "./itineraryState";
import { CheckOuts, LodgingBar } from "./LodgingBar";
import { DAY_MARKS } from "./marks";
import { QuickAdd } from "./QuickAdd";
import { dayDistance } from "./tracks/dayDistance";

/** What the order of the rows doesn't touch isn't drawn again while it changes. */
const Notes = memo(DayNotes);
const LeftStays = memo(CheckOuts);
const Lodging = memo(LodgingBar);
const Jotting = memo(QuickAdd);
const Rows = memo(DayRows);
const Marks = memo(({ day }: { day: Day }) => DAY_MARKS.map((Mark, index) => <Mark key={index} day={day} />));

/** One day: heading, what is planned in it, where one sleeps. `lead` is the row that is being dragged. */
export const DaySection = memo(function DaySection({ day, rows, lead, ways }: { day: Day; rows: Activity[]; lead: string | null; ways: WaysOfDay }) {
  const { canEdit, trip, members } = useTripFrame();
  const waysTo = useMemo(() => ({ ...arrivals(ways.legs), hotelLegs: ways.hotelLegs }), [ways]);
  const km = useMemo(() => dayDistance(rows, ways.legs, ways.hotelLegs, members.map(({ userId }) => userId)), [rows, ways, members]);
  const folded = useAfterPress(useItineraryState((state) => state.collapsed.has(day.date)));
  const isTarget = useItineraryState((state) => state.dayOver === day.date);
  return (
    <DayWays value={waysTo}>
      <section
        aria-labelledby={`day-${day.date}`}
        className={cn("relative scroll-mt-16 rounded-lg pt-7 transition-shadow moves-alone", isTarget && "shadow-[0_0_0_3px_var(--target)]")}
        style={{ "--target": dayColor(day.index) } as React.CSSProperties}
        id={day.date}
        data-list={day.date}
        {...(folded && { "data-list-end": day.date })}
      >
        <DayHeader day={day} stops={rows.length} km={km} />
        <Marks day={day} />
        {!folded && (
          <>
            <Notes day={day} />
            <LeftStays day={day} />
            <ol aria-label={dayLabel(day.date, trip, "long")} className="-mx-2 min-h-14 px-2 py-1.5">
              {rows.length === 0 && (
                <li className="px-1 py-3.5 text-[0.9375rem] text-ink-faint">
                  {canEdit ? t("Nothing planned yet. Drop something here, jot it down below, or ask the assistant.") : t("Nothing planned yet.")}
                </li>
              )}
              <Rows day={day} rows={rows} lead={lead} />
            </ol>
            <Lodging day={day} />
            {canEdit && <Jotting day={day.date} />}
          </>
        )}
      </section>
    </DayWays>
  );
});
