import { MapPinCheck } from "lucide-react";
import { t } from "../../../i18n/t";
import type { Activity } from "../useItinerary";

/** Of what somebody wrote down themselves: it is known where it is. Its sheet takes it off the map. */
export function PlaceMark({ activity: { source, type, lat, placeId } }: { activity: Activity }) {
  if (source !== "person" || type === "transport" || (lat === null && placeId === null)) return null;
  const label = placeId === null ? t("On the map") : t("A known place, on the map");
  return (
    <span className="inline-flex items-center text-ink-faint" title={label}>
      <MapPinCheck className="size-3.5" aria-hidden />
      <span className="sr-only">{label}</span>
    </span>
  );
}
