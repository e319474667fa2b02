// Adds one item, quickly or with everything that is known of it. The form is fetched when it is first opened.
import { lazy, Suspense, useState } from "react";
import { t } from "../../../i18n/t";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import type { Found } from "../../places/placeWords";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";

const AddForm = lazy(() => import("./sheet/adding/AddForm"));

type AddActivityDialogProps = { day: string | null; /** Where it is, and what it is called. */ place?: Found | undefined; open: boolean; onClose: () => void };

export function AddActivityDialog({ day, place, open, onClose }: AddActivityDialogProps) {
  const { trip } = useTripFrame();
  // A slip of the finger must not cost what was written.
  const [written, setWritten] = useState(false);
  // The day may be changed in the form.
  const [chosen, setChosen] = useState(day);
  const [wasOpen, setWasOpen] = useState(open);
  if (wasOpen !== open) {
    setWasOpen(open);
    if (open) setChosen(day);
  }
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} mayDismiss={() => !written} title={chosen ? t("Add to {day}", { day: dayLabel(chosen, trip, "long") }) : t("Add an idea")} size="sm">
      <Suspense fallback={<Skeleton className="h-56" />}>
        <AddForm key={`${day ?? "ideas"} ${place?.id ?? ""}`} day={day} place={place ?? null} onWritten={setWritten} onDayChange={setChosen} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}
