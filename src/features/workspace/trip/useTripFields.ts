// Saves fields of the trip itself: shown at once, and why it was refused, as a sentence to stand by the field.
import { useConvex } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { useMe } from "../../../app/useMe";
import { errorSentence } from "../../../lib/errors";
import { sendShown } from "../sendShown";
import { useTripFrame } from "../tripFrame";

export type TripFields = Omit<(typeof api.trips.trips.update)["_args"], "tripId" | "editKey" | "coverId">;

/** Resolves to the refusal, or to null. */
export function useTripFields(): (set: TripFields) => Promise<string | null> {
  const { trip } = useTripFrame();
  const client = useConvex();
  const myId = useMe()?._id ?? null;
  return (set) => sendShown(client, myId)(api.trips.trips.update, { tripId: trip._id, ...set }, { when: "now" }).then(() => null, errorSentence);
}
