// What the map shows: one day or all, one kind of item or all.
import { Check, Filter } from "lucide-react";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useTrip, type Activity } from "../useItinerary";
import { chipClass, DayChips } from "./DayChips";
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
    <DayChips trip={trip} days={days} day={day} onDay={onDay}>
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
    </DayChips>
  );
}
