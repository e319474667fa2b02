// What the map shows: one day or all, one kind of item or all. A row of chips that scrolls under a finger.
import { Check, Filter } from "lucide-react";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { dayColor } from "../../../ui/dayColors";
import { cn } from "../../../ui/cn";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { ACTIVITY_TYPES } from "../activityTypes";
import { dayLabel } from "../dayLabel";
import { useTrip, type Activity } from "../useItinerary";
import type { Shown } from "./tripFeatures";

type MapFiltersProps = { shown: Shown; onDay: (day: string | null) => void; onTypes: (types: Shown["types"]) => void };

const TYPES = Object.keys(ACTIVITY_TYPES) as Activity["type"][];

export function MapFilters({ shown: { day, types }, onDay, onTypes }: MapFiltersProps) {
  const { trip, days } = useTrip();
  const toggle = (type: Activity["type"]) => {
    const next = new Set(types ?? []);
    if (!next.delete(type)) next.add(type);
    onTypes(next.size === 0 || next.size === TYPES.length ? null : next);
  };
  const chosen = types === null ? t("All kinds") : listed(TYPES.filter((type) => types.has(type)).map((type) => ACTIVITY_TYPES[type].label), "unit");
  return (
    <div role="group" aria-label={t("Show on the map")} className="flex gap-1.5 overflow-x-auto pb-1 [scrollbar-width:none]">
      <DayChip label={t("All days")} pressed={day === null} onClick={() => onDay(null)} />
      <DropdownMenu
        align="start"
        trigger={
          <button type="button" aria-label={t("Kinds: {kinds}", { kinds: chosen })} className={chipClass(types !== null)}>
            <Filter className="size-3.5" aria-hidden />
            {types === null ? t("Kinds") : chosen}
          </button>
        }
        items={[
          { label: t("All kinds"), icon: <Check className={cn(types !== null && "opacity-0")} />, onSelect: () => onTypes(null) },
          { kind: "separator" },
          ...TYPES.map((type) => {
            const { label, icon: Icon } = ACTIVITY_TYPES[type];
            return { kind: "choice" as const, label, icon: <Icon />, checked: types?.has(type) ?? false, onSelect: () => toggle(type) };
          }),
        ]}
      />
      {days.map(({ date, index }) => (
        <DayChip key={date} label={dayLabel(date, trip)} color={dayColor(index)} pressed={day === date} onClick={() => onDay(day === date ? null : date)} />
      ))}
    </div>
  );
}

const chipClass = (pressed: boolean) =>
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
