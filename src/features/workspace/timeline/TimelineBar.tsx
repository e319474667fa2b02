// How many days are seen, and the way to the ones before and after.
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { ChipButton } from "../../../ui/Chip";
import { IconButton } from "../../../ui/IconButton";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { RANGES, useTimelineRange, type Range } from "./timelineState";

/** Scrolls so that the column stands first. */
export function showColumn(scroller: HTMLElement, index: number, behavior: ScrollBehavior) {
  const column = scroller.querySelectorAll<HTMLElement>("[data-column]")[index];
  const axis = scroller.querySelector<HTMLElement>("[data-axis]");
  if (!column || !axis) return;
  const rtl = getComputedStyle(scroller).direction === "rtl";
  const [edge, own] = rtl ? [axis.getBoundingClientRect().left, column.getBoundingClientRect().right] : [axis.getBoundingClientRect().right, column.getBoundingClientRect().left];
  scroller.scrollBy({ left: own - edge, behavior });
}

export function useRange() {
  const { wide } = useWorkspace();
  const { narrow, wide: onDesk, choose } = useTimelineRange();
  const on = wide ? ("wide" as const) : ("narrow" as const);
  return { range: wide ? onDesk : narrow, choose: (range: Range) => choose(on, range) };
}

export function TimelineBar({ scroller }: { scroller: RefObject<HTMLDivElement | null> }) {
  const { days, trip } = useTrip();
  const { range, choose } = useRange();
  const { wide } = useWorkspace();
  const [first, setFirst] = useState(0);
  const seen = range === 0 ? days.length : range;
  useEffect(() => {
    const grid = scroller.current!;
    let frame = 0;
    const look = () => {
      const width = (grid.scrollWidth - (grid.querySelector<HTMLElement>("[data-axis]")?.offsetWidth ?? 0)) / days.length;
      setFirst(Math.max(0, Math.min(days.length - 1, Math.round(Math.abs(grid.scrollLeft) / width))));
    };
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    look();
    grid.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      grid.removeEventListener("scroll", onScroll);
    };
  }, [scroller, days.length, range]);

  const go = (step: number) => showColumn(scroller.current!, Math.max(0, Math.min(days.length - 1, first + step)), "smooth");
  const from = days[first]!;
  const to = days[Math.min(days.length - 1, first + seen - 1)]!;
  return (
    <div className="flex items-center gap-1 px-2 py-1.5 sm:px-4">
      <IconButton size="sm" label={t("Earlier days")} disabled={first === 0} onClick={() => go(-seen)}><ChevronLeft className="rtl:-scale-x-100" /></IconButton>
      <IconButton size="sm" label={t("Later days")} disabled={first + seen >= days.length} onClick={() => go(seen)}><ChevronRight className="rtl:-scale-x-100" /></IconButton>
      <p className="title min-w-0 flex-1 truncate ps-1 text-lg @max-[19rem]:sr-only" aria-live="polite">{from === to ? dayLabel(from.date, trip, seen === 1 && wide ? "long" : "short") : `${dayLabel(from.date, trip)} – ${dayLabel(to.date, trip)}`}</p>
      {/* Where letters are large, in reach by scrolling. The column says its day itself. */}
      <div role="group" aria-label={t("Days seen at once")} className="flex shrink-0 gap-1 @max-[19rem]:shrink @max-[19rem]:overflow-x-auto">
        {RANGES.filter(({ value }) => value < days.length).map(({ value, label }) => (
          <ChipButton key={value} aria-pressed={range === value} aria-label={label} onClick={() => choose(value)} className="min-w-9 shrink-0 justify-center px-2 sm:px-3">
            {value === 0 ? label : formatNumber(value)}
          </ChipButton>
        ))}
      </div>
    </div>
  );
}
