// What Caravan holds of one, and what one decides about it: take it out, allow or not, leave.
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { ConsentSection } from "./ConsentSection";
import { DeleteSection } from "./DeleteSection";
import { DocumentsSection } from "./DocumentsSection";
import { ExportSection } from "./ExportSection";
import { HistorySection } from "./HistorySection";

export function PrivacyPage() {
  useTitle(t("Privacy"));
  return (
    <div className="flex flex-col gap-14">
      <ExportSection />
      <ConsentSection />
      <DocumentsSection />
      <HistorySection />
      <DeleteSection />
    </div>
  );
}
