import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { dayLabel } from "../../dayLabel";
import { useTripFrame } from "../../tripFrame";

type DaySelectProps = { label: string; /** What it is called where there is none; left out: there must be one. */ none?: string; value: string | null; days: readonly { date: string }[]; onChange: (day: string | null) => void; className?: string };

/** One of some days of the trip, by its date, or by its number while that isn't known. */
export function DaySelect({ label, none, value, days, onChange, className }: DaySelectProps) {
  const { trip } = useTripFrame();
  return (
    <Field label={label} className={className}>
      <Select value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        {none !== undefined && <option value="">{none}</option>}
        {days.map(({ date }) => <option key={date} value={date}>{dayLabel(date, trip)}</option>)}
      </Select>
    </Field>
  );
}
