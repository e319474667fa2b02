import { ExternalLink } from "lucide-react";
import { t } from "../../../../i18n/t";
import type { Activity } from "../../useItinerary";

export function MapLink({ activity }: { activity: Activity }) {
  if (activity.lat === null || activity.lng === null) return null;
  const href = `https://www.openstreetmap.org/?mlat=${activity.lat}&mlon=${activity.lng}#map=17/${activity.lat}/${activity.lng}`;
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 text-sm font-medium text-accent underline-offset-4 hover:underline">
      <ExternalLink className="size-4" aria-hidden />
      {t("Open in OpenStreetMap")}
    </a>
  );
}
