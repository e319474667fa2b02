// The first day of a trip whose length is known; or no dates yet.
import { t } from "../../i18n/t";
import { addDays, formatDateRange, isDate } from "../../lib/dates";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { ChoiceTabs } from "../../ui/Tabs";
import { MonthField } from "./WhenField";

export type Start = { date: string; open: boolean; month: string | null };

/** Without `months`, no month is asked for either. */
export function StartField({ value, onChange, nights, months = true }: { value: Start; onChange: (value: Start) => void; nights: number; months?: boolean }) {
  return (
    <ChoiceTabs
      label={t("When")}
      value={value.open ? "open" : "dates"}
      tabs={[{ value: "dates", label: t("From a date on") }, { value: "open", label: t("Not sure yet") }]}
      onValueChange={(kind) => onChange({ ...value, open: kind === "open" })}
    >
      {value.open ? (
        months ? <MonthField month={value.month} onChange={(month) => onChange({ ...value, month })} /> : <p className="text-ink-soft">{t("You plan by day number, and set dates when you know them.")}</p>
      ) : (
        <Field label={t("First day")} hint={isDate(value.date) ? formatDateRange(value.date, addDays(value.date, nights)) : null}>
          <Input type="date" value={value.date} onChange={(event) => onChange({ ...value, date: event.target.value })} />
        </Field>
      )}
    </ChoiceTabs>
  );
}
