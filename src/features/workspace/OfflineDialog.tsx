import { t } from "../../i18n/t";
import { countWaiting, useOutbox } from "../../lib/outbox";
import { Dialog } from "../../ui/Dialog";

/** What is there without a network, and what waits for one. */
export default function OfflineDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const waiting = useOutbox(countWaiting);
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t("What works offline")} size="sm">
      <div className="space-y-3">
        <p role="status" className="font-medium">
          {waiting === 0 ? t("Nothing waits: all your changes have been sent.") : t("{count, plural, one {One change waits, kept on this device.} other {# changes wait, kept on this device.}}", { count: waiting })}
        </p>
        <p>{t("Your list of trips and the last ten trips that you opened stay on this device, as you last saw them. They open without a network.")}</p>
        <p>{t("Changes to a plan, undoing too, are kept here and sent as soon as there is a network, in their order. Where somebody else has changed the same meanwhile, you choose which stays.")}</p>
        <p className="text-ink-soft">{t("The assistant, comments, files and searching need the network.")}</p>
      </div>
    </Dialog>
  );
}
