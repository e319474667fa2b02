// What one may say of a new item beyond what, when and where.
import { FileText, X } from "lucide-react";
import { formatSize } from "../../../../../i18n/measures";
import { t } from "../../../../../i18n/t";
import { Field } from "../../../../../ui/Field";
import { IconButton } from "../../../../../ui/IconButton";
import { Input, Textarea } from "../../../../../ui/Input";
import { PeoplePicker } from "../../../../../ui/PeoplePicker";
import { PickFiles } from "../../../../files/DropZone";
import { useTripFrame } from "../../../tripFrame";
import type { Draft, Problems } from "./draft";

type MoreFieldsProps = { draft: Draft; set: (fields: Partial<Draft>) => void; problems: Problems; files: File[]; onFiles: (files: File[]) => void };

export function MoreFields({ draft, set, problems, files, onFiles }: MoreFieldsProps) {
  const { members, currency } = useTripFrame();
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("Cost for everyone")} optional error={problems.cost ?? null}>
          <Input inputMode="decimal" value={draft.cost} placeholder={currency} onChange={(event) => set({ cost: event.target.value })} />
        </Field>
        <Field label={t("Link")} optional error={problems.link ?? null}>
          <Input type="url" inputMode="url" dir="ltr" value={draft.link} maxLength={2000} placeholder="https://" onChange={(event) => set({ link: event.target.value })} />
        </Field>
      </div>
      {members.length > 1 && (
        <PeoplePicker label={t("Who takes part")} everybody people={members.map(({ userId, name, hue }) => ({ id: userId, name, hue }))} value={draft.participants} onChange={(participants) => set({ participants })} />
      )}
      <Field label={t("Notes")} optional><Textarea value={draft.notes} maxLength={5000} onChange={(event) => set({ notes: event.target.value })} /></Field>
      <div>
        {files.length > 0 && (
          <ul aria-label={t("Files")} className="divide-y divide-line border-y border-line">
            {files.map((file, index) => (
              <li key={`${file.name} ${index}`} className="flex min-h-11 items-center gap-2.5 text-sm">
                <FileText className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
                <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
                <span className="shrink-0 text-ink-soft">{formatSize(file.size)}</span>
                <IconButton size="sm" label={t("Leave out {file}", { file: file.name })} onClick={() => onFiles(files.filter((one) => one !== file))}><X /></IconButton>
              </li>
            ))}
          </ul>
        )}
        <PickFiles onFiles={(chosen) => onFiles([...files, ...chosen])} />
      </div>
    </>
  );
}
