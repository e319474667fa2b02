// Sends an edit of the plan: shown at once, kept on this device until it is answered.
import type { ConvexReactClient } from "convex/react";
import { getFunctionName, type FunctionReference, type FunctionReturnType } from "convex/server";
import type { Id } from "../../../convex/_generated/dataModel";
import { newEditKey, sendKept } from "../../lib/outbox";
import { showAnswer, showOwn, type When } from "./ownEdits";
import { changePlan } from "./planInStore";
import { withEdit } from "./shownEdits";

type Edit = FunctionReference<"mutation">;

/** `myId`: whose edits they are. `editKey`: the edit's name, where the caller wants to know what it made. */
export const sendShown =
  (client: ConvexReactClient, myId: Id<"users"> | null) =>
  <Of extends Edit>(edit: Of, args: Omit<Of["_args"], "editKey"> & { tripId: Id<"trips"> }, { editKey = newEditKey(), when = "soon" }: { editKey?: string; when?: When } = {}): Promise<FunctionReturnType<Of>> => {
    const path = getFunctionName(edit);
    showOwn(when, (plan) => withEdit(plan, path, args, { editKey, myId }));
    const answer = sendKept(client, myId, edit, args, {
      editKey,
      // As it is sent: rows may have got the server's names meanwhile.
      optimisticUpdate: (store, sent) => changePlan(store, args.tripId, (plan) => withEdit(plan, path, sent, { editKey, myId })),
    });
    // A refusal is told as what it refuses goes, and a row that was added can be asked about as soon as the server has named it.
    answer.then((made: unknown) => Array.isArray(made) && showAnswer(), showAnswer);
    return answer;
  };
