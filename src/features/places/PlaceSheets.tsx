// What stands over the plan about places: one place's page, and what is nearby on a day. Loaded when first opened.
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t";
import { Sheet } from "../../ui/Sheet";
import { Skeleton } from "../../ui/Skeleton";
import { dayLabel } from "../workspace/dayLabel";
import { useTripFrame, type TripFrame } from "../workspace/tripFrame";
import { asRead } from "./placeWords";
import type { WorkspaceDialog } from "../workspace/useWorkspace";

const PlacePage = lazy(() => import("./PlacePage"));
const NearbyDay = lazy(() => import("./NearbyDay"));

type Shown = Extract<WorkspaceDialog, { kind: "place" | "nearby" }>;
const isShown = (dialog: WorkspaceDialog | null): dialog is Shown => dialog?.kind === "place" || dialog?.kind === "nearby";

export function PlaceSheets({ dialog, onClose }: { dialog: WorkspaceDialog | null; onClose: () => void }) {
  const { trip } = useTripFrame();
  const open = isShown(dialog);
  // Goes on showing what it showed while it slides away.
  const [shown, setShown] = useState<Shown | null>(null);
  const [from, setFrom] = useState<Shown | null>(null);
  if (open && dialog !== from) {
    setFrom(dialog);
    // Whoever opened it may have it by its own name.
    setShown(dialog.kind === "place" ? { ...dialog, place: asRead(dialog.place) } : dialog);
  }
  return (
    <Sheet open={open} onOpenChange={(next) => !next && onClose()} title={shown ? titleOf(shown, trip) : ""} className="lg:max-w-lg">
      <Suspense fallback={<Skeleton className="h-48" />}>
        {shown?.kind === "place" && <PlacePage key={shown.place.id} place={shown.place} onDone={onClose} />}
        {shown?.kind === "nearby" && <NearbyDay key={shown.day} day={shown.day} />}
      </Suspense>
    </Sheet>
  );
}

const titleOf = (shown: Shown, trip: TripFrame["trip"]) => (shown.kind === "place" ? shown.place.name : t("Nearby on {day}", { day: dayLabel(shown.day, trip) }));
