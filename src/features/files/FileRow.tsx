// One file: its picture or sign, its name, which opens it, and what else can be done with it.
import { Download, Ellipsis, FileText, Pencil, Ticket, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatSize } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { asReached } from "../../lib/asReached";
import { Button } from "../../ui/Button";
import { DropdownMenu, type MenuItem } from "../../ui/DropdownMenu";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/IconButton";
import { Input } from "../../ui/Input";
import { notify } from "../../ui/toast";
import { useTripFrame } from "../workspace/tripFrame";
import { downloadFile } from "./downloadFile";
import { isPicture } from "./fileWords";
import { useFileActions, type BookingFile, type TripFile } from "./useFiles";

/** A booking's are changed in the booking. */
type FileRowProps = { file: TripFile; ofBooking?: false } | { file: BookingFile; ofBooking: true };

export function FileRow({ file, ofBooking }: FileRowProps) {
  const { canEdit } = useTripFrame();
  const actions = useFileActions();
  const [renaming, setRenaming] = useState(false);
  const { name, size, type } = file;
  const url = file.url && asReached(file.url);
  if (renaming && !ofBooking) return <RenameForm file={file} onClose={() => setRenaming(false)} />;
  const items: MenuItem[] = [];
  if (url) items.push({ label: t("Download"), icon: <Download aria-hidden />, onSelect: () => void downloadFile({ url, name }) });
  if (canEdit && !ofBooking) {
    items.push({ label: t("Rename"), icon: <Pencil aria-hidden />, onSelect: () => setRenaming(true) });
    items.push({ label: t("Remove"), icon: <Trash2 aria-hidden />, danger: true, onSelect: () => void actions.remove(file) });
  }
  return (
    <li className="flex items-center gap-1">
      <a href={url ?? undefined} target="_blank" rel="noreferrer" className="group flex min-h-13 min-w-0 flex-1 items-center gap-3 py-1.5">
        <Thumbnail type={type} url={url} ofBooking={ofBooking} />
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block truncate text-[0.9375rem] font-medium underline-offset-4 group-hover:text-accent group-hover:underline">{name}</span>
          <span className="block text-[0.8125rem] text-ink-faint">{ofBooking ? t("Of the booking · {size}", { size: formatSize(size) }) : formatSize(size)}</span>
        </span>
      </a>
      <DropdownMenu trigger={<IconButton size="sm" label={t("More about {name}", { name })}><Ellipsis /></IconButton>} items={items} />
    </li>
  );
}

function Thumbnail({ type, url, ofBooking }: { type: string; url: string | null; ofBooking?: boolean | undefined }) {
  if (url && isPicture(type)) return <img src={url} alt="" loading="lazy" className="size-11 shrink-0 rounded-md border border-line bg-sunken object-cover" />;
  const Icon = ofBooking ? Ticket : FileText;
  return <span className="grid size-11 shrink-0 place-items-center rounded-md bg-sunken text-ink-faint"><Icon className="size-5" aria-hidden /></span>;
}

function RenameForm({ file, onClose }: { file: TripFile; onClose: () => void }) {
  const { rename } = useFileActions();
  const [name, setName] = useState(file.name);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const refusal = await rename(file._id, name);
    setProblem(refusal);
    if (refusal !== null) return;
    notify.done(t("Renamed"));
    onClose();
  };
  return (
    <li className="py-2">
      <form
        noValidate
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t("Name of the file")} error={problem} className="flex-1">
          <Input autoFocus dir="auto" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button type="submit" size="sm" className="mb-1">{t("Rename")}</Button>
        <Button look="ghost" size="sm" className="mb-1" onClick={onClose}>{t("Cancel")}</Button>
      </form>
    </li>
  );
}
