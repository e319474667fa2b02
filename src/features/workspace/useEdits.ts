// One's own changes to the plan: shown at once, sent, and put right by the server's answer.
import { useMutation } from "convex/react";
import type { OptimisticLocalStore } from "convex/browser";
import { generateKeyBetween } from "fractional-indexing";
import { useCallback, useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { notify } from "../../ui/toast";
import { useTrip, type Activity } from "./useItinerary";

type Args<Name extends "add" | "update" | "move" | "remove"> = Parameters<
  ReturnType<typeof useMutation<(typeof api.trips.activities)[Name]>>
>[0];
export type ActivityInput = Args<"add">["activity"];
export type ActivityChanges = Args<"update">["set"];

function editLocally(store: OptimisticLocalStore, tripId: Id<"trips">, edit: (activities: Activity[]) => Activity[]) {
  const itinerary = store.getQuery(api.trips.itinerary.get, { tripId });
  if (!itinerary) return;
  const activities = edit(itinerary.activities).sort(inItineraryOrder);
  store.setQuery(api.trips.itinerary.get, { tripId }, { ...itinerary, activities });
}

function inItineraryOrder(a: Activity, b: Activity): number {
  if (a.day !== b.day) return (a.day ?? "") < (b.day ?? "") ? -1 : 1;
  return a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
}

/** Where the server will put it: right after `afterId`. Only until the answer comes. */
function orderAfter(activities: Activity[], moving: Id<"activities">, day: string | null, afterId: Id<"activities"> | null) {
  const rows = activities.filter((activity) => activity.day === day && activity._id !== moving);
  const index = afterId === null ? -1 : rows.findIndex((row) => row._id === afterId);
  try {
    return generateKeyBetween(rows[index]?.order ?? null, rows[index + 1]?.order ?? null);
  } catch {
    return rows[index]?.order ?? "a0";
  }
}

/** Each refusal is said once, here. Returned functions resolve to true when the change was taken. */
export function useEdits() {
  const { trip } = useTrip();
  const tripId = trip._id;
  const add = useMutation(api.trips.activities.add);
  const undoStep = useMutation(api.trips.history.undo);
  const redoStep = useMutation(api.trips.history.redo);
  const updateTrip = useMutation(api.trips.trips.update);
  const update = useMutation(api.trips.activities.update).withOptimisticUpdate((store, { activityId, set }) =>
    editLocally(store, tripId, (rows) =>
      rows.map((row) => (row._id === activityId ? { ...row, ...(set as Partial<Activity>) } : row)),
    ),
  );
  const move = useMutation(api.trips.activities.move).withOptimisticUpdate((store, { activityId, day, afterId }) =>
    editLocally(store, tripId, (rows) => {
      const order = orderAfter(rows, activityId, day, afterId);
      return rows.map((row) => (row._id === activityId ? { ...row, day, order } : row));
    }),
  );
  const remove = useMutation(api.trips.activities.remove).withOptimisticUpdate((store, { activityId }) =>
    editLocally(store, tripId, (rows) => rows.filter((row) => row._id !== activityId)),
  );

  const attempt = useCallback(async (work: Promise<unknown>) => {
    try {
      await work;
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  }, []);

  return useMemo(() => {
    const undo = (batchId?: string) =>
      attempt(
        undoStep({ tripId, ...(batchId !== undefined && { batchId }) }).then(({ kept }) => {
          if (kept > 0) notify.info("Undone, except for what others have changed since.");
        }),
      );
    return {
      undo,
      redo: () => attempt(redoStep({ tripId })),
      add: (activity: ActivityInput) => attempt(add({ tripId, activity })),
      update: (activityId: Id<"activities">, set: ActivityChanges) => attempt(update({ tripId, activityId, set })),
      move: (activityId: Id<"activities">, day: string | null, afterId: Id<"activities"> | null) =>
        attempt(move({ tripId, activityId, day, afterId })),
      remove: async (activity: Activity) => {
        if (await attempt(remove({ tripId, activityId: activity._id }))) {
          notify.undo(`Removed ${activity.title}`, () => void undo());
        }
      },
      updateTrip: (set: Omit<Parameters<typeof updateTrip>[0], "tripId">) => attempt(updateTrip({ tripId, ...set })),
    };
  }, [tripId, attempt, add, update, move, remove, undoStep, redoStep, updateTrip]);
}
