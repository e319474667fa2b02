// Tickets and vouchers beside a booking: opened by every member, added and taken away by who may edit.
import { useAction, useMutation, useQuery } from "convex/react";
import { FileText, Paperclip, X } from "lucide-react";
import { useRef, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { formatSize } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { errorSentence } from "../../lib/errors";
import { asReached } from "../../lib/asReached";
import { Button } from "../../ui/Button";
import { IconButton } from "../../ui/IconButton";
import { notify } from "../../ui/toast";
import { useTripFrame } from "../workspace/tripFrame";

const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.webp,.gif,.heic,.txt,.pkpass,.eml";

export function BookingFiles({ bookingId }: { bookingId: Id<"bookings"> }) {
  const { trip, canEdit } = useTripFrame();
  const files = useQuery(api.bookings.files.list, { tripId: trip._id, bookingId });
  const removeFile = useMutation(api.bookings.files.remove);
  const remove = (fileId: string) => void removeFile({ tripId: trip._id, bookingId, fileId }).catch(notify.error);
  if (!files || (files.length === 0 && !canEdit)) return null;
  return (
    <div>
      {files.length > 0 && (
        <ul aria-label={t("Files")} className="divide-y divide-line border-y border-line">
          {files.map(({ _id, name, size, url }) => (
            <li key={_id} className="flex items-center gap-2">
              <a href={url ? asReached(url) : undefined} target="_blank" rel="noreferrer" className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-sm hover:text-accent">
                <FileText className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
                <span className="min-w-0 flex-1 truncate font-medium underline-offset-4 hover:underline">{name}</span>
                <span className="shrink-0 text-ink-soft">{formatSize(size)}</span>
              </a>
              {canEdit && <IconButton label={t("Remove {name}", { name })} size="sm" onClick={() => remove(_id)}><X /></IconButton>}
            </li>
          ))}
        </ul>
      )}
      {canEdit && <AddFile bookingId={bookingId} />}
    </div>
  );
}

function AddFile({ bookingId }: { bookingId: Id<"bookings"> }) {
  const { trip } = useTripFrame();
  const askWhere = useMutation(api.bookings.files.uploadUrl);
  const attach = useAction(api.bookings.files.attach);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const send = async (file: File) => {
    const to = { tripId: trip._id, bookingId, name: file.name };
    const { url, type } = await askWhere({ ...to, size: file.size });
    const response = await fetch(asReached(url), { method: "POST", headers: { "content-type": type }, body: file });
    if (!response.ok) throw new Error("failed to fetch");
    const { storageId } = (await response.json()) as { storageId: string };
    const { refused } = await attach({ ...to, storageId });
    setError(refused && told(refused));
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    await send(file).catch((thrown: unknown) => setError(errorSentence(thrown)));
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <div className="mt-2">
      <input ref={input} type="file" accept={ACCEPTED} aria-label={t("Ticket or voucher")} className="sr-only" tabIndex={-1} onChange={(event) => void choose(event.target.files?.[0])} />
      <Button look="quiet" size="sm" className="-ms-3" busy={busy} onClick={() => input.current?.click()}><Paperclip aria-hidden />{t("Add a file")}</Button>
      {error && <p role="alert" className="mt-1 text-sm text-danger">{error}</p>}
    </div>
  );
}
