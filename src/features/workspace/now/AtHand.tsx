// What one has to show at the door: the code of an item's booking, and its tickets.
import { BookingFiles } from "../../bookings/BookingFiles";
import { ConfirmationCode } from "../../bookings/ConfirmationCode";
import { useTripBookings } from "../../bookings/useBookings";
import type { Activity } from "../useItinerary";

export function AtHand({ activityId }: { activityId: Activity["_id"] }) {
  const booking = useTripBookings()?.bookings.find((one) => one.activityId === activityId && one.status !== "cancelled" && one.status !== "idea");
  if (!booking) return null;
  return (
    <div className="mt-4 space-y-2">
      {booking.confirmationCode && <ConfirmationCode code={booking.confirmationCode} />}
      {booking.files > 0 && <BookingFiles bookingId={booking._id} />}
    </div>
  );
}
