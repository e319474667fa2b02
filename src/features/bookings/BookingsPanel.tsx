// Everything that the trip has booked or is about to: what to look at first, then pending, confirmed and cancelled.
import { Ticket } from "lucide-react";
import { t } from "../../i18n/t";
import { EmptyState } from "../../ui/EmptyState";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { useTrip } from "../workspace/useItinerary";
import { useWorkspace } from "../workspace/useWorkspace";
import { BookingCard } from "./BookingCard";
import { groupsOf } from "./bookingWords";
import { useBookings, useTripBookings } from "./useBookings";

export function BookingsPanel() {
  const { openActivity } = useWorkspace();
  const { activities, canEdit } = useTrip();
  const all = useTripBookings();
  const { quote } = useBookings();
  if (!all) return <Loading />;
  if (all.bookings.length === 0) {
    return (
      <EmptyState icon={<Ticket />} title={t("Nothing is booked yet")}>
        {canEdit
          ? t("Open a stay, a train or a table in the plan: see its price and book it there, or keep the confirmation of one that you have. Everything booked is gathered here.")
          : t("What the group books is gathered here, with confirmation codes and tickets.")}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-8 pt-2">
      {groupsOf(all.bookings).map(({ key, title, bookings }) => (
        <section key={key} aria-labelledby={`bookings-${key}`}>
          <h3 id={`bookings-${key}`} className="eyebrow mb-2">{title}</h3>
          <ul className="space-y-3">
            {bookings.map((booking) => {
              const isInPlan = activities.some(({ _id }) => _id === booking.activityId);
              return (
                <li key={booking._id} aria-label={booking.title} className="rounded-lg border border-line p-4">
                  <div className="mb-2.5 flex items-start gap-2">
                    <h4 dir="auto" className="title min-w-0 flex-1 text-lg [overflow-wrap:anywhere]">{booking.title}</h4>
                    {isInPlan && <Button look="quiet" size="sm" className="-mt-1 -me-2" aria-label={t("Open {title} in the plan", { title: booking.title })} onClick={() => openActivity(booking.activityId)}>{t("In the plan")}</Button>}
                  </div>
                  <BookingCard booking={booking} payments={all.payments} onAskAgain={all.desk && isInPlan ? () => void quote(booking.activityId, crypto.randomUUID()) : undefined} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label={t("Loading the bookings")} className="space-y-4 pt-2">
      <Skeleton className="h-36" />
      <Skeleton className="h-36" />
    </div>
  );
}
