// One's own changes to the plan: shown at once, sent, and put right by the server's answer.
import { useConvex, useMutation, useQuery, type MutationOptions } from "convex/react";
import type { FunctionReference } from "convex/server";
import type { OptimisticLocalStore } from "convex/browser";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { sendKept } from "../../lib/outbox";
import { notify } from "../../ui/toast";
import { changed, duplicated, inItineraryOrder, moved, onNewDates, orderForTime } from "./localEdits";
import { isPending, pendingId, settle } from "./rowIds";
import { newDates } from "./newDates";
import { showOwn, type When } from "./ownEdits";
import { useTripFrame } from "./tripFrame";
import type { Activity, Itinerary } from "./useItinerary";

type Args<Name extends "add" | "update" | "move" | "remove"> = Parameters<
  ReturnType<typeof useMutation<(typeof api.trips.activities)[Name]>>
>[0];
export type ActivityInput = Args<"add">["activity"];
export type ActivityChanges = Args<"update">["set"];
type ActivityId = Id<"activities">;
type DayWords = { title?: string; notes?: string };

const call = api.trips;
const removedWords = (activities: Activity[]) =>
  activities.length === 1 ? t("Removed {item}", { item: activities[0]!.title }) : t("{count, plural, one {Removed # item} other {Removed # items}}", { count: activities.length });
const duplicatedWords = (activities: Activity[]) =>
  activities.length === 1 ? t("Duplicated {item}", { item: activities[0]!.title }) : t("{count, plural, one {Duplicated # item} other {Duplicated # items}}", { count: activities.length });

/** Each refusal is said once, here. Returned functions resolve to true when the change was taken. */
export function useEdits() {
  const { trip } = useTripFrame();
  const client = useConvex();
  const myId = useQuery(api.users.users.me)?._id ?? null;
  const tripId = trip._id;
  const undoStep = useMutation(call.history.undo);
  const redoStep = useMutation(call.history.redo);
  const updateTrip = useMutation(call.trips.update);

  return useMemo(() => {
    const send = <Edit extends FunctionReference<"mutation">>(edit: Edit, args: Omit<Edit["_args"], "editKey">, options?: MutationOptions<Edit["_args"]>, when: When = "soon") => {
      showOwn(when);
      return sendKept(client, myId, edit, args, options);
    };
    const undo = (batchId?: string) =>
      attempt(
        undoStep({ tripId, ...(batchId !== undefined && { batchId }) }).then(({ kept }) => {
          if (kept > 0) notify.info(t("Undone, except for what others have changed since."));
        }),
      );
    const undoable = async (taken: Promise<boolean>, said: string) => {
      if (!(await taken)) return false;
      notify.undo(said, () => void undo());
      return true;
    };
    const local = (edit: (itinerary: Itinerary) => Partial<Itinerary>) => ({
      optimisticUpdate: (store: OptimisticLocalStore) => {
        const itinerary = store.getQuery(call.itinerary.get, { tripId });
        if (itinerary) store.setQuery(call.itinerary.get, { tripId }, { ...itinerary, ...edit(itinerary) });
      },
    });
    const rows = (edit: (activities: Activity[]) => Activity[]) => local(({ activities }) => ({ activities: edit(activities).sort(inItineraryOrder) }));
    /** Known to the server, so that it can be asked of them. */
    const known = (ids: ActivityId[]) => ids.filter((id) => !isPending(id));

    const addAll = (activities: ActivityInput[], onTaken?: (ids: ActivityId[]) => void) => {
      const ids = activities.map(pendingId);
      const shown = (list: Activity[], myId: Id<"users"> | undefined) =>
        activities.reduce((all, activity, index) => [...all, pendingRow(ids[index]!, activity, all, myId)].sort(inItineraryOrder), list);
      const update = (store: OptimisticLocalStore) => rows((list) => shown(list, store.getQuery(api.users.users.me, {})?._id)).optimisticUpdate(store);
      const sent = send(call.activities.addMany, { tripId, activities }, { optimisticUpdate: update });
      const taken = (real: ActivityId[]) => {
        ids.forEach((id, index) => real[index] && settle(id, real[index]));
        onTaken?.(real);
      };
      return attempt(sent.then(taken));
    };
    const change = (activityId: ActivityId, set: ActivityChanges) =>
      send(call.activities.update, { tripId, activityId, set }, rows((list) => changed(list, [activityId], set as Partial<Activity>)), "now");
    const moveMany = (activities: Activity[], day: string | null, afterId: ActivityId | null) => {
      const activityIds = known(activities.map(({ _id }) => _id));
      return attempt(send(call.activities.moveMany, { tripId, activityIds, day, afterId }, rows((list) => moved(list, activityIds, day, afterId)), "now"));
    };
    const updateMany = (ids: ActivityId[], set: ActivityChanges) => {
      const activityIds = known(ids);
      return attempt(send(call.activities.updateMany, { tripId, activityIds, set }, rows((list) => changed(list, activityIds, set as Partial<Activity>))));
    };
    const removeMany = (activities: Activity[]) => {
      const activityIds = known(activities.map(({ _id }) => _id));
      const gone = new Set(activityIds);
      const sent = send(call.activities.removeMany, { tripId, activityIds }, rows((list) => list.filter(({ _id }) => !gone.has(_id))));
      return undoable(attempt(sent), removedWords(activities));
    };

    return {
      undo,
      redo: () => attempt(redoStep({ tripId })),
      add: (activity: ActivityInput) => addAll([activity]),
      addMany: (activities: ActivityInput[]) => addAll(activities),
      /** As `add`; resolves to the new item's id, or to null where it was refused. */
      create: async (activity: ActivityInput): Promise<ActivityId | null> => {
        let made: ActivityId | null = null;
        await addAll([activity], ([id]) => (made = id ?? null));
        return made;
      },
      update: (activityId: ActivityId, set: ActivityChanges) => attempt(change(activityId, set)),
      /** As `update`, for a field that says its own refusal: resolves to its sentence, or to null. */
      save: (activityId: ActivityId, set: ActivityChanges): Promise<string | null> => change(activityId, set).then(() => null, errorSentence),
      updateMany,
      move: (activityId: ActivityId, day: string | null, afterId: ActivityId | null) =>
        attempt(send(call.activities.move, { tripId, activityId, day, afterId }, rows((list) => moved(list, [activityId], day, afterId)), "now")),
      moveMany,
      remove: (activity: Activity) => removeMany([activity]),
      removeMany,
      duplicate: (activities: Activity[]) => {
        const activityIds = known(activities.map(({ _id }) => _id));
        const ids = activityIds.map(pendingId);
        const sent = send(call.activities.duplicate, { tripId, activityIds }, rows((list) => duplicated(list, activityIds, ids)));
        return undoable(attempt(sent.then((real) => real.forEach((id, index) => settle(ids[index]!, id)))), duplicatedWords(activities));
      },
      /** All of a day to another date; see `days.move`. */
      moveDay: (from: string, to: string, how: "insert" | "swap", said: string) => {
        const dates = newDates({ from, to, how });
        const edit = ({ activities, dayNotes, variants }: Itinerary): Partial<Itinerary> => ({
          activities: onNewDates(activities, dates).sort(inItineraryOrder),
          dayNotes: dayNotes.map((note) => ({ ...note, day: dates.get(note.day) ?? note.day })),
          variants: variants.map((variant) => ({ ...variant, day: dates.get(variant.day) ?? variant.day })),
        });
        return undoable(attempt(send(call.days.move, { tripId, from, to, how }, local(edit))), said);
      },
      describeDay: (day: string, set: DayWords) => {
        const edit = ({ dayNotes }: Itinerary): Partial<Itinerary> => {
          const words = { day, title: "", notes: "", ...dayNotes.find((note) => note.day === day), ...set };
          return { dayNotes: [...dayNotes.filter((note) => note.day !== day), words] };
        };
        return attempt(send(call.days.describe, { tripId, day, ...set }, local(edit)));
      },
      updateTrip: (set: Omit<Parameters<typeof updateTrip>[0], "tripId">) => attempt(updateTrip({ tripId, ...set })),
    };
  }, [tripId, client, myId, undoStep, redoStep, updateTrip]);
}

async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    notify.error(error);
    return false;
  }
}

function pendingRow(id: ActivityId, activity: ActivityInput, rows: Activity[], myId: Id<"users"> | undefined): Activity {
  const now = Date.now();
  return {
    ...activity,
    _id: id,
    _creationTime: now,
    order: orderForTime(rows, activity),
    status: activity.day === null ? "idea" : "planned",
    source: "person",
    // Whoever is asked for is known by now; were they not, the row would only flash once as somebody's.
    updatedBy: myId!,
    updatedByAssistant: false,
    updatedAt: now,
  };
}
