// On which day, from when to when, by whose clock; stays and journeys have two days.
import { Clock } from "lucide-react";
import { t } from "../../../../i18n/t";
import { addDays } from "../../../../lib/dates";
import { Button } from "../../../../ui/Button";
import { SavedText } from "../../../../ui/SavedText";
import { dayLabel } from "../../dayLabel";
import { isHiredCar } from "../journey";
import { useTrip, type Activity } from "../../useItinerary";
import { clocksOf } from "./clocks";
import { DaySelect } from "./DaySelect";
import { lastsWords, whenLabels } from "./kinds";
import { arrivalOf, lastDays } from "./lastDays";
import { useSave, useSet } from "./useSave";

export function WhenFields({ activity }: { activity: Activity }) {
  const { trip, days, destinations } = useTrip();
  const set = useSet(activity);
  const save = useSave(activity);
  const { type, day, endDay, start, end } = activity;
  const labels = whenLabels(type, isHiredCar(activity));
  const arrival = arrivalOf(activity, destinations);
  const last = lastDays(activity, type === "transport" ? arrival.day : endDay, days);
  const clocks = clocksOf(activity, destinations, Boolean(trip.openDates));
  const lasts = lastsWords(activity);
  const runsOn = day && lasts && end! < start! ? t("ends on {day}", { day: dayLabel(addDays(day, 1), trip) }) : null;
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <DaySelect label={labels.day} none={t("Ideas, no day yet")} value={day} days={days} onChange={(next) => set({ day: next })} className={labels.endDay && day ? undefined : "col-span-2"} />
        {labels.endDay && day && type === "transport" && <DaySelect label={labels.endDay} value={arrival.day} days={last} onChange={(next) => set({ endDay: arrival.saved(next) })} />}
        {labels.endDay && day && type !== "transport" && <DaySelect label={labels.endDay} none={t("Not set")} value={endDay ?? null} days={last} onChange={(next) => set({ endDay: next })} />}
        <SavedText label={labels.start} type="time" value={start ?? ""} onSave={(time) => save({ start: time || null })} />
        <SavedText label={labels.end} type="time" value={end ?? ""} onSave={(time) => save({ end: time || null })} />
      </div>
      <div className="flex min-h-9 items-center justify-between gap-4 text-sm text-ink-soft">
        <p className="flex min-w-0 items-start gap-1.5">
          <Clock className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
          {[start || end ? lasts : type === "hotel" || type === "transport" ? t("No times yet") : t("All day: no fixed time"), runsOn, clocks].filter(Boolean).join(" · ")}
        </p>
        {(start ?? end) && <Button look="quiet" size="sm" className="-me-3" onClick={() => set({ start: null, end: null })}>{t("Clear the times")}</Button>}
      </div>
    </div>
  );
}
