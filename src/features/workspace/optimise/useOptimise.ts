// A day's shorter order: what it would be, and taking it. Taken, it is on screen at once.
import { useMutation, useQuery } from "convex/react";
import type { OptimisticLocalStore } from "convex/browser";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { newEditKey } from "../../../lib/outbox";
import { useBusy } from "../../../lib/useBusy";
import { inItineraryOrder } from "../localEdits";
import { showOwn } from "../ownEdits";
import { changePlan } from "../planInStore";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";

export function useOptimise(day: string) {
  const { trip } = useTripFrame();
  const tripId = trip._id;
  const edits = useEdits();
  const shown = useQuery(api.trips.optimise.preview, { tripId, day });
  const take = useMutation(api.trips.optimise.apply).withOptimisticUpdate(arrangeLocally);
  const { busy, run } = useBusy<"apply">();
  const apply = (saved: string, onDone: () => void) =>
    run("apply", async () => {
      showOwn("soon");
      const editKey = newEditKey();
      await take({ tripId, day, order: shown!.rows.map(({ activityId }) => activityId), editKey });
      edits.offerUndo(t("{saved} less on the way", { saved }), editKey);
      onDone();
    });
  return { shown, busy: busy !== null, apply };
}

function arrangeLocally(store: OptimisticLocalStore, { tripId, day }: { tripId: Id<"trips">; day: string }) {
  const shown = store.getQuery(api.trips.optimise.preview, { tripId, day });
  if (!shown) return;
  const places = new Map(shown.rows.map((row, index) => [row.activityId, { ...row, index }]));
  changePlan(store, tripId, (plan) => {
    const keys = plan.activities.filter(({ _id }) => places.has(_id)).map(({ order }) => order).sort();
    const activities = plan.activities.map((activity): Activity => {
      const to = places.get(activity._id);
      return to ? { ...activity, order: keys[to.index] ?? activity.order, start: to.start, end: to.end } : activity;
    });
    return { ...plan, activities: activities.sort(inItineraryOrder) };
  });
}
