// Which day the map shows: one or all. A row of chips that scrolls under a finger.
import type { ReactNode } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";

type DayChipsProps = {
  trip: Parameters<typeof dayLabel>[1];
  days: readonly { date: string; index: number }[];
  /** null is all. */
  day: string | null;
  onDay: (day: string | null) => void;
  /** What else there is to choose, after "All days". */
  children?: ReactNode;
};

export function DayChips({ trip, days, day, onDay, children }: DayChipsProps) {
  return (
    <div role="group" aria-label={t("Show on the map")} className="-mx-3 flex row-sideways gap-1.5 px-3 pb-3">
      <DayChip label={t("All days")} pressed={day === null} onClick={() => onDay(null)} />
      {children}
      {days.map(({ date, index }) => (
        <DayChip key={date} label={dayLabel(date, trip)} color={dayColor(index)} pressed={day === date} onClick={() => onDay(day === date ? null : date)} />
      ))}
    </div>
  );
}

export const chipClass = (pressed: boolean) =>
  cn(
    "inline-flex h-9 shrink-0 items-center gap-2 rounded-full border px-3 text-[0.8125rem] font-medium shadow-card transition pointer-coarse:h-11",
    pressed ? "border-ink bg-ink text-paper" : "border-line bg-surface text-ink hover:bg-sunken",
  );

function DayChip({ label, color, pressed, onClick }: { label: string; color?: string; pressed: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onClick} className={chipClass(pressed)}>
      {color && <span className="size-2.5 rounded-full" style={{ background: color }} aria-hidden />}
      {label}
    </button>
  );
}
