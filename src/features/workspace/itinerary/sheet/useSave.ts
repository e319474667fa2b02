import { useConvex } from "convex/react";
import { api } from "../../../../../convex/_generated/api";
import { errorSentence } from "../../../../lib/errors";
import { sendShown } from "../../sendShown";
import { useTripFrame } from "../../tripFrame";
import { useWorkspace } from "../../useWorkspace";
import { useEdits, type ActivityChanges } from "../../useEdits";
import type { Activity } from "../../useItinerary";

/**
 * Saves fields of the activity, and those alone, so that two people in the same sheet keep each other's work. Resolves to
 * why it was refused, for the field to say, or to null. `said`: as `save` of `useEdits` has it.
 */
export function useSave(activity: Activity): (set: ActivityChanges, said?: string) => Promise<string | null> {
  const { save } = useEdits();
  return (set, said) => save(activity._id, set, said);
}

/** The same for what is pressed rather than written: a refusal is said in a toast. */
export function useSet(activity: Activity): (set: ActivityChanges) => void {
  const { update } = useEdits();
  return (set) => void update(activity._id, set);
}

/** The notes, and what they were written from: refused where somebody has changed them meanwhile. */
export function useSaveNotes(activity: Activity): (description: string, was: string) => Promise<string | null> {
  const client = useConvex();
  const { myId } = useWorkspace();
  const { trip } = useTripFrame();
  return (description, was) =>
    sendShown(client, myId ?? null)(api.trips.activities.update, { tripId: trip._id, activityId: activity._id, set: { description }, was }, { when: "now" }).then(() => null, errorSentence);
}
