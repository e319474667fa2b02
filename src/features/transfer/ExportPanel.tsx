// The plan as a file, and as a calendar that follows it.
import { useConvex } from "convex/react";
import { Download } from "lucide-react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useBusy } from "../../lib/useBusy";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/IconButton";
import { Select } from "../../ui/Input";
import { SwitchField } from "../account/SwitchField";
import { USUAL_PAPER, type Paper } from "../workspace/print/printOptions";
import { useTripFrame } from "../workspace/tripFrame";
import { CalendarFeeds } from "./CalendarFeeds";
import type { LeftOut } from "./pdf/lettering";
import { saveFile } from "./saveFile";
import { useSavePdf } from "./useSavePdf";
import { EXPORT_FORMATS, type ExportFormat } from "./transferWords";

type Whose = "all" | "mine";

export function ExportPanel() {
  const { trip } = useTripFrame();
  const client = useConvex();
  const { busy, run } = useBusy<ExportFormat | "pdf">();
  const savePdf = useSavePdf();
  const [whose, setWhose] = useState<Whose>("all");
  const [codes, setCodes] = useState(false);
  const [paper, setPaper] = useState(USUAL_PAPER);
  const [leftOut, setLeftOut] = useState<LeftOut[]>([]);
  const save = (format: ExportFormat) =>
    run(format, async () => {
      const { name, type, text } = await client.query(api.transfer.exports.file, { tripId: trip._id, format, whose, codes });
      saveFile(name, type, text);
    });
  return (
    <div className="space-y-8 pt-2">
      <section aria-labelledby="files" className="space-y-4">
        <h3 id="files" className="title text-xl">{t("Take a file along")}</h3>
        <Field label={t("What goes in")}>
          <Select value={whose} onChange={(event) => setWhose(event.target.value as Whose)}>
            <option value="all">{t("The whole plan")}</option>
            <option value="mine">{t("What I take part in")}</option>
          </Select>
        </Field>
        <SwitchField label={t("With confirmation codes")} hint={t("Leave them out of a file that you pass on: who has a code can change a booking.")} checked={codes} onCheckedChange={setCodes} />
        <Field label={t("Paper of the PDF")}>
          <Select value={paper} onChange={(event) => setPaper(event.target.value as Paper)}>
            <option value="A4">A4</option>
            <option value="letter">{t("Letter", {}, "paper")}</option>
          </Select>
        </Field>
        <ul className="divide-y divide-line border-y border-line">
          <Row label="PDF" what={t("A small book: cover, days with their maps, bookings")} disabled={busy !== null} onSave={() => void run("pdf", async () => setLeftOut(await savePdf({ whose, codes, paper })))} />
          {(Object.keys(EXPORT_FORMATS) as ExportFormat[]).map((format) => <Row key={format} {...EXPORT_FORMATS[format]} disabled={busy !== null} onSave={() => void save(format)} />)}
        </ul>
        <p className="text-sm text-ink-soft">{t("All of them hold the plan that you follow; plans B are in the PDF, the table and the Caravan file. Ideas aren’t in the calendar, things without a place aren’t in GPX and KML, and notes of a day are only in the PDF and the Caravan file. Comments, votes and attachments are in none.")}</p>
        <NotWritten names={leftOut} />
      </section>
      <CalendarFeeds />
    </div>
  );
}

const NAMED = 8;

/** What the PDF lacks, said where it was made. */
function NotWritten({ names }: { names: LeftOut[] }) {
  const short = names.slice(0, NAMED);
  const more = names.length - short.length;
  return (
    <div role="status">
      {names.length > 0 && (
        <div className="rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">
          <p>{t("This device has no letters for some names. In the PDF “…” stands in their place; save it on another device to have them in it.")}</p>
          <ul className="mt-2 list-disc ps-5 text-ink-soft">{short.map(({ name, chapter }) => <li key={name} className="wrap-anywhere"><bdi>{name.length > 60 ? `${name.slice(0, 60)}…` : name}</bdi> · <bdi>{chapter}</bdi></li>)}</ul>
          {more > 0 && <p className="mt-1 text-ink-soft">{t("and {count, number} more", { count: more })}</p>}
        </div>
      )}
    </div>
  );
}

function Row({ label, what, disabled, onSave }: { label: string; what: string; disabled: boolean; onSave: () => void }) {
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <p className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        <span className="block text-sm text-ink-soft">{what}</span>
      </p>
      <IconButton label={t("Save as {format}", { format: label })} disabled={disabled} onClick={onSave}><Download /></IconButton>
    </li>
  );
}
