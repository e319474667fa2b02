// The form of the dialog that adds an item: what, when and where; the rest under More.
import { ChevronDown } from "lucide-react";
import { useEffect, useState, type FormEvent } from "react";
import { t } from "../../../../../i18n/t";
import { useAway, whenAway } from "../../../../../lib/offline/away";
import { Button } from "../../../../../ui/Button";
import { cn } from "../../../../../ui/cn";
import { Field } from "../../../../../ui/Field";
import { Input, Select } from "../../../../../ui/Input";
import { notify } from "../../../../../ui/toast";
import { DropZone } from "../../../../files/DropZone";
import { useFileActions } from "../../../../files/useFiles";
import type { Found } from "../../../../places/placeWords";
import { ACTIVITY_TYPES } from "../../../activityTypes";
import { useEditingEnds } from "../../../people/useEditingEnds";
import { useEdits } from "../../../useEdits";
import { useTrip, type Activity } from "../../../useItinerary";
import { useWorkspace } from "../../../useWorkspace";
import { whenLabels } from "../kinds";
import { DaySelect } from "../DaySelect";
import { arrivalOf, lastDays } from "../lastDays";
import { emptyDraft, onDay, timesOf, toActivity, type Draft, type Problems } from "./draft";
import { MoreFields } from "./MoreFields";
import { WhereFields } from "./WhereFields";

type AddFormProps = { day: string | null; place: Found | null; /** Whether there is something to lose. */ onWritten: (written: boolean) => void; onDayChange: (day: string | null) => void; onClose: () => void };

export default function AddForm({ day: givenDay, place, onWritten, onDayChange, onClose }: AddFormProps) {
  const { trip, days, destinations, costs: { currency } } = useTrip();
  const { openActivity } = useWorkspace();
  const edits = useEdits();
  const { sendAll } = useFileActions();
  const [draft, setDraft] = useState(() => emptyDraft(givenDay, place));
  const [files, setFiles] = useState<File[]>([]);
  const [problems, setProblems] = useState<Problems>({});
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const { title, type, day, start, end } = draft;
  const set = (fields: Partial<Draft>) => setDraft((now) => ({ ...now, ...fields }));
  const labels = whenLabels(type);
  const arrival = arrivalOf(timesOf(draft), destinations);
  const written = title !== (place?.name ?? "") || [draft.notes, draft.cost, draft.link, draft.from.text, draft.to.text].some((text) => text !== "") || files.length > 0;
  useEffect(() => {
    onWritten(written);
    return () => onWritten(false);
  }, [written, onWritten]);
  useEffect(() => onDayChange(day), [day, onDayChange]);
  const texts = [title === place?.name ? "" : title, draft.from.text, draft.to.text, draft.cost, draft.link, draft.notes, ...files.map(({ name }) => name)];
  useEditingEnds(onClose, texts.filter((text) => text.trim() !== "").join("\n"));

  const submit = async (andOpen: boolean) => {
    const made = toActivity(draft, destinations, currency);
    if ("problems" in made) {
      setProblems(made.problems);
      if (made.problems.cost ?? made.problems.link) setMore(true);
      return;
    }
    setProblems({});
    setBusy(true);
    const { shownAs, id } = edits.create(made.activity);
    // A refusal is told while what was written still stands here; nobody waits for a network that isn't there.
    const refused = await Promise.race([id.then((taken) => taken === null), whenAway().then(() => false)]);
    // Else the form goes, and nothing in it may be pressed once more.
    if (refused) return setBusy(false);
    if (files.length > 0 && useAway.getState().away) notify.info(t("The files are sent when the network is back, if this page stays open until then."));
    if (files.length > 0) void id.then((activityId) => activityId && sendAll(activityId, files));
    onClose();
    if (andOpen) openActivity(shownAs);
  };

  return (
    <DropZone onFiles={(dropped) => setFiles((now) => [...now, ...dropped])}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit(false);
        }}
      >
        <Field label={t("What")} required error={problems.title ?? null}>
          <Input autoFocus value={title} maxLength={200} onChange={(event) => set({ title: event.target.value })} placeholder={t("A museum, a dinner, a walk…")} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          {/* On a phone one below the other, where the words of a language need it. */}
          <div className="col-span-2 flex flex-wrap gap-3 *:flex-auto sm:grid sm:grid-cols-2">
            <Field label={t("Kind")}>
              <Select value={type} onChange={(event) => set({ type: event.target.value as Activity["type"], endDay: null })}>
                {Object.entries(ACTIVITY_TYPES).map(([value, { label }]) => <option key={value} value={value}>{label}</option>)}
              </Select>
            </Field>
            <DaySelect label={labels.day} none={t("Ideas, no day yet")} value={day} days={days} onChange={(next) => set(onDay(draft, next, trip.endDate))} />
          </div>
          {day && labels.endDay && (
            <div className="col-span-2">
              {type === "transport" ? (
                <DaySelect label={labels.endDay} value={arrival.day} days={lastDays(draft, arrival.day, days)} onChange={(next) => set({ endDay: arrival.saved(next) })} />
              ) : (
                <DaySelect label={labels.endDay} none={t("Not set")} value={draft.endDay} days={lastDays(draft, draft.endDay, days)} onChange={(endDay) => set({ endDay })} />
              )}
            </div>
          )}
          {day && <Field label={labels.start} optional><Input type="time" value={start} onChange={(event) => set({ start: event.target.value })} /></Field>}
          {day && <Field label={labels.end} optional error={problems.end ?? null}><Input type="time" value={end} onChange={(event) => set({ end: event.target.value })} /></Field>}
        </div>
        <WhereFields draft={draft} set={set} />
        <Button look="quiet" size="sm" className="-ms-3" aria-expanded={more} onClick={() => setMore(!more)}>
          <ChevronDown className={cn("transition-transform", more && "rotate-180")} aria-hidden />
          {more ? t("Less") : t("More: notes, cost, link, files")}
        </Button>
        {(more || files.length > 0) && <MoreFields draft={draft} set={set} problems={problems} files={files} onFiles={setFiles} />}
        <div className="flex flex-col gap-2 sm:flex-row">
          <Button type="submit" busy={busy} className="sm:flex-1">{day ? t("Add to the day") : t("Add the idea")}</Button>
          <Button look="secondary" disabled={busy} onClick={() => void submit(true)}>{t("Add and open")}</Button>
        </div>
      </form>
    </DropZone>
  );
}
