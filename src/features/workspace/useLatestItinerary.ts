// The plan as the server last said it, or as it was last seen here, with the edits in it that still wait to be sent.
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { tripName } from "../../lib/offline/lastSeenModel";
import { useKept } from "../../lib/offline/useKeptQuery";
import { useOutbox, type KeptEdit } from "../../lib/outbox";
import { withWaiting } from "./shownEdits";
import type { Itinerary } from "./useItinerary";

const NONE: KeptEdit[] = [];

/** undefined while there is nothing to show. Throws the server's refusal. */
export function useLatestItinerary(tripId: Id<"trips">): Itinerary | undefined {
  const { value, isLive } = useKept(api.trips.itinerary.get, { tripId }, tripName(tripId));
  const left = useOutbox((outbox) => outbox.left);
  // What this page has sent is in a live answer already, put there as it was sent.
  const own = useOutbox((outbox) => (isLive ? NONE : outbox.own));
  return useMemo(() => (value && left.length + own.length > 0 ? withWaiting(value, [...own, ...left]) : value), [value, left, own]);
}
