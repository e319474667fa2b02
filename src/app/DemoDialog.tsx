import { t } from "../i18n/t";
import { Dialog } from "../ui/Dialog";
import { DemoServices, type Services } from "./DemoServices";

/** What the demo chip opens, where the account's menu opens it. */
export default function DemoDialog({ services, open, onClose }: { services: Services; open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t("Demo mode")} size="sm">
      <DemoServices services={services} />
    </Dialog>
  );
}
