import { t } from "../../../i18n/t";
import { copyText } from "../../../lib/copyText";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { notify } from "../../../ui/toast";

/** Shown once: only their hashes are kept. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const text = codes.join("\n");
  const copy = () => copyText(text).then(() => notify.done(t("Copied.")), notify.error);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      mayDismiss={() => false}
      size="sm"
      title={t("Your recovery codes")}
      description={t("Each gets you in once when your authenticator app isn't at hand. Keep them where you keep what matters: they aren't shown again.")}
      footer={
        <>
          <Button look="ghost" onClick={() => void copy()}>{t("Copy")}</Button>
          <Button asChild look="secondary"><a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`} download="caravan-recovery-codes.txt">{t("Download")}</a></Button>
          <Button onClick={onClose}>{t("I have kept them")}</Button>
        </>
      }
    >
      <ul dir="ltr" aria-label={t("Recovery codes")} className="grid gap-x-6 gap-y-1.5 rounded-lg bg-sunken px-5 py-4 font-medium tracking-[0.06em] tabular-nums sm:grid-cols-2">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
    </Dialog>
  );
}
