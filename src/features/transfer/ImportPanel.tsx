// Importing from within a trip: into it, or into one of its own.
import { useNavigate } from "react-router-dom";
import { t } from "../../i18n/t";
import { EmptyState } from "../../ui/EmptyState";
import { useEdits } from "../workspace/useEdits";
import { useTripFrame } from "../workspace/tripFrame";
import { useWorkspace } from "../workspace/useWorkspace";
import { ImportWizard } from "./ImportWizard";

export function ImportPanel() {
  const { trip, canEdit } = useTripFrame();
  const { show } = useWorkspace();
  const { offerUndo } = useEdits();
  const navigate = useNavigate();
  if (!canEdit) return <EmptyState title={t("You can look at this trip")}>{t("Its editors can bring plans into it. Ask its owner to make you one, or import into a trip of your own.")}</EmptyState>;
  return (
    <ImportWizard
      tripId={trip._id}
      barClass="-mx-5 px-5"
      onDone={(done) => {
        if (done.kind === "made") return void navigate(`/trips/${done.tripId}`);
        show("plan");
        offerUndo(t("Added {count, plural, one {# thing} other {# things}}", { count: done.count }), done.batchId);
      }}
    />
  );
}
