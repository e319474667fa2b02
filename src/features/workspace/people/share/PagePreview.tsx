import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { Dialog } from "../../../../ui/Dialog";
import { Skeleton } from "../../../../ui/Skeleton";
import { PublicTripView } from "../../../public/PublicTripView";
import { useTripFrame } from "../../tripFrame";
import { useRoleQuery } from "../useRoleQuery";
import type { PageSettings } from "./usePublicPage";

/** The page with these settings, as a reader sees it, whether it is on or not. */
export function PagePreview({ open, onClose, shows }: { open: boolean; onClose: () => void; shows: PageSettings["shows"] }) {
  const { trip } = useTripFrame();
  const shown = useRoleQuery(api.trips.publicPages.preview, open ? { tripId: trip._id, shows } : "skip");
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} size="lg" title={t("As a reader sees it")} description={t("What is on this page is all that is sent to them.")}>
      {shown ? <PublicTripView trip={shown} /> : <Skeleton className="h-72" />}
    </Dialog>
  );
}
