// A copy of everything: asked for, put together, downloaded.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Download, FileArchive } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { formatSize } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { asReached } from "../../../lib/asReached";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { formatDay, formatMoment } from "../../../lib/moments";
import { useProof } from "../security/useProof";

type Copy = NonNullable<FunctionReturnType<typeof api.privacy.exports.current>>;

export function ExportSection() {
  const copy = useQuery(api.privacy.exports.current);
  return (
    <section aria-labelledby="export">
      <h2 id="export" className="title text-2xl sm:text-3xl">{t("Everything about you")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("Your trips, what you told the assistant, what you paid, what happened to your account, and the files you added: as a ZIP that you can read without Caravan. It holds no password, no key, and of others only the names they show in trips you share.")}</p>
      {copy === undefined ? <Skeleton className="mt-5 h-16" /> : <CopyState copy={copy} />}
    </section>
  );
}

function CopyState({ copy }: { copy: Copy | null }) {
  switch (copy?.status) {
    case "working":
      return (
        <div role="status" className="mt-5 flex items-center gap-4 rounded-lg border border-line bg-surface px-5 py-4">
          <FileArchive className="size-7 shrink-0 animate-breathe text-accent" aria-hidden />
          <p><span className="font-medium">{t("Putting your copy together.")}</span> <span className="text-ink-soft">{t("You can leave this page; we mail you when it is ready, if we have your address.")}</span></p>
        </div>
      );
    case "ready":
      return (
        <>
          <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-5 py-4">
            <FileArchive className="size-7 shrink-0 text-accent" aria-hidden />
            <p className="min-w-0 flex-1 basis-52">
              <span className="block font-medium">{t("Your copy of {when}", { when: formatMoment(copy.requestedAt) })}</span>
              <span className="block text-[0.9375rem] text-ink-soft">{t("{size} · here until {day}", { size: formatSize(copy.size!), day: formatDay(copy.expiresAt!) })}</span>
            </p>
            <Button asChild><a href={asReached(copy.url!)} download={`caravan-${new Date(copy.requestedAt).toISOString().slice(0, 10)}.zip`}><Download aria-hidden />{t("Download")}</a></Button>
          </div>
          <Ask nextAt={copy.nextAt} label={t("Make a new one")} />
        </>
      );
    case "failed":
      return <Ask nextAt={0} label={t("Try again")} note={t("Your copy couldn't be put together. Nothing was changed.")} />;
    case "expired":
      return <Ask nextAt={copy.nextAt} label={t("Download everything about me")} note={t("The last copy has been deleted, as its seven days are over.")} />;
    case undefined:
      return <Ask nextAt={0} label={t("Download everything about me")} />;
  }
}

/** One a day: before that it says when. */
function Ask({ nextAt, label, note }: { nextAt: number; label: string; note?: string }) {
  const request = useMutation(api.privacy.exports.request);
  const { withProof, proofDialog } = useProof();
  const [busy, setBusy] = useState(false);
  const [openedAt] = useState(() => Date.now());
  if (nextAt > openedAt) return <p className="mt-3 text-[0.9375rem] text-ink-faint">{t("You can ask for another one from {when}.", { when: formatMoment(nextAt) })}</p>;

  const ask = async () => {
    setBusy(true);
    await withProof(() => request({})).catch(notify.error);
    setBusy(false);
  };
  return (
    <>
      {note && <p className="mt-4 text-[0.9375rem] text-ink-soft">{note}</p>}
      <Button look="secondary" className="mt-5" busy={busy} onClick={() => void ask()}><Download aria-hidden />{label}</Button>
      {proofDialog}
    </>
  );
}
