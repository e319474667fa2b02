// Cancelling: what comes back is said before. If it changes in between, the backend refuses and says the new sum.
import { useMutation, useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { formatMoney } from "../../lib/money";
import { ConfirmDialog } from "../../ui/Dialog";
import { notify } from "../../ui/toast";
import { useEditingEnds } from "../workspace/people/useEditingEnds";
import { useTripFrame } from "../workspace/tripFrame";
import type { Booking, RefundPreview } from "./bookingWords";

export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { trip } = useTripFrame();
  const { _id: bookingId, title, provider, status } = booking;
  const cancel = useMutation(api.bookings.bookings.cancel);
  const [asked, setAsked] = useState(() => Date.now());
  const preview = useQuery(api.bookings.bookings.refundIfCancelled, { tripId: trip._id, bookingId, asked });
  const [busy, setBusy] = useState(false);
  useEditingEnds(onClose);

  const confirm = async () => {
    setBusy(true);
    try {
      await cancel({ tripId: trip._id, bookingId, refund: preview?.amount ?? 0 });
      onClose();
    } catch (thrown) {
      notify.error(thrown);
      setAsked(Date.now());
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Cancel {title}?", { title })}
      description={preview === undefined ? t("Reckoning what comes back…") : refundSentence(preview, provider, status)}
      confirmLabel={t("Cancel the booking")}
      busy={busy || preview === undefined}
      onConfirm={() => void confirm()}
    />
  );
}

function refundSentence(preview: RefundPreview, provider: Booking["provider"], status: Booking["status"]): string {
  if (provider === "manual") return t("Caravan only keeps a note of it: cancel it where it was booked, too. What you get back is theirs to say.");
  if (!preview) return status === "held" ? t("It is let go. Nothing has been paid for it.") : t("Nothing has been paid for it.");
  const paid = formatMoney({ amount: preview.paid, currency: preview.currency });
  if (preview.amount === 0) return t("Nothing of the {paid} comes back: it is too late to cancel for free.", { paid });
  const back = formatMoney(preview);
  if (preview.amount === preview.paid) return t("All of it comes back: {back}, to the card that paid.", { back });
  return t("{back} of the {paid} come back ({share, number, percent}), to the card that paid.", { back, paid, share: preview.percent / 100 });
}
