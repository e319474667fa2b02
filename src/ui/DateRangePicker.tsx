// First and last day of something, as two of the platform's date fields in one frame. The last day
// cannot be before the first: moving the first keeps the length.
import { ArrowRight } from "lucide-react";
import { useId } from "react";
import { t } from "../i18n/t";
import { addDays, daysBetween, isDate } from "../lib/dates";
import { cn } from "./cn";

export type DateRange = { start: string; end: string };

export type DateRangePickerProps = {
  label: string;
  startLabel?: string;
  endLabel?: string;
  /** Calendar dates YYYY-MM-DD; "" while not chosen. */
  value: DateRange;
  onChange: (value: DateRange) => void;
  min?: string;
  max?: string;
  error?: string | null;
  hint?: string | null;
};

export function DateRangePicker({ label, startLabel = t("First day"), endLabel = t("Last day"), value, onChange, min, max, error, hint }: DateRangePickerProps) {
  const id = useId();
  const note = error ?? hint;
  const setStart = (start: string) => {
    const length = isDate(value.start) && isDate(value.end) ? daysBetween(value.start, value.end) : null;
    const mustMove = isDate(start) && isDate(value.end) && (value.end < start || length !== null);
    onChange({ start, end: mustMove ? addDays(start, Math.max(0, length ?? 0)) : value.end });
  };
  const input = (name: "start" | "end", text: string, set: (date: string) => void, from?: string) => (
    <label className="relative flex min-w-0 flex-1 flex-col rounded-md px-3.5 pt-2 pb-1 focus-within:outline-2 focus-within:outline-accent">
      <span className="text-xs font-medium text-ink-faint">{text}</span>
      <input
        type="date"
        value={value[name]}
        min={from}
        max={max}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => set(event.target.value)}
        // Safari tells by the background how faint to write a date that isn't chosen yet: a transparent one it takes for black.
        className="h-8 w-full min-w-0 bg-surface text-base text-ink outline-none"
      />
    </label>
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className={cn("flex items-stretch rounded-md border bg-surface", error ? "border-danger" : "border-line-strong/70 hover:border-line-strong")}>
        {input("start", startLabel, setStart, min)}
        <ArrowRight className="hidden size-4 shrink-0 self-center text-ink-faint sm:block rtl:-scale-x-100" aria-hidden />
        <span className="w-px bg-line sm:hidden" />
        {input("end", endLabel, (end) => onChange({ ...value, end }), isDate(value.start) ? value.start : min)}
      </div>
      {note && <p id={`${id}-note`} role={error ? "alert" : undefined} className={cn("mt-1.5 text-sm", error ? "text-danger" : "text-ink-faint")}>{note}</p>}
    </fieldset>
  );
}
