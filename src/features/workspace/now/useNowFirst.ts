// On a phone, on a day of the trip: what one opens it for is now.
import { useEffect } from "react";
import { useLocation, useNavigate, useParams } from "react-router-dom";
import { useTrip } from "../useItinerary";
import { entryOf } from "../phoneHistory";
import { dayAt } from "./nowOf";

/** Once, when the trip is opened by its own address; a view that the address names stays, as does an item that was open. */
export function useNowFirst(wide: boolean) {
  const trip = useTrip();
  const { "*": rest = "" } = useParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  useEffect(() => {
    if (wide || rest !== "" || entryOf("plan", state).item !== null || trip.trip.openDates !== null || !dayAt(trip, Date.now())) return;
    void navigate(`/trips/${trip.trip._id}/now`, { replace: true });
    // Only where one comes in: from here on one goes where one likes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
