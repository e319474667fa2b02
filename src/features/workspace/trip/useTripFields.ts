// Saves fields of the trip itself: shown at once, and why it was refused, as a sentence to stand by the field.
import { useMutation } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { errorSentence } from "../../../lib/errors";
import { useTripFrame } from "../tripFrame";
import type { Itinerary } from "../useItinerary";

export type TripFields = Omit<(typeof api.trips.trips.update)["_args"], "tripId" | "coverId">;

/** Resolves to the refusal, or to null. */
export function useTripFields(): (set: TripFields) => Promise<string | null> {
  const { trip } = useTripFrame();
  const update = useMutation(api.trips.trips.update).withOptimisticUpdate((store, { tripId, ...set }) => {
    const itinerary = store.getQuery(api.trips.itinerary.get, { tripId });
    if (itinerary) store.setQuery(api.trips.itinerary.get, { tripId }, { ...itinerary, trip: { ...itinerary.trip, ...(set as Partial<Itinerary["trip"]>) } });
  });
  return async (set) => {
    try {
      await update({ tripId: trip._id, ...set });
      return null;
    } catch (error) {
      return errorSentence(error);
    }
  };
}
