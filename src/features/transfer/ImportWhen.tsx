// The day and the times of one thing of a file, put right before it is taken in.
import { useEffect, useRef, useState, type FormEvent } from "react";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { endsTooEarly } from "../workspace/itinerary/entry/readTimes";
import { whenLabels } from "../workspace/itinerary/sheet/kinds";
import type { PreviewItem, When } from "./transferWords";

type ImportWhenProps = { item: PreviewItem; /** What the fields say, on each change; null once they are gone. */ onWriting: (when: When | null) => void; onSave: (when: When) => void; onCancel: () => void };

export function ImportWhen({ item, onWriting, onSave, onCancel }: ImportWhenProps) {
  const [draft, setDraft] = useState({ day: item.day ?? "", endDay: item.endDay ?? "", start: item.start ?? "", end: item.end ?? "" });
  const [problem, setProblem] = useState<string | null>(null);
  const labels = whenLabels(item.type);
  const field = (name: keyof typeof draft) => ({ value: draft[name], onChange: (event: { target: HTMLInputElement }) => setDraft((now) => ({ ...now, [name]: event.target.value })) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    // It stands inside what is added as a whole.
    event.stopPropagation();
    const { day, start, end } = draft;
    if (day && endsTooEarly({ type: item.type, start: start || null, end: end || null })) return setProblem(t("It ends before it starts. Change one of the two times."));
    onSave(whenOf(draft));
  };
  // Its owner's function is a new one each time, and only what is written counts.
  const told = useRef(onWriting);
  useEffect(() => void (told.current = onWriting));
  useEffect(() => told.current(whenOf(draft)), [draft]);
  useEffect(() => () => told.current(null), []);
  return (
    <form aria-label={t("When {title} is", { title: item.title })} className="mb-3 space-y-3 rounded-lg bg-sunken p-4" onSubmit={save}>
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <Field label={labels.day} hint={draft.day ? undefined : t("Leave it empty for an idea without a day.")} className={labels.endDay ? undefined : "col-span-2"}><Input type="date" {...field("day")} /></Field>
        {labels.endDay && <Field label={labels.endDay}><Input type="date" min={draft.day || undefined} {...field("endDay")} /></Field>}
        <Field label={labels.start} optional><Input type="time" {...field("start")} /></Field>
        <Field label={labels.end} optional error={problem}><Input type="time" {...field("end")} /></Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button look="ghost" size="sm" onClick={onCancel}>{t("Cancel")}</Button>
        <Button type="submit" look="secondary" size="sm">{t("Save")}</Button>
      </div>
    </form>
  );
}

const whenOf = ({ day, endDay, start, end }: Record<"day" | "endDay" | "start" | "end", string>): When => ({ day: day || null, endDay: endDay || null, start: (day && start) || null, end: (day && end) || null });
