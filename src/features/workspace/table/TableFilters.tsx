// Above the table: what is to be seen of it, and which columns.
import { Columns3, Search } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { IconButton } from "../../../ui/IconButton";
import { Input, Select } from "../../../ui/Input";
import { ACTIVITY_TYPES } from "../activityTypes";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import { COLUMNS, STATUS_WORDS } from "./tableColumns";
import { NO_FILTER, type Filter } from "./tableRows";
import { useTableColumns } from "./tableState";

export function TableFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { days, trip, members } = useTrip();
  const { hidden, toggle } = useTableColumns();
  const choices: { name: Exclude<keyof Filter, "text">; all: string; options: [string, string][] }[] = [
    { name: "day", all: t("Every day", {}, "filter"), options: [...days.map(({ date }): [string, string] => [date, dayLabel(date, trip)]), ["ideas", t("Ideas")]] },
    { name: "type", all: t("Every kind"), options: Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => [value, label]) },
    { name: "status", all: t("Any status"), options: Object.entries(STATUS_WORDS) },
    ...(members.length > 1 ? [{ name: "person" as const, all: t("Everybody"), options: members.map(({ userId, name }): [string, string] => [userId, name]) }] : []),
  ];
  const filtered = Object.values(filter).some((value) => value !== "");
  return (
    <div className="flex shrink-0 items-center gap-2 overflow-x-auto px-3 py-2 sm:px-4">
      <label className="relative w-44 shrink-0 sm:w-56">
        <Search className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
        <Input type="search" aria-label={t("Find in the table")} placeholder={t("Find")} value={filter.text} onChange={(event) => onChange({ ...filter, text: event.target.value })} className="ps-9" />
      </label>
      {choices.map(({ name, all, options }) => (
        <Select key={name} aria-label={all} value={filter[name]} onChange={(event) => onChange({ ...filter, [name]: event.target.value })} className="w-36 shrink-0 sm:w-42">
          <option value="">{all}</option>
          {options.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Select>
      ))}
      {filtered && <Button size="sm" look="quiet" onClick={() => onChange(NO_FILTER)}>{t("Show all")}</Button>}
      <span className="ms-auto shrink-0">
        <DropdownMenu
          trigger={<IconButton label={t("Columns")}><Columns3 /></IconButton>}
          items={COLUMNS.filter(({ id }) => id !== "title").map(({ id, label }) => ({ kind: "choice", label, checked: !hidden.includes(id), onSelect: () => toggle(id) }))}
        />
      </span>
    </div>
  );
}
