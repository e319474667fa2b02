// A day's heading: its colour, number and city, its date and what one calls it, how much there is in it, its menu.
import { ChevronDown } from "lucide-react";
import { memo } from "react";
import { cityName } from "../../../../i18n/cityName";
import { formatDistance } from "../../../../i18n/measures";
import { t } from "../../../../i18n/t";
import { addDays } from "../../../../lib/dates";
import { IconButton } from "../../../../ui/IconButton";
import { cn } from "../../../../ui/cn";
import { dayColor } from "../../../../ui/dayColors";
import { GripDots } from "../../../../ui/dots";
import { dayLabel } from "../../dayLabel";
import { cityOn } from "../../moments";
import { useTripFrame } from "../../tripFrame";
import type { Day } from "../../useItinerary";
import { DayMenu } from "../DayMenu";
import { useDragHandles } from "../drag/usePlanDrag";
import { itinerary, useItineraryState } from "../itineraryState";
import { zoneWords } from "../journey";
import { DayTitle } from "./DayTitle";

/** `km`: how far one gets in it. */
export const DayHeader = memo(function DayHeader({ day, stops, km }: { day: Day; stops: number; km: number }) {
  const { canEdit, trip, destinations } = useTripFrame();
  const { press } = useDragHandles();
  const { date, index } = day;
  const cities = day.destinations.map(cityName).reduce((way, city) => (way ? t("{from} → {to}", { from: way, to: city }) : city), "");
  const name = dayLabel(date, trip, "long");
  const zone = day.destinations.at(-1)?.timeZone;
  const before = index === 0 ? undefined : cityOn(addDays(date, -1), destinations)?.timeZone;
  return (
    <header className="border-b-2 pb-2.5" style={{ borderColor: dayColor(index) }}>
      <div className="flex items-end gap-1">
        {canEdit && (
          <button
            type="button"
            aria-label={t("Move or swap {day}", { day: name })}
            onPointerDown={(event) => press(event, { kind: "day", date })}
            onClick={() => itinerary.ask({ kind: "moveDay", day: date })}
            className="-ms-2 grid h-11 w-7 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint/60 transition hover:bg-ink/7 hover:text-ink-faint focus-visible:text-ink-faint active:cursor-grabbing pointer-coarse:w-11"
          >
            <GripDots className="size-4.5" aria-hidden />
          </button>
        )}
        <div className="min-w-0 flex-1">
          <p className="eyebrow" style={{ color: dayColor(index) }}>
            {trip.openDates ? cities || t("No city yet") : [t("Day {number, number}", { number: index + 1 }), cities].filter(Boolean).join(" · ")}
          </p>
          <h2 id={`day-${date}`} className="title mt-1 text-[1.375rem] sm:text-2xl">{name}</h2>
        </div>
        <p className="hidden pb-2 text-sm text-ink-faint tabular-nums sm:block">
          {stops > 0 && t("{count, plural, one {# stop} other {# stops}}", { count: stops })}
          {km >= 1 && ` · ${formatDistance(km)}`}
        </p>
        <DayMenu day={day} />
        <FoldButton date={date} name={name} />
      </div>
      <DayTitle day={day} />
      {zone && before && zone !== before && <p className="mt-1 text-[0.8125rem] text-ink-faint">{t("From here on, times are {zone}.", { zone: zoneWords(zone, trip.openDates ? null : date) })}</p>}
    </header>
  );
});

function FoldButton({ date, name }: { date: string; name: string }) {
  const collapsed = useItineraryState((state) => state.collapsed.has(date));
  return (
    <IconButton size="sm" label={collapsed ? t("Unfold {day}", { day: name }) : t("Fold {day}", { day: name })} aria-expanded={!collapsed} onClick={() => itinerary.toggleCollapsed(date)}>
      <ChevronDown className={cn("transition-transform", collapsed && "-rotate-90 rtl:rotate-90")} />
    </IconButton>
  );
}
