import { useEdits, type ActivityChanges } from "../../useEdits";
import type { Activity } from "../../useItinerary";

/**
 * Saves fields of the activity, and those alone, so that two people in the same sheet keep each other's work. Resolves to
 * why it was refused, for the field to say, or to null.
 */
export function useSave(activity: Activity): (set: ActivityChanges) => Promise<string | null> {
  const { save } = useEdits();
  return (set) => save(activity._id, set);
}

/** The same for what is pressed rather than written: a refusal is said in a toast. */
export function useSet(activity: Activity): (set: ActivityChanges) => void {
  const { update } = useEdits();
  return (set) => void update(activity._id, set);
}
