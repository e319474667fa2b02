// Of a place that Caravan's guides know: whether it is open then, and what one should know of it.
import { useQuery } from "convex/react";
import { CircleAlert, DoorOpen } from "lucide-react";
import { api } from "../../../../../convex/_generated/api";
import { cn } from "../../../../ui/cn";
import { sourceWords } from "../../../places/placeWords";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { useTripFrame } from "../../tripFrame";
import { useWorkspace } from "../../useWorkspace";
import type { Activity } from "../../useItinerary";
import { openingOn } from "./opening";

export function OpeningHours({ activity: { placeId, day, start, end } }: { activity: Activity }) {
  const { trip } = useTripFrame();
  const { openDialog } = useWorkspace();
  const place = useQuery(api.places.known.get, placeId ? { tripId: trip._id, placeId } : "skip");
  if (!place) return null;
  const opening = day === null || trip.openDates ? null : openingOn(place, { day, start, end });
  const Icon = opening?.fits === false ? CircleAlert : DoorOpen;
  return (
    <div className="space-y-1 text-sm">
      {opening && (
        <p className={cn("flex items-start gap-2", opening.fits ? "text-ink-soft" : "font-medium text-warn")}>
          <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
          {opening.sentence}
        </p>
      )}
      <p className="text-ink-faint">{sourceWords(place)}</p>
      <Button look="quiet" size="sm" className="-ms-3" onClick={() => openDialog({ kind: "place", place })}>{t("About this place")}</Button>
    </div>
  );
}
