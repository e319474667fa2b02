// What comes along into a copy of a trip, and when it begins.
import { t } from "../../i18n/t";
import { addDays, isDate } from "../../lib/dates";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { StartField, type Start } from "./StartField";

export type Include = { items: boolean; ideas: boolean; notes: boolean; costs: boolean };
export type CopyDraft = { title: string; start: Start; include: Include };
type Source = { title: string; startDate: string; days: number };

const PARTS: Record<keyof Include, string> = { items: t("What is planned on its days"), ideas: t("Ideas"), notes: t("Notes and links"), costs: t("Estimated costs and the budget") };

export const copyDraftOf = ({ title, startDate }: Source): CopyDraft => ({
  title: t("{trip} again", { trip: title }).slice(0, 120),
  // The same weekdays a year later.
  start: { date: addDays(startDate, 364), open: false, month: null },
  include: { items: true, ideas: true, notes: true, costs: true },
});

export const isComplete = ({ title, start }: CopyDraft): boolean => title.trim() !== "" && (start.open || isDate(start.date));
export const copyArgs = ({ title, start, include }: CopyDraft) => ({ title, startDate: start.open ? null : start.date, include });

export function CopyForm({ source, draft, onChange }: { source: Source; draft: CopyDraft; onChange: (draft: CopyDraft) => void }) {
  return (
    <div className="flex flex-col gap-6">
      <Field label={t("Name of the copy")}>
        <Input value={draft.title} maxLength={120} onChange={(event) => onChange({ ...draft, title: event.target.value })} />
      </Field>
      <StartField value={draft.start} onChange={(start) => onChange({ ...draft, start })} nights={source.days - 1} months={false} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t("What comes along")}</legend>
        {(Object.keys(PARTS) as (keyof Include)[]).map((part) => (
          <label key={part} className="flex min-h-11 items-center gap-3">
            <input type="checkbox" className="size-5 accent-accent" checked={draft.include[part]} onChange={(event) => onChange({ ...draft, include: { ...draft.include, [part]: event.target.checked } })} />
            {PARTS[part]}
          </label>
        ))}
        <p className="mt-1 text-sm text-ink-faint">{t("People, bookings, files, comments and payments stay behind.")}</p>
      </fieldset>
    </div>
  );
}
