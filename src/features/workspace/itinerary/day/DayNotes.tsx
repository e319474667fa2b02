// What there is to know about a day, in Markdown: shown as it reads, written in place.
import { useEffect, useRef, useState } from "react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Textarea } from "../../../../ui/Input";
import { Markdown } from "../../assistant/Markdown";
import { useEditingEnds } from "../../people/useEditingEnds";
import { useEdits } from "../../useEdits";
import { useTripFrame } from "../../tripFrame";
import type { Day } from "../../useItinerary";
import { useDayWords } from "./useDayWords";

export function DayNotes({ day: { date } }: { day: Day }) {
  const { canEdit } = useTripFrame();
  const { notes, writing, write } = useDayWords(date);
  if (writing === "notes") return <NotesForm day={date} notes={notes} onClose={() => write(null)} />;
  if (!notes) return null;
  return (
    <div className="mt-2.5 border-s-2 border-line-strong/50 ps-3.5 text-[0.9375rem] text-ink-soft">
      <Markdown text={notes} />
      {canEdit && (
        <button type="button" onClick={() => write("notes")} className="mt-1 rounded-sm text-sm font-medium text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11">
          {t("Change the notes")}
        </button>
      )}
    </div>
  );
}

/** Keeps what is being typed while others' changes come in; Ctrl Enter keeps it, Esc puts back what was. */
function NotesForm({ day, notes, onClose }: { day: string; notes: string; onClose: () => void }) {
  const edits = useEdits();
  const [text, setText] = useState(notes);
  useEditingEnds(onClose, text === notes ? "" : text);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const keep = async () => {
    if (text.trim() === notes || (await edits.describeDay(day, { notes: text }))) onClose();
  };
  return (
    <form
      ref={form}
      className="mt-2.5 space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void keep();
      }}
    >
      <Textarea aria-label={t("Notes for the day")} value={text} maxLength={5000} placeholder={t("Trains, tickets, what to bring. **Bold** and - lists work.")} onChange={(event) => setText(event.target.value)} />
      <div className="flex gap-2">
        <Button type="submit" size="sm">{t("Keep", {}, "save")}</Button>
        <Button size="sm" look="ghost" onClick={onClose}>{t("Cancel")}</Button>
      </div>
    </form>
  );
}
