import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { CopyForm, copyArgs, copyDraftOf, isComplete } from "./CopyForm";
import { useOpenTrip } from "./create/useOpenTrip";

type Source = { _id: Id<"trips">; title: string; startDate: string; days: number };

/** Makes a trip of one's own from this one, and opens it. */
export function CopyTripDialog({ trip, onClose }: { trip: Source; onClose: () => void }) {
  const create = useMutation(api.trips.copy.create);
  const [draft, setDraft] = useState(() => copyDraftOf(trip));
  const { open, busy, refusal } = useOpenTrip();
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("Make a copy")}
      description={t("Of “{trip}”, for you alone.", { trip: trip.title })}
      size="sm"
      footer={
        <>
          {refusal && <p role="alert" className="w-full rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>}
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button busy={busy} disabled={!isComplete(draft)} onClick={() => void open(create({ tripId: trip._id, ...copyArgs(draft) })).then((made) => made && onClose())}>{t("Make the copy")}</Button>
        </>
      }
    >
      <CopyForm source={trip} draft={draft} onChange={setDraft} />
    </Dialog>
  );
}
