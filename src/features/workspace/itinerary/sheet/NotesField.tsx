// Notes of an item: read as Markdown, written as text; ticking something off needs no writing.
import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { FreeText } from "../../../../ui/FreeText";
import { useSavedText } from "../../../../ui/useSavedText";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { toggled } from "./checklist";
import { NotesView } from "./NotesView";
import { useSaveNotes, useSet } from "./useSave";

const MAX_LENGTH = 5000;

export function NotesField({ activity }: { activity: Activity }) {
  const saved = activity.description ?? "";
  const { memberById } = useTripFrame();
  const save = useSaveNotes(activity);
  const set = useSet(activity);
  const titleId = useId();
  const [writing, setWriting] = useState(false);
  const field = useSavedText({ saved, read: (text) => ({ value: text }), send: save, free: true, name: `notes:${activity._id}` });
  if (writing || saved.trim() === "" || field.problem || field.theirs !== null) {
    return (
      <Field label={t("Notes")} error={field.problem} hint={writing ? t("**bold**, - a list, - [ ] something to tick off, [words](https://…)") : undefined}>
        <FreeText
          field={field}
          changedBy={memberById.get(activity.updatedBy)?.name ?? null}
          autoFocus={writing}
          maxLength={MAX_LENGTH}
          placeholder={t("What everybody should know")}
          onFocus={() => setWriting(true)}
          onBlur={() => setWriting(false)}
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
