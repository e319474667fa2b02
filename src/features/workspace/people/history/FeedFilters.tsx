import type { Id } from "../../../../../convex/_generated/dataModel";
import { t } from "../../../../i18n/t";
import { ChipButton } from "../../../../ui/Chip";
import { Select } from "../../../../ui/Input";
import { dayLabel } from "../../dayLabel";
import { useTrip } from "../../useItinerary";
import type { FeedFilters } from "./useFeed";

const KINDS = { items: t("Items"), days: t("Day notes and plans B"), cities: t("Cities"), trip: t("The trip itself"), people: t("People") } as const;
const selectClass = "[&_select]:h-9 [&_select]:text-sm pointer-coarse:[&_select]:h-11";

/** Who, what, which day, and whether the assistant. */
export function FeedFiltersBar({ filters, onChange }: { filters: FeedFilters; onChange: (filters: FeedFilters) => void }) {
  const { members, days, trip } = useTrip();
  const set = (name: keyof FeedFilters, value: string) => {
    const { [name]: _old, ...rest } = filters;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  const { byAssistant, ...others } = filters;
  return (
    <div className="grid grid-cols-2 gap-2" role="group" aria-label={t("Show")}>
      <Select aria-label={t("Person")} className={selectClass} value={filters.by ?? ""} onChange={(event) => set("by", event.target.value as Id<"users">)}>
        <option value="">{t("Everybody")}</option>
        {members.map(({ userId, name }) => <option key={userId} value={userId}>{name}</option>)}
      </Select>
      <Select aria-label={t("Kind")} className={selectClass} value={filters.kind ?? ""} onChange={(event) => set("kind", event.target.value)}>
        <option value="">{t("Everything")}</option>
        {Object.entries(KINDS).map(([kind, label]) => <option key={kind} value={kind}>{label}</option>)}
      </Select>
      <Select aria-label={t("Day")} className={selectClass} value={filters.day ?? ""} onChange={(event) => set("day", event.target.value)}>
        <option value="">{t("All days")}</option>
        {days.map(({ date }) => <option key={date} value={date}>{dayLabel(date, trip)}</option>)}
      </Select>
      <ChipButton aria-pressed={byAssistant === true} className="justify-center" onClick={() => onChange(byAssistant ? others : { ...filters, byAssistant: true })}>{t("By the assistant")}</ChipButton>
    </div>
  );
}
