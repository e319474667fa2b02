// Everything about one activity, beside the plan. What stands in it is fetched when it is first opened.
import { lazy, Suspense, useState } from "react";
import { t } from "../../../../i18n/t";
import { Sheet } from "../../../../ui/Sheet";
import { Skeleton } from "../../../../ui/Skeleton";
import { rowKey } from "../../rowIds";
import type { Activity } from "../../useItinerary";

const SheetSections = lazy(() => import("./SheetSections"));

export function ActivitySheet({ activity, onClose }: { activity: Activity | null; onClose: () => void }) {
  // Goes on showing what it showed while it slides away.
  const [shown, setShown] = useState(activity);
  if (activity && activity !== shown) setShown(activity);
  return (
    <Sheet open={activity !== null} onOpenChange={(open) => !open && onClose()} title={shown?.title ?? ""} titleHidden className="max-w-full sm:max-w-lg">
      <Suspense fallback={<Loading />}>{shown && <SheetSections key={rowKey(shown._id)} activity={shown} />}</Suspense>
    </Sheet>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label={t("Loading")} className="space-y-4 pt-6">
      <Skeleton className="h-9 w-3/4" />
      <Skeleton className="h-40" />
    </div>
  );
}
