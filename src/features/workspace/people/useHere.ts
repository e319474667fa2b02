import usePresence from "@convex-dev/presence/react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

const HEARTBEAT_MS = 10_000;

/** Ids of the people who have this trip open now, oneself included. */
export function useHere(tripId: Id<"trips">, myId: Id<"users">): Set<string> {
  const present = usePresence(api.presence, tripId, myId, HEARTBEAT_MS);
  return new Set(present?.filter(({ online }) => online).map(({ userId }) => userId));
}
