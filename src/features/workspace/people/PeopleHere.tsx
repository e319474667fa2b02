import type { Id } from "../../../../convex/_generated/dataModel";
import { AvatarStack } from "../../../ui/Avatar";
import { useTrip } from "../useItinerary";
import { useHere } from "./useHere";

/** Everybody in the trip; who has it open now first and ringed. */
export function PeopleHere({ myId }: { myId: Id<"users"> }) {
  const { trip, members } = useTrip();
  const here = useHere(trip._id, myId);
  const people = members
    .map(({ userId, name, hue }) => ({ key: userId, name, hue, here: here.has(userId) }))
    .sort((a, b) => Number(b.here) - Number(a.here));
  return <AvatarStack people={people} max={4} />;
}
