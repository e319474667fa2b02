// The newest step of each trip's plan that has been on this screen, by the number that the log has for it.
import type { Id } from "../../../convex/_generated/dataModel";

const seen = new Map<Id<"trips">, number>();

export const noteSeen = (tripId: Id<"trips">, revision: number): void => void seen.set(tripId, revision);

/** undefined before the plan has been shown. */
export const seenOf = (tripId: Id<"trips">): number | undefined => seen.get(tripId);
