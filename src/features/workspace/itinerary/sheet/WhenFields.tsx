// On which day, from when to when, by whose clock; stays and journeys have two days.
import { Clock } from "lucide-react";
import { t } from "../../../../i18n/t";
import { daysBetween } from "../../../../lib/dates";
import { Button } from "../../../../ui/Button";
import { SavedText } from "../../../../ui/SavedText";
import { useTrip, type Activity } from "../../useItinerary";
import { clocksOf } from "./clocks";
import { DaySelect } from "./DaySelect";
import { lastsWords, whenLabels } from "./kinds";
import { useSave, useSet } from "./useSave";

export function WhenFields({ activity }: { activity: Activity }) {
  const { days, destinations } = useTrip();
  const set = useSet(activity);
  const save = useSave(activity);
  const { type, day, endDay, start, end } = activity;
  const labels = whenLabels(type);
  // A flight over the date line lands on the day before; a stay is a night at least.
  const earliest = type === "transport" ? -1 : 1;
  const last = days.filter(({ date }) => day !== null && (daysBetween(day, date) >= earliest || date === endDay));
  const clocks = clocksOf(activity, destinations);
  const lasts = lastsWords(activity);
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <DaySelect label={labels.day} none={t("Ideas, no day yet")} value={day} days={days} onChange={(next) => set({ day: next })} className={labels.endDay && day ? undefined : "col-span-2"} />
        {labels.endDay && day && type === "transport" && <DaySelect label={labels.endDay} value={endDay ?? day} days={last} onChange={(next) => set({ endDay: next === day ? null : next })} />}
        {labels.endDay && day && type !== "transport" && <DaySelect label={labels.endDay} none={t("Not set")} value={endDay ?? null} days={last} onChange={(next) => set({ endDay: next })} />}
        <SavedText label={labels.start} type="time" value={start ?? ""} onSave={(time) => save({ start: time || null })} />
        <SavedText label={labels.end} type="time" value={end ?? ""} onSave={(time) => save({ end: time || null })} />
      </div>
      <div className="flex min-h-9 items-center justify-between gap-4 text-sm text-ink-soft">
        <p className="flex min-w-0 items-start gap-1.5">
          <Clock className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
          {[start || end ? lasts : type === "hotel" || type === "transport" ? t("No times yet") : t("All day: no fixed time"), clocks].filter(Boolean).join(" · ")}
        </p>
        {(start ?? end) && <Button look="quiet" size="sm" className="-me-3" onClick={() => set({ start: null, end: null })}>{t("Clear the times")}</Button>}
      </div>
    </div>
  );
}
