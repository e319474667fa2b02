// What a day is called ("Temples and tea"), written in place.
import { t } from "../../../../i18n/t";
import { useTripFrame } from "../../tripFrame";
import type { Day } from "../../useItinerary";
import { useEdits } from "../../useEdits";
import { InlineField } from "../row/InlineField";
import { useDayWords } from "./useDayWords";

export function DayTitle({ day: { date } }: { day: Day }) {
  const { canEdit } = useTripFrame();
  const { title, writing, write } = useDayWords(date);
  const edits = useEdits();
  if (writing === "title") {
    return (
      <InlineField
        label={t("What this day is called")}
        value={title}
        placeholder={t("Temples and tea")}
        maxLength={120}
        className="mt-1.5 max-w-md"
        keep={(text) => {
          void edits.describeDay(date, { title: text.trim() });
          return null;
        }}
        onDone={() => write(null)}
      />
    );
  }
  if (!title) return null;
  if (!canEdit) return <p dir="auto" className="mt-1 text-ink-soft italic">{title}</p>;
  return (
    <button type="button" dir="auto" aria-label={t("Called {title}. Change it.", { title })} onClick={() => write("title")} className="mt-1 block max-w-full rounded-sm text-start text-ink-soft italic underline-offset-4 [overflow-wrap:anywhere] hover:underline pointer-coarse:min-h-11">
      {title}
    </button>
  );
}
