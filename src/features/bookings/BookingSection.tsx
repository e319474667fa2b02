// The booking of one item, in its sheet: how to get one, or how the one it has stands.
import { Ticket } from "lucide-react";
import { useId, useState } from "react";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { useTripFrame } from "../workspace/tripFrame";
import type { Activity } from "../workspace/useItinerary";
import { BookingCard } from "./BookingCard";
import { bookingsOf } from "./bookingWords";
import { ManualForm } from "./ManualForm";
import { useBookings, useTripBookings } from "./useBookings";

export function BookingSection({ activity }: { activity: Activity }) {
  const titleId = useId();
  const all = useTripBookings();
  const actions = useBookings();
  const [adding, setAdding] = useState(false);
  // One press of a button is one booking, however often it is sent; the next attempt is another.
  const [press, setPress] = useState(() => crypto.randomUUID());
  const ask = () => void actions.quote(activity._id, press).then(() => setPress(crypto.randomUUID()));
  if (!all) return <Skeleton className="h-28" />;
  const { current, earlier } = bookingsOf(all, activity._id);
  return (
    <section aria-labelledby={titleId} className="rounded-lg border border-line p-4 sm:p-5">
      <h3 id={titleId} className="title mb-3 text-xl">{t("Booking")}</h3>
      {adding && !(current && current.status !== "idea") ? (
        <ManualForm activityId={activity._id} activity={activity} booking={null} onDone={() => setAdding(false)} />
      ) : current ? (
        <>
          <BookingCard booking={current} payments={all.payments} onAskAgain={all.desk ? ask : undefined} />
          {current.status === "idea" && current.review === "problem" && <AddByHand onPress={() => setAdding(true)} />}
        </>
      ) : (
        <NotBooked activity={activity} canAsk={all.desk !== null} busy={actions.busy === "quote"} onAsk={ask} onAdd={() => setAdding(true)} />
      )}
      {earlier.length > 0 && (
        <p className="mt-3 border-t border-line pt-3 text-sm text-ink-soft">
          {t("{count, plural, one {One booking before it was cancelled.} other {# bookings before it were cancelled.}} They are in the trip’s Bookings.", { count: earlier.length })}
        </p>
      )}
    </section>
  );
}

type NotBookedProps = { activity: Activity; canAsk: boolean; busy: boolean; onAsk: () => void; onAdd: () => void };

function NotBooked({ activity, canAsk, busy, onAsk, onAdd }: NotBookedProps) {
  const { canEdit } = useTripFrame();
  if (!canEdit) return <p className="text-sm text-ink-soft">{t("Not booked. Who may edit the trip can book it here.")}</p>;
  const mayAsk = canAsk && activity.day !== null;
  return (
    <>
      <p className="text-sm text-ink-soft">
        {activity.day === null
          ? t("Give it a day to see what it costs, or keep a booking that you have.")
          : canAsk
            ? t("See what it costs and book it here, or keep the confirmation of a booking that you have.")
            : t("Booked it? Keep its confirmation, price and ticket here, where everybody finds them.")}
      </p>
      <div className="mt-4 flex flex-wrap gap-2.5">
        {mayAsk && <Button busy={busy} onClick={onAsk}><Ticket aria-hidden />{t("See the price")}</Button>}
        <Button look="secondary" onClick={onAdd}>{t("Add a booking")}</Button>
      </div>
    </>
  );
}

function AddByHand({ onPress }: { onPress: () => void }) {
  const { canEdit } = useTripFrame();
  return canEdit && <Button look="quiet" size="sm" className="mt-2 -ms-3" onClick={onPress}>{t("Add a booking made elsewhere")}</Button>;
}
