// A chip for each day and one for the ideas, always in reach: jumps there, shows where one is, takes what is dropped on it.
import { ChevronsDownUp, ChevronsUpDown, Lightbulb } from "lucide-react";
import { memo, useEffect, useRef, useState, type RefObject } from "react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { focusPlace } from "../../../ui/focusMain";
import { IconButton } from "../../../ui/IconButton";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import { scrollToDay } from "./day/scrollToDay";
import { scrollerOf } from "./drag/followPointer";
import { IDEAS, itinerary, useItineraryState } from "./itineraryState";

export const DayJumpBar = memo(function DayJumpBar({ plan }: { plan: RefObject<HTMLElement | null> }) {
  const { dates, trip } = useTripFrame();
  const here = useListInView(plan, dates.length);
  const collapsed = useItineraryState((state) => state.collapsed.size > 0);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chip = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (chip && bar.current) bar.current.scrollTo({ left: chip.offsetLeft - bar.current.clientWidth / 2 + chip.clientWidth / 2 });
  }, [here]);
  const jump = (list: string, byKeys: boolean) => {
    itinerary.open(list);
    const section = document.getElementById(list);
    if (!section) return;
    scrollToDay(section);
    if (byKeys) focusPlace(section.querySelector("h2"));
  };
  return (
    <nav aria-label={t("Days")} data-list-bar className="sticky top-0 z-20 -mx-4 flex items-center gap-1 border-b border-line bg-paper px-4 sm:-mx-6 sm:px-6">
      <div ref={bar} className="relative flex min-w-0 flex-1 row-sideways gap-1 py-1.5">
        {dates.map((date, index) => (
          <Chip key={date} list={date} current={here === date} color={dayColor(index)} label={dayLabel(date, trip, "long")} onJump={jump}>
            {trip.openDates ? formatNumber(index + 1) : <ShortDay date={date} />}
          </Chip>
        ))}
        <Chip list={IDEAS} current={here === IDEAS} color="var(--color-accent)" label={t("Ideas")} onJump={jump}>
          <Lightbulb className="size-4" aria-hidden />
          {t("Ideas")}
        </Chip>
      </div>
      <IconButton size="sm" label={collapsed ? t("Unfold all days") : t("Fold all days")} onClick={() => itinerary.collapse(collapsed ? [] : dates)}>
        {collapsed ? <ChevronsUpDown /> : <ChevronsDownUp />}
      </IconButton>
    </nav>
  );
});

type ChipProps = { list: string; current: boolean; color: string; label: string; onJump: (list: string, byKeys: boolean) => void; children: React.ReactNode };

function Chip({ list, current, color, label, onJump, children }: ChipProps) {
  const isTarget = useItineraryState((state) => state.dayOver === list);
  return (
    <button
      type="button"
      aria-label={label}
      aria-current={current ? "location" : undefined}
      data-list-end={list}
      // Keys press without a pointer's count.
      onClick={({ detail }) => onJump(list, detail === 0)}
      style={{ "--day": color } as React.CSSProperties}
      className={cn(
        "inline-flex h-9 shrink-0 items-center gap-1.5 rounded-t-md border-b-2 border-transparent px-2 text-[0.8125rem] text-ink-soft tabular-nums transition hover:bg-ink/5 pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center",
        current && "border-(--day) font-semibold text-ink",
        isTarget && "bg-(--day) text-on-day",
      )}
    >
      {children}
    </button>
  );
}

function ShortDay({ date }: { date: string }) {
  return (
    <>
      {formatDate(date, "weekday")} <span>{formatNumber(Number(date.slice(8)))}</span>
    </>
  );
}

/** The list at the top of what is seen. */
function useListInView(plan: RefObject<HTMLElement | null>, count: number): string | null {
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => {
    if (!plan.current) return;
    const lists = [...plan.current.querySelectorAll<HTMLElement>("[data-list]")];
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        setHere(lists.find((list) => seen.has(list))?.dataset.list ?? null);
      },
      { root: scrollerOf(plan.current), rootMargin: "-72px 0px -40% 0px" },
    );
    for (const list of lists) observer.observe(list);
    return () => observer.disconnect();
  }, [plan, count]);
  return here;
}
