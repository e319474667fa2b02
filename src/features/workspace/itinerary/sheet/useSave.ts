import { useEdits, type ActivityChanges } from "../../useEdits";
import type { Activity } from "../../useItinerary";

/** Saves fields of the activity, and those alone, so that two people in the same sheet keep each other's work. */
export function useSave(activity: Activity): (set: ActivityChanges) => void {
  const { update } = useEdits();
  return (set) => void update(activity._id, set);
}
