import { Link } from "react-router-dom";
import { t } from "../../i18n/t";
import { cn } from "../../ui/cn";
import { askForDates } from "../workspace/useDialog";
import type { TripCardData } from "./tripTypes";

/** From the list straight to the question when one goes, for a trip that has no dates and that one may change. */
export function AddDates({ trip, className }: { trip: TripCardData; className?: string }) {
  if (!trip.openDates || trip.isPast || trip.role === "viewer" || trip.goneAt !== null) return null;
  return (
    // Above the link that the whole card is.
    <Link to={`/trips/${trip._id}`} state={askForDates} className={cn("relative z-10 inline-block rounded-sm py-1 font-medium text-accent underline-offset-4 after:absolute after:-inset-x-2 after:-inset-y-2 hover:underline", className)}>
      {t("Add dates")}
    </Link>
  );
}
