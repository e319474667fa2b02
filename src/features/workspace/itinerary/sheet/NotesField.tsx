// Notes of an item: read as Markdown, written as text; ticking something off needs no writing.
import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { Textarea } from "../../../../ui/Input";
import { useSavedText } from "../../../../ui/useSavedText";
import type { Activity } from "../../useItinerary";
import { toggled } from "./checklist";
import { NotesView } from "./NotesView";
import { useSave, useSet } from "./useSave";

const MAX_LENGTH = 5000;

export function NotesField({ activity }: { activity: Activity }) {
  const saved = activity.description ?? "";
  const save = useSave(activity);
  const set = useSet(activity);
  const titleId = useId();
  const [writing, setWriting] = useState(false);
  const field = useSavedText({ saved, read: (text) => ({ value: text }), send: (description) => save({ description }) });
  if (writing || saved.trim() === "" || field.problem) {
    return (
      <Field label={t("Notes")} error={field.problem} hint={writing ? t("**bold**, - a list, - [ ] something to tick off, [words](https://…)") : undefined}>
        <Textarea
          autoFocus={writing}
          value={field.text}
          maxLength={MAX_LENGTH}
          placeholder={t("What everybody should know")}
          onFocus={() => setWriting(true)}
          onChange={(event) => field.type(event.target.value)}
          onBlur={() => {
            field.save();
            setWriting(false);
          }}
        />
      </Field>
    );
  }
  return (
    <section aria-labelledby={titleId}>
      <div className="flex min-h-9 items-center justify-between gap-3">
        <h3 id={titleId} className="text-sm font-medium">{t("Notes")}</h3>
        <Button look="quiet" size="sm" className="-me-3" onClick={() => setWriting(true)}><Pencil aria-hidden />{t("Edit notes")}</Button>
      </div>
      <NotesView notes={field.text} onToggle={(check) => set({ description: toggled(saved, check) })} />
    </section>
  );
}
