import { MapPinOff } from "lucide-react";
import { lazy, Suspense } from "react";
import { t } from "../../../i18n/t";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";

/** Without it the plan is there all the same. */
const TripMap = lazy(() => import("./TripMap").catch(() => ({ default: NoMap })));

function NoMap() {
  return <EmptyState icon={<MapPinOff />} title={t("The map isn’t on this device yet")}>{t("It needs the network once. Load the page again when there is one.")}</EmptyState>;
}

/** The map weighs more than the rest of the app: it is fetched when it is first shown. */
export function LazyMap() {
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <TripMap />
    </Suspense>
  );
}
