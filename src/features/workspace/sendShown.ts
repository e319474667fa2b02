// Sends an edit of the plan: shown at once, kept on this device until it is answered. It says from what plan it was made, so that what others have
// changed meanwhile isn't written over where it comes late.
import type { ConvexReactClient } from "convex/react";
import { getFunctionName, type FunctionReference, type FunctionReturnType } from "convex/server";
import type { Id } from "../../../convex/_generated/dataModel";
import { newEditKey, sendKept } from "../../lib/outbox";
import { keepIfOvertaken } from "../../lib/overtaken";
import { showAnswer, showOwn, type When } from "./ownEdits";
import { changePlan } from "./planInStore";
import { seenOf } from "./seenSteps";
import { withEdit } from "./shownEdits";

type Edit = FunctionReference<"mutation">;

/** `myId`: whose edits they are. `editKey`: the edit's name, where the caller wants to know what it made. */
export const sendShown =
  (client: ConvexReactClient, myId: Id<"users"> | null) =>
  <Of extends Edit>(edit: Of, given: Omit<Of["_args"], "editKey" | "seen"> & { tripId: Id<"trips"> }, { editKey = newEditKey(), when = "soon" }: { editKey?: string; when?: When } = {}): Promise<FunctionReturnType<Of>> => {
    const path = getFunctionName(edit);
    const seen = seenOf(given.tripId);
    const args = { ...given, ...(seen !== undefined && { seen }) } as Omit<Of["_args"], "editKey"> & typeof given;
    showOwn(when, (plan) => withEdit(plan, path, args, { editKey, myId }));
    const answer = sendKept(client, myId, edit, args, {
      editKey,
      // Notes that two have changed are chosen where they are written.
      ...(!("was" in args) && { onRefused: keepIfOvertaken }),
      // As it is sent: rows may have got the server's names meanwhile.
      optimisticUpdate: (store, sent) => changePlan(store, args.tripId, (plan) => withEdit(plan, path, sent, { editKey, myId })),
    });
    // A refusal is told as what it refuses goes, and a row that was added can be asked about as soon as the server has named it.
    answer.then((made: unknown) => Array.isArray(made) && showAnswer(), showAnswer);
    return answer;
  };
