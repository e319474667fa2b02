// Keeps a new day or time: shown at once, one step of undo.
import { useMemo } from "react";
import { notify } from "../../../ui/toast";
import { dayLabel } from "../dayLabel";
import { useEdits } from "../useEdits";
import { useTrip, type Activity } from "../useItinerary";
import type { TimeChange } from "./timeEdits";
import { timeWords } from "./timelineWords";

export type SaveTimes = (activity: Activity, change: TimeChange | { day: string; start: null; end: null }) => void;

export function useSaveTimes(): SaveTimes {
  const edits = useEdits();
  const { trip } = useTrip();
  return useMemo(() => {
    const save = async (...[activity, change]: Parameters<SaveTimes>) => {
      const after = { ...activity, ...change };
      const same = (["day", "endDay", "start", "end"] as const).every((name) => (after[name] ?? null) === (activity[name] ?? null));
      if (same || !(await edits.update(activity._id, change))) return;
      const where = after.day ? dayLabel(after.day, trip) : "";
      notify.undo(`${activity.title}: ${[where, timeWords(after) || "no time"].filter(Boolean).join(", ")}`, () => void edits.undo());
    };
    return (activity, change) => void save(activity, change);
  }, [edits, trip]);
}
