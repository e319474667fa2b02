import { lazy, Suspense } from "react";
import { Skeleton } from "../../../ui/Skeleton";

const TripMap = lazy(() => import("./TripMap"));

/** The map weighs more than the rest of the app: it is fetched when it is first shown. */
export function LazyMap() {
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <TripMap />
    </Suspense>
  );
}
