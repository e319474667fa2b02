// Where the map stands in the page: the one that moves once it comes near the view, a still one on paper and where there is no other.
import { lazy, Suspense, useRef } from "react";
import { t } from "../../i18n/t";
import { cn } from "../../ui/cn";
import { Skeleton } from "../../ui/Skeleton";
import type { PublicMapProps } from "./PublicMap";
import { StillMap } from "./StillMap";
import { useNear } from "./useNear";

const PublicMap = lazy(() => import("./PublicMap").catch(() => ({ default: StillInstead })));

/** Without the network, of a page that is open already. */
function StillInstead({ view }: PublicMapProps) {
  return <StillMap view={view} />;
}

export function MapBox({ className, ...props }: PublicMapProps & { className?: string }) {
  const box = useRef<HTMLElement>(null);
  const isNear = useNear(box);
  return (
    <section ref={box} data-map aria-label={t("Map of the trip")} className={cn("scroll-my-4 overflow-hidden rounded-xl border border-line bg-sunken print:break-inside-avoid", className)}>
      <div className="relative isolate h-full print:hidden">{isNear && <Suspense fallback={<Skeleton className="h-full rounded-none" />}><PublicMap {...props} /></Suspense>}</div>
      <div className="hidden print:block"><StillMap view={props.view} hasLand={isNear} /></div>
    </section>
  );
}
