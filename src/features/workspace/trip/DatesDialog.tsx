// Other dates for the trip: what becomes of its days is asked and shown first; then it is one step of undo.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { formatDateRange, isDate, today } from "../../../lib/dates";
import { errorSentence } from "../../../lib/errors";
import { newEditKey } from "../../../lib/outbox";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import { nightsOf, type OpenDates } from "../../trips/newTrip";
import { WhenField } from "../../trips/WhenField";
import { useEdits } from "../useEdits";
import { useEditingEnds } from "../people/useEditingEnds";
import { useRoleQuery } from "../people/useRoleQuery";
import { useTrip } from "../useItinerary";
import { DatePreview } from "./DatePreview";
import { rulesFor, withLastDay, type DaysRule } from "./dateRules";

export function DatesDialog({ onClose }: { onClose: () => void }) {
  const { trip, days } = useTrip();
  const { offerUndo } = useEdits();
  const change = useMutation(api.trips.dates.change);
  const given = { dates: trip.openDates ? { start: "", end: "" } : { start: trip.startDate, end: trip.endDate }, open: null as OpenDates | null };
  // Until something is chosen here the fields say what the trip says, whoever changes it.
  const [choice, setChoice] = useState<{ when: typeof given; from: string } | null>(null);
  const when = choice?.when ?? given;
  const now = `${trip.startDate} ${trip.endDate} ${trip.openDates === null}`;
  const [chosen, setChosen] = useState<DaysRule | null>(null);
  const [moveFixed, setMoveFixed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const { dates, open } = when;
  useEditingEnds(onClose, choice && dates.start && dates.end ? formatDateRange(dates.start, dates.end) : "");
  const complete = nightsOf(when) !== null && (open !== null || (isDate(dates.start) && isDate(dates.end)));
  const rules = complete ? rulesFor(trip, open ? open.days : dates) : [];
  const rule = rules.find((each) => each.rule === chosen)?.rule ?? rules[0]?.rule ?? "fromStart";
  const args = {
    tripId: trip._id,
    when: open ? { kind: "open" as const, ...open } : { kind: "dates" as const, startDate: dates.start, endDate: dates.end },
    rule,
    moveFixed,
  };
  const preview = useRoleQuery(api.trips.dates.preview, complete ? args : "skip");
  const unchanged = !open && !trip.openDates && dates.start === trip.startDate && dates.end === trip.endDate;

  const apply = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const editKey = newEditKey();
      await change({ ...args, editKey });
      offerUndo(t("The dates are changed."), editKey);
      onClose();
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t(trip.openDates ? "When do you go?" : "Change dates")}
      description={t("{count, plural, one {One day} other {# days}} so far.", { count: days.length })}
      footer={
        <>
          {refusal && <p role="alert" className="w-full rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>}
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button busy={busy} disabled={!complete || unchanged || !preview} onClick={() => void apply()}>{t(open ? "Take the dates away" : trip.openDates ? "Set these dates" : "Change the dates")}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <WhenField dates={dates} open={open} min={trip.startDate < today() ? trip.startDate : today()} onChange={(next) => setChoice({ when: { ...next, dates: withLastDay(dates, next.dates, days.length) }, from: choice?.from ?? now })} />
        {choice && choice.from !== now && (
          <p role="status" className="rounded-md bg-warn-soft px-4 py-2.5">
            {trip.openDates ? t("Somebody has taken the dates away meanwhile.") : t("Somebody has changed the dates meanwhile, to {dates}.", { dates: formatDateRange(trip.startDate, trip.endDate) })}
          </p>
        )}
        {complete && !unchanged && rules.length > 1 && (
          <fieldset>
            <legend className="mb-1 text-sm font-medium">{t("What happens to the days?")}</legend>
            {rules.map((each) => (
              <label key={each.rule} className="flex min-h-11 items-start gap-3 py-1.5">
                <input type="radio" name="rule" className="mt-0.5 size-5 accent-accent" checked={rule === each.rule} onChange={() => setChosen(each.rule)} />
                <span>{each.label}<span className="block text-sm text-ink-faint">{each.hint}</span></span>
              </label>
            ))}
          </fieldset>
        )}
        {complete && !unchanged && (preview ? <DatePreview preview={preview} open={open !== null} moveFixed={moveFixed} onMoveFixed={setMoveFixed} /> : <Skeleton className="h-40" />)}
      </div>
    </Dialog>
  );
}
