// Whoever takes away what somebody else has open or writes in hears of it, beside the press that takes it back.
import { useMemo } from "react";
import { t } from "../../../i18n/t";
import { useStable } from "../../../lib/useStable";
import { notify } from "../../../ui/toast";
import type { Edits } from "../useEdits";
import type { Activity, TripView } from "../useItinerary";
import { whoIsIn } from "./whoIsIn";

export function useTellWhoIsIn(edits: Edits, view: TripView | undefined): Edits {
  const sayWhoIsIn = useStable((activities: Activity[]) => {
    const within = view ? whoIsIn(activities, view.memberById) : null;
    if (!within) return null;
    const values = { person: within.person, item: within.item, count: activities.length };
    return within.writes
      ? t("{count, plural, one {Removed “{item}”} other {Removed # items, also “{item}”}}, in which {person} is writing right now", values)
      : t("{count, plural, one {Removed “{item}”} other {Removed # items, also “{item}”}}, which {person} has open right now", values);
  });
  return useMemo(() => {
    const removeMany: Edits["removeMany"] = async (activities) => {
      const said = sayWhoIsIn(activities);
      const step = await edits.removeMany(activities);
      if (said && step !== false) notify.undoMore(step, said);
      return step;
    };
    return { ...edits, removeMany, remove: (activity: Activity) => removeMany([activity]) };
  }, [edits, sayWhoIsIn]);
}
