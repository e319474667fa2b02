// Importing from the list of trips: makes a trip of what is in a file.
import { useNavigate } from "react-router-dom";
import { t } from "../../i18n/t";
import { Dialog } from "../../ui/Dialog";
import { ImportWizard } from "./ImportWizard";

export function ImportDialog() {
  const navigate = useNavigate();
  return (
    <Dialog open onOpenChange={(open) => !open && void navigate("/trips")} title={t("Import a trip")} description={t("From another planner, a calendar, a map or a confirmation.")}>
      <ImportWizard tripId={null} barClass="-mx-5 px-5 sm:-mx-7 sm:rounded-b-xl sm:px-7" onDone={(done) => done.kind === "made" && void navigate(`/trips/${done.tripId}`, { replace: true })} />
    </Dialog>
  );
}
