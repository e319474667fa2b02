// Adds one item, quickly or with everything that is known of it. The form is fetched when it is first opened.
import { lazy, Suspense, useState } from "react";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import type { Found } from "../../places/placeWords";
import { useTrip } from "../useItinerary";
import { listName } from "./listName";

const AddForm = lazy(() => import("./sheet/adding/AddForm"));

type AddActivityDialogProps = { day: string | null; /** Where it is, and what it is called. */ place?: Found | undefined; open: boolean; onClose: () => void };

export function AddActivityDialog({ day, place, open, onClose }: AddActivityDialogProps) {
  const view = useTrip();
  // A slip of the finger must not cost what was written.
  const [written, setWritten] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} mayDismiss={() => !written} title={day ? `Add to ${listName(day, view)}` : "Add an idea"} size="sm">
      <Suspense fallback={<Skeleton className="h-56" />}>
        <AddForm key={`${day ?? "ideas"} ${place?.id ?? ""}`} day={day} place={place ?? null} onWritten={setWritten} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}
