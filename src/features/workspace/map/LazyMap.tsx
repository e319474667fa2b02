import { lazy, Suspense } from "react";
import { Skeleton } from "../../../ui/Skeleton";
import type { TripMapProps } from "./TripMap";

const TripMap = lazy(() => import("./TripMap"));

/** The map weighs more than the rest of the app: it is fetched when it is first shown. */
export function LazyMap(props: TripMapProps) {
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <TripMap {...props} />
    </Suspense>
  );
}
