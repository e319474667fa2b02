// One booking: how it stands, what it costs, its code and files, and what the reader may do about it.
import { useQuery } from "convex/react";
import { CircleAlert, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { formatMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { EmulatedNote } from "../payments/EmulatedNote";
import { useTripFrame } from "../workspace/tripFrame";
import { BookingFiles } from "./BookingFiles";
import { BookingHistory } from "./BookingHistory";
import { isOpen, KINDS, policyWords, reviewSentence, STATUSES, timeHere, whenWords, type Booking, type Bookings } from "./bookingWords";
import { CancelDialog } from "./CancelDialog";
import { ConfirmationCode } from "./ConfirmationCode";
import { ManualForm } from "./ManualForm";
import { useBookings } from "./useBookings";

type BookingCardProps = { booking: Booking; payments: Bookings["payments"]; onAskAgain?: (() => void) | undefined };

export function BookingCard({ booking, payments, onAskAgain }: BookingCardProps) {
  const { canEdit } = useTripFrame();
  const [panel, setPanel] = useState<"none" | "edit" | "cancel">("none");
  const { kind, detail, when, status, price, confirmationCode, contact, notes, provider } = booking;
  if (panel === "edit") return <ManualForm activityId={booking.activityId} activity={null} booking={booking} onDone={() => setPanel("none")} />;
  const review = reviewSentence(booking);
  const policy = status === "cancelled" || status === "completed" ? null : policyWords(booking);
  return (
    <div className="space-y-3.5 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone={STATUSES[status].tone}>{STATUSES[status].label}</Chip>
        <span className="text-sm text-ink-soft">{[KINDS[kind], told(detail)].filter(Boolean).join(" · ")}</span>
        {price && <span className="ms-auto font-medium tabular-nums">{formatMoney(price)}</span>}
      </p>
      {whenWords(when) && <p className="text-sm text-ink-soft">{whenWords(when)}</p>}
      {review && <p role="alert" className="flex items-start gap-2 text-sm text-danger"><CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />{review}</p>}
      {confirmationCode && status !== "cancelled" && <ConfirmationCode code={confirmationCode} />}
      <Standing booking={booking} />
      {policy && <p className="text-sm text-ink-soft">{policy}</p>}
      {contact && <p className="text-sm text-ink-soft">{t("Contact: {contact}", { contact })}</p>}
      {notes && <p dir="auto" className="text-sm whitespace-pre-wrap text-ink-soft">{notes}</p>}
      {provider === "emulated" && isOpen(booking) && <EmulatedProviderNote />}
      {status === "held" && <EmulatedNote mode={payments} />}
      {(status === "confirmed" || status === "completed" || booking.files > 0 || (provider === "manual" && status === "requested")) && <BookingFiles bookingId={booking._id} />}
      {canEdit && <Actions booking={booking} payments={payments} onAskAgain={onAskAgain} onEdit={() => setPanel("edit")} onCancel={() => setPanel("cancel")} />}
      <BookingHistory bookingId={booking._id} />
      {panel === "cancel" && <CancelDialog booking={booking} onClose={() => setPanel("none")} />}
    </div>
  );
}

/** What is going on, live for everybody: waiting, held, paid, given back. */
function Standing({ booking: { asking, status, heldUntil, payment, provider } }: { booking: Booking }) {
  const { memberById } = useTripFrame();
  const words = {
    quote: t("Asking for the price…"),
    book: t("Asking the provider to hold it…"),
    confirm: t("Paid. The provider is confirming it…"),
    cancel: t("Cancelling it…"),
  };
  if (asking) return <p role="status" className="flex items-center gap-2 text-sm text-ink-soft"><LoaderCircle className="size-4 animate-spin" aria-hidden />{words[asking]}</p>;
  if (status === "requested" && provider === "manual") return <p className="text-sm text-ink-soft">{t("Waiting for their confirmation.")}</p>;
  if (status === "held" && heldUntil) {
    const isPaying = payment?.state === "open" || payment?.state === "processing";
    const payer = isPaying && (memberById.get(payment.payerId)?.name ?? null);
    return <p className="text-sm text-ink-soft">{t("Held until {time}. It is yours once it is paid.", { time: timeHere(heldUntil) })}{payer && ` ${t("{person} is paying.", { person: payer })}`}</p>;
  }
  if (!payment || payment.state === "open" || payment.state === "processing") return null;
  const [paid, back] = [formatMoney(payment), formatMoney({ amount: payment.refunded, currency: payment.currency })];
  const who = memberById.get(payment.payerId)?.name ?? t("somebody who left");
  return <p className="text-sm text-ink-soft">{t("{sum} paid by {person}.", { sum: paid, person: who })}{payment.refunded > 0 && ` ${t("{sum} given back.", { sum: back })}`}</p>;
}

function EmulatedProviderNote() {
  return <p role="note" className="text-sm text-warn">{t("Demo: this provider is emulated. Nothing is reserved anywhere.")}</p>;
}

type ActionsProps = { booking: Booking; payments: Bookings["payments"]; onAskAgain: (() => void) | undefined; onEdit: () => void; onCancel: () => void };

function Actions({ booking, payments, onAskAgain, onEdit, onCancel }: ActionsProps) {
  const { trip } = useTripFrame();
  const me = useQuery(api.users.users.me);
  const actions = useBookings();
  const { _id, status, price, provider, asking, payment, review } = booking;
  const mayPay = status === "held" && price && !asking && payments !== "off";
  const isRemovable = status === "cancelled" && !payment;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2.5 empty:hidden">
      {status === "held" && me?.isAnonymous && (
        <p className="w-full text-sm text-ink-soft">
          {rich("To pay, <link>create an account</link>. You keep this trip.", {
            link: (text) => <Link to={`/sign-up?next=/trips/${trip._id}/bookings`} className="font-medium text-accent underline underline-offset-4">{text}</Link>,
          })}
        </p>
      )}
      {isRemovable && <Button look="ghost" size="sm" busy={actions.busy === "remove"} onClick={() => void actions.remove(_id)}>{t("Take off the list")}</Button>}
      {status === "idea" && <Button look="ghost" busy={actions.busy === "remove"} onClick={() => void actions.remove(_id)}>{t("Not now")}</Button>}
      {status !== "idea" && isOpen(booking) && asking !== "cancel" && <Button look="ghost" onClick={onCancel}>{t("Cancel booking")}</Button>}
      {provider === "manual" && (status === "requested" || status === "confirmed") && <Button look="secondary" onClick={onEdit}>{status === "requested" ? t("Add the confirmation") : t("Change")}</Button>}
      {status === "idea" && !asking && onAskAgain && review !== null && <Button look="secondary" onClick={onAskAgain}>{t("Ask again")}</Button>}
      {status === "idea" && price && !asking && review === null && <Button busy={actions.busy === "request"} onClick={() => void actions.request(_id)}>{t("Book for {sum}", { sum: formatMoney(price) })}</Button>}
      {mayPay && !me?.isAnonymous && <Button busy={actions.busy === "pay"} onClick={() => void actions.pay(_id)}>{t("Pay {sum}", { sum: formatMoney(price) })}</Button>}
    </div>
  );
}
