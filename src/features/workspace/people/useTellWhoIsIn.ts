// Whoever takes away what somebody else has open or writes in hears of it, beside the press that takes it back.
import { useMemo } from "react";
import { t } from "../../../i18n/t";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import type { Edits } from "../useEdits";
import type { Activity, TripView } from "../useItinerary";
import { useHere } from "./here";

export function useTellWhoIsIn(edits: Edits, view: TripView | undefined): Edits {
  const whoIsIn = useStable((activities: Activity[]) => {
    const { places, others } = useHere.getState();
    const inThem = activities.flatMap((activity) => (places[activity._id] ?? []).map((userId) => ({ item: activity.title, person: view?.memberById.get(userId)?.name, writes: Boolean(others.get(userId)?.field) })));
    const { person, item, writes } = inThem.find((one) => one.writes) ?? inThem[0] ?? {};
    if (!person || !item) return null;
    const values = { person, item, count: activities.length };
    return writes
      ? t("{count, plural, one {Removed “{item}”} other {Removed # items, also “{item}”}}, in which {person} is writing right now", values)
      : t("{count, plural, one {Removed “{item}”} other {Removed # items, also “{item}”}}, which {person} has open right now", values);
  });
  return useMemo(() => {
    const removeMany: Edits["removeMany"] = async (activities) => {
      const said = whoIsIn(activities);
      const step = await edits.removeMany(activities);
      if (said && step !== false) notify.undoMore(step, said);
      return step;
    };
    return { ...edits, removeMany, remove: (activity: Activity) => removeMany([activity]) };
  }, [edits, whoIsIn]);
}
