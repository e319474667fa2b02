// Keeps a new day or time: shown at once, one step of undo.
import { useCallback, useMemo } from "react";
import { t } from "../../../i18n/t";
import { dayLabel } from "../dayLabel";
import { movedWords } from "../itinerary/moveWords";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import type { TimeChange } from "./timeEdits";
import { timeWords } from "./timelineWords";

export type SaveTimes = (activity: Activity, change: TimeChange | { day: string; start: null; end: null }) => void;

export function useSaveTimes(): SaveTimes {
  const edits = useEdits();
  const { trip } = useTripFrame();
  return useMemo(() => {
    const save = async (...[activity, change]: Parameters<SaveTimes>) => {
      const after = { ...activity, ...change };
      const same = (["day", "endDay", "start", "end"] as const).every((name) => (after[name] ?? null) === (activity[name] ?? null));
      const taken = !same && (await edits.update(activity._id, change));
      if (taken === false) return;
      const time = timeWords(after);
      // What stands on the grid has a day.
      edits.offerUndo(t(time ? "{item}: {day}, {time}" : "{item}: {day}, no time", { item: activity.title, day: dayLabel(after.day!, trip), time }), taken);
    };
    return (activity, change) => void save(activity, change);
  }, [edits, trip]);
}

/** Off the grid: it keeps what it is, without a day. */
export function useToIdeas(): (activity: Activity) => void {
  const edits = useEdits();
  const { trip } = useTripFrame();
  return useCallback(
    (activity) => void edits.moveMany([activity], null, null).then((taken) => taken && edits.offerUndo(movedWords({ count: 1, item: activity.title }, null, { trip }), taken)),
    [edits, trip],
  );
}
