import { t } from "../../i18n/t";
import { Dialog } from "../../ui/Dialog";
import { Kbd } from "../../ui/Kbd";
import { keyNames } from "../../ui/keyNames";
import { LIST_KEYS, useActions } from "./actions";

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rows = [...useActions(), ...LIST_KEYS];
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t("Keys", {}, "keyboard")} size="sm">
      {/* Nothing in it takes focus, and it may have to be scrolled by keys. */}
      <dl tabIndex={0} className="divide-y divide-line">
        {rows.map(({ keys, label }) => keys && (
          <div key={keys} className="flex items-center justify-between gap-6 py-2.5">
            <dt>{label}</dt>
            <dd className="flex shrink-0 gap-1">{keyNames(keys).map((key) => <Kbd key={key}>{key}</Kbd>)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
