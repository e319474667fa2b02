// When: first and last day, or only how long it is and perhaps in which month.
import { t } from "../../i18n/t";
import { formatNights, today } from "../../lib/dates";
import { formatMonth, monthsAhead } from "../../lib/tripDates";
import { DateRangePicker, type DateRange } from "../../ui/DateRangePicker";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Input";
import { ChoiceTabs } from "../../ui/Tabs";
import { MAX_TRIP_DAYS, totalNights, type OpenDates } from "./newTrip";
import { Stepper } from "./Stepper";

export type WhenFieldProps = {
  dates: DateRange;
  open: OpenDates | null;
  error?: string | undefined;
  /** The earliest first day. */
  min?: string;
  onChange: (when: { dates: DateRange; open: OpenDates | null }) => void;
};

const USUAL_DAYS = 5;

export function WhenField({ dates, open, error, min = today(), onChange }: WhenFieldProps) {
  const nights = totalNights(dates);
  return (
    <ChoiceTabs
      label={t("When")}
      value={open ? "open" : "dates"}
      tabs={[{ value: "dates", label: t("On these dates") }, { value: "open", label: t("Not sure yet") }]}
      onValueChange={(kind) => onChange({ dates, open: kind === "open" ? { days: nights === null ? USUAL_DAYS : nights + 1, month: null } : null })}
    >
      {open ? (
        <div className="grid gap-5 sm:grid-cols-[auto_1fr]">
          <Stepper label={t("Days")} counts="days" value={open.days} min={1} max={MAX_TRIP_DAYS} error={error ?? null} onChange={(days) => onChange({ dates, open: { ...open, days } })} />
          <MonthField month={open.month} onChange={(month) => onChange({ dates, open: { ...open, month } })} />
        </div>
      ) : (
        <DateRangePicker label={t("Dates")} value={dates} min={min} onChange={(next) => onChange({ dates: next, open })} error={error ?? null} hint={nights === null ? null : formatNights(dates.start, dates.end)} />
      )}
    </ChoiceTabs>
  );
}

export function MonthField({ month, onChange }: { month: string | null; onChange: (month: string | null) => void }) {
  const months = monthsAhead(today());
  return (
    <Field label={t("Sometime in")} hint={t("You plan by day number, and set dates when you know them.")}>
      <Select value={month ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{t("I don’t know yet")}</option>
        {(month && !months.includes(month) ? [month, ...months] : months).map((each) => <option key={each} value={each}>{formatMonth(each)}</option>)}
      </Select>
    </Field>
  );
}
