// What is different between two moments of the plan; from an earlier one and now, the way back, with what it would take away.
import { useMutation, useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Dialog } from "../../../../ui/Dialog";
import { Skeleton } from "../../../../ui/Skeleton";
import { newEditKey } from "../../../../lib/outbox";
import { notify } from "../../../../ui/toast";
import { useEdits } from "../../useEdits";
import { useTripFrame } from "../../tripFrame";
import { Differences } from "./Differences";

/** `to` left out: now. `point`: what the moment was called by whoever kept it, where somebody did. */
export type Compared = { revision: number; name: string; point?: string; to?: { revision: number; name: string } };

export function CompareDialog({ compared, onClose }: { compared: Compared | null; onClose: () => void }) {
  // Goes on showing what it showed while it closes.
  const [shown, setShown] = useState(compared);
  if (compared && compared !== shown) setShown(compared);
  if (!shown) return null;
  return <Comparison key={`${shown.revision}-${shown.to?.revision}`} open={compared !== null} compared={shown} onClose={onClose} />;
}

function Comparison({ open, compared: { revision, name, point, to }, onClose }: { open: boolean; compared: Compared; onClose: () => void }) {
  const { trip, canEdit } = useTripFrame();
  const edits = useEdits();
  const result = useQuery(api.trips.restorePoints.compare, open ? { tripId: trip._id, from: Math.max(0, revision), to: to?.revision ?? null } : "skip");
  const restore = useMutation(api.trips.restorePoints.restore);
  const [busy, setBusy] = useState(false);
  const goBack = async () => {
    setBusy(true);
    try {
      const editKey = newEditKey();
      await restore({ tripId: trip._id, editKey, revision: Math.max(0, revision), expected: result!.revision, ...(point !== undefined && { name: point }) });
      edits.offerUndo(t("The plan is as it was."), editKey);
      onClose();
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  const differs = result && result.differences.length > 0;
  const mayGoBack = canEdit && !to;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("What is different")}
      description={to ? t("From {earlier} to {later}.", { earlier: name, later: to.name }) : t("From {earlier} to now.", { earlier: name })}
      footer={
        mayGoBack && differs ? (
          <>
            <p className="w-full text-sm text-ink-soft">{t("Going back takes away all of the above, whoever did it. Undo brings it back in one step.")}</p>
            <Button look="ghost" onClick={onClose}>{t("Stay", {}, "here")}</Button>
            <Button busy={busy} onClick={() => void goBack()}>{t("Go back to this")}</Button>
          </>
        ) : undefined
      }
    >
      {result === undefined ? <Skeleton className="h-32" /> : differs ? <Differences differences={result.differences} /> : <p className="py-4 text-ink-soft">{t("Nothing: the plan is the same.")}</p>}
    </Dialog>
  );
}
