// One's own changes to the plan: shown at once, sent, and put right by the server's answer.
import { useConvex, type useMutation } from "convex/react";
import { createContext, use, useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useMe } from "../../app/useMe";
import { t } from "../../i18n/t";
import { errorSentence, overtakenOf } from "../../lib/errors";
import { newEditKey, sendKept } from "../../lib/outbox";
import { announce } from "../../ui/announce";
import { notify } from "../../ui/toast";
import { showAnswer, type When } from "./ownEdits";
import { pendingId } from "./rowIds";
import { sendShown } from "./sendShown";
import type { Activity } from "./useItinerary";

type Args<Name extends "add" | "update" | "move" | "remove"> = Parameters<
  ReturnType<typeof useMutation<(typeof api.trips.activities)[Name]>>
>[0];
export type ActivityInput = Args<"add">["activity"];
export type ActivityChanges = Args<"update">["set"];
type ActivityId = Id<"activities">;
type DayWords = { title?: string; notes?: string };
export type TripFields = Omit<(typeof api.trips.trips.update)["_args"], "tripId" | "editKey" | "seen" | "coverId">;

const call = api.trips;
const removedWords = (activities: Activity[]) =>
  activities.length === 1 ? t("Removed {item}", { item: activities[0]!.title }) : t("{count, plural, one {Removed # item} other {Removed # items}}", { count: activities.length });
const duplicatedWords = (activities: Activity[]) =>
  activities.length === 1 ? t("Duplicated {item}", { item: activities[0]!.title }) : t("{count, plural, one {Duplicated # item} other {Duplicated # items}}", { count: activities.length });

export type Edits = ReturnType<typeof useEditsOf>;
export const EditsContext = createContext<Edits | null>(null);

/** Of the trip of the workspace around: made once there, as every row and every day asks for them. */
export function useEdits(): Edits {
  const edits = use(EditsContext);
  if (!edits) throw new Error("useEdits needs an EditsContext around it.");
  return edits;
}

/** The name in the log of an edit that was taken, by which it alone is undone; false where it was refused. */
export type Taken = string | false;

/** Each refusal is said once, here. */
export function useEditsOf(tripId: Id<"trips">) {
  const client = useConvex();
  const myId = useMe()?._id ?? null;

  return useMemo(() => {
    const send = sendShown(client, myId);
    const step = async <Of extends Parameters<typeof send>[0]>(edit: Of, args: Parameters<typeof send<Of>>[1], when?: When): Promise<Taken> => {
      const editKey = newEditKey();
      return (await attempt(send(edit, args, { editKey, ...(when && { when }) }))) && editKey;
    };
    /** Which step that is, the server knows: it is seen once it is done. */
    const goBack = <Of extends typeof call.history.undo | typeof call.history.redo>(way: Of, args: Omit<Of["_args"], "editKey">, said: string) => {
      if (!navigator.onLine) notify.info(said);
      return sendKept(client, myId, way, args).finally(showAnswer);
    };
    /** The given step, or one's newest. */
    const undo = (batchId?: string) =>
      attempt(
        goBack(call.history.undo, { tripId, ...(batchId !== undefined && { batchId }) }, t("It will be undone as soon as there is a network.")).then((answer) => {
          // Done by a page before this one, whose answer was lost.
          if (Array.isArray(answer)) return;
          const { batchId: undone, kept, nothing } = answer;
          notify.undone(undone);
          if (nothing && kept > 0) notify.info(t("Others have changed this since, so it stays as it is."));
          else if (kept > 0) notify.info(t("Undone, except for what others have changed since."));
          else announce(t("Undone."));
        }),
      );
    const offerUndo = (said: string, batchId: string) => notify.undo(said, () => void undo(batchId), batchId);
    const undoable = async (taken: Promise<Taken>, said: string): Promise<Taken> => {
      const batchId = await taken;
      if (batchId !== false) offerUndo(said, batchId);
      return batchId;
    };
    const idsOf = (activities: Activity[]) => activities.map(({ _id }) => _id);
    const addAll = (activities: ActivityInput[]) => step(call.activities.addMany, { tripId, activities });
    const changeTrip = (set: TripFields) => send(call.trips.update, { tripId, ...set }, { when: "now" });
    const moveMany = (activities: Activity[], day: string | null, afterId: ActivityId | null, when: When = "now") => step(call.activities.moveMany, { tripId, activityIds: idsOf(activities), day, afterId }, when);
    const updateMany = (activityIds: ActivityId[], set: ActivityChanges) => step(call.activities.updateMany, { tripId, activityIds, set });
    /** Each where its time has it on that day; what has none goes to the end, and what is there already stays. */
    const moveToDay = (activities: Activity[], day: string): Promise<Taken> => step(call.activities.updateMany, { tripId, activityIds: idsOf(activities), set: { day } }, "now");
    const removeMany = (activities: Activity[]) => undoable(step(call.activities.removeMany, { tripId, activityIds: idsOf(activities) }), removedWords(activities));

    return {
      undo,
      /** Says what was done, with a press that takes just that back. */
      offerUndo,
      redo: () => attempt(goBack(call.history.redo, { tripId }, t("It will be brought back as soon as there is a network.")).then(() => announce(t("Brought back.")))),
      add: (activity: ActivityInput) => addAll([activity]),
      addMany: addAll,
      /** What is called as a known place is there: the server says which. */
      jotDown: (activities: ActivityInput[]) => step(call.activities.addMany, { tripId, activities, named: true }),
      /** As `add`: what the item goes by until it has been sent, and then its own id, or null where it was refused. */
      create: (activity: ActivityInput): { shownAs: ActivityId; id: Promise<ActivityId | null> } => {
        const editKey = newEditKey();
        let made: ActivityId | null = null;
        const taken = attempt(send(call.activities.addMany, { tripId, activities: [activity] }, { editKey, when: "now" }).then(([id]) => (made = id ?? null)));
        return { shownAs: pendingId(editKey, 0), id: taken.then(() => made) };
      },
      update: (activityId: ActivityId, set: ActivityChanges) => step(call.activities.update, { tripId, activityId, set }, "now"),
      /** As `update`, for a field that says its own refusal: resolves to its sentence, or to null. `said`: what is said of it once it is taken, with a press that takes it back. */
      save: (activityId: ActivityId, set: ActivityChanges, said?: string): Promise<string | null> => {
        const editKey = newEditKey();
        return send(call.activities.update, { tripId, activityId, set }, { editKey, when: "now" }).then(() => {
          if (said !== undefined) offerUndo(said, editKey);
          return null;
        }, refusalSentence);
      },
      updateMany,
      move: (activityId: ActivityId, day: string | null, afterId: ActivityId | null) => step(call.activities.move, { tripId, activityId, day, afterId }),
      moveMany,
      moveToDay,
      remove: (activity: Activity) => removeMany([activity]),
      removeMany,
      duplicate: (activities: Activity[]) => undoable(step(call.activities.duplicate, { tripId, activityIds: idsOf(activities) }), duplicatedWords(activities)),
      /** All of a day to another date; see `days.move`. */
      moveDay: (from: string, to: string, how: "insert" | "swap", said: string) => undoable(step(call.days.move, { tripId, from, to, how }), said),
      describeDay: (day: string, set: DayWords) => step(call.days.describe, { tripId, day, ...set }),
      updateTrip: (set: TripFields) => step(call.trips.update, { tripId, ...set }, "now"),
      /** As `save`, for fields of the trip itself. */
      saveTrip: (set: TripFields): Promise<string | null> => changeTrip(set).then(() => null, refusalSentence),
    };
  }, [tripId, client, myId]);
}

/** For a field to say. What others had changed before is chosen elsewhere, and the field shows what is in the plan by now. */
const refusalSentence = (error: unknown): string | null => (overtakenOf(error) ? null : errorSentence(error));

async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    notify.error(error);
    return false;
  }
}
