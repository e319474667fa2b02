// What is in a file, before any of it is added: what it was read as, where it goes, what to look at, and everything by day.
import { CircleAlert } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { rich, t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { formatDate } from "../../lib/dates";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Input";
import { ChipButton } from "../../ui/Chip";
import { SwitchField } from "../account/SwitchField";
import { ImportRow } from "./ImportRow";
import { NewTripFields } from "./NewTripFields";
import { ReadBy } from "./ReadBy";
import { byDay, chosenAtFirst, IMPORT_FORMATS, planOf, type ImportFormat, type Preview } from "./transferWords";
import type { useImport } from "./useImport";

type Wizard = ReturnType<typeof useImport>;

export function ImportPreview({ wizard, preview, inTrip }: { wizard: Wizard; preview: Preview; inTrip: boolean }) {
  const [editing, setEditing] = useState<{ index: number; state: "open" | "left" } | null>(null);
  const { source, chosen, setChosen, target, setTarget, note } = wizard;
  const twins = preview.items.filter(({ twin }) => twin).length;
  /** What was being put right isn't there any more. */
  const afresh = (reading: Promise<void>) => void reading.then(() => setEditing(null));
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    setChosen(next);
  };
  return (
    <div className="space-y-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("Read as")} hint={source?.name ? t("From {file}", { file: source.name }) : undefined}>
          <Select value={preview.format} disabled={wizard.busy !== null} onChange={(event) => afresh(wizard.readAs(event.target.value as ImportFormat))}>
            {Object.entries(IMPORT_FORMATS).map(([format, label]) => <option key={format} value={format}>{label}</option>)}
          </Select>
        </Field>
        {inTrip && (
          <Field label={t("Goes into")}>
            <Select value={target} onChange={(event) => setTarget(event.target.value as Wizard["target"])}>
              <option value="trip">{t("This trip")}</option>
              <option value="new">{t("A trip of its own")}</option>
            </Select>
          </Field>
        )}
      </div>
      {note && <p className="text-sm text-ink-soft">{note}</p>}
      {target === "new" && wizard.draft && <NewTripFields draft={wizard.draft} onChange={wizard.setDraft} dated={preview.header.startDate !== undefined} />}
      {preview.format === "text" && <ReadBy readBy={preview.readBy} busy={wizard.busy === "reading"} onRules={() => afresh(wizard.readByRules())} />}
      {(preview.datesOpen || wizard.order !== null) && (
        <SwitchField
          label={t("Month before day")}
          hint={t("Some dates can be read in two ways: with this, 04/11 is 11 April, without it 4 November.")}
          checked={wizard.order === "monthFirst"}
          onCheckedChange={(monthFirst) => afresh(wizard.readInOrder(monthFirst ? "monthFirst" : "dayFirst"))}
        />
      )}
      <Problems problems={preview.problems} lines={source?.name !== "" ? "file" : preview.format === "text" ? null : "text"} />
      <section aria-labelledby="found">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
          <h3 id="found" className="title text-xl">{t("{count, plural, one {# thing} other {# things}} found", { count: preview.items.length })}</h3>
          <div className="flex gap-2">
            <ChipButton onClick={() => setChosen(new Set(preview.items.keys()))}>{t("All")}</ChipButton>
            {inTrip && target === "trip" && twins > 0 && <ChipButton onClick={() => setChosen(chosenAtFirst(preview))}>{t("Only new")}</ChipButton>}
            <ChipButton onClick={() => setChosen(new Set())}>{t("None")}</ChipButton>
          </div>
        </div>
        {inTrip && target === "trip" && twins > 0 && twins === preview.items.length && <p className="mt-2 text-[0.9375rem] text-ink-soft">{t("All of it is in the trip already. Choose what you want a second time.")}</p>}
        {byDay(preview.items).map(({ day, rows }) => (
          <DayGroup key={day ?? "ideas"} title={day === null ? t("Ideas") : formatDate(day, "full")}>
            {rows.map(({ item, index }) => (
              <ImportRow
                key={index}
                item={item}
                plan={planOf(preview, item)}
                target={target}
                made={wizard.draft?.dates ?? null}
                checked={chosen.has(index)}
                onToggle={() => toggle(index)}
                editing={editing?.index === index ? editing.state : null}
                onEdit={(state) => setEditing(state && { index, state })}
                onWhen={(when) => wizard.setWhen(index, when)}
                onWriting={(when) => wizard.noteWriting(index, when)}
              />
            ))}
          </DayGroup>
        ))}
        {preview.days.length > 0 && <p className="mt-4 text-[0.9375rem] text-ink-soft">{t("{count, plural, =1 {The titles and notes of one day come along.} other {The titles and notes of # days come along.}}", { count: preview.days.length })}</p>}
      </section>
    </div>
  );
}

function DayGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="mt-5">
      <h4 id={id} className="eyebrow">{title}</h4>
      <ul className="mt-1 divide-y divide-line">{children}</ul>
    </div>
  );
}

/** `lines`: whose lines they are, null where nobody counts them. */
function Problems({ problems, lines }: Pick<Preview, "problems"> & { lines: "file" | "text" | null }) {
  const place = (words: ReactNode) => <span className="text-ink-soft tabular-nums">{words}</span>;
  const said = ({ line, text }: Preview["problems"][number]) => {
    if (line === null || lines === null) return told(text);
    const values = { line, problem: told(text), place };
    return lines === "file" ? rich("<place>Line {line, number}:</place> {problem}", values) : rich("<place>In line {line, number} of your text:</place> {problem}", values);
  };
  if (problems.length === 0) return null;
  return (
    <details open={problems.length <= 3} className="rounded-lg bg-warn-soft px-4 py-3 text-[0.9375rem]">
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 font-medium text-warn">
        <CircleAlert className="size-4.5 shrink-0" aria-hidden />
        {t("{count, plural, =1 {One thing to look at} other {# things to look at}}", { count: problems.length })}
      </summary>
      <ul className="mt-2 space-y-1.5">
        {problems.slice(0, 50).map((problem, index) => <li key={index}>{said(problem)}</li>)}
      </ul>
    </details>
  );
}
