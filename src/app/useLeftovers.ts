import { useConvex, type ConvexReactClient } from "convex/react";
import { useEffect } from "react";
import { errorSentence, overtakenOf } from "../lib/errors";
import { argsOf, sendLeftovers, takeUpLeftovers, type KeptEdit } from "../lib/outbox";
import { keepIfOvertaken, takeUpOvertaken } from "../lib/overtaken";
import { signedInAs } from "../lib/session";
import { keptUnsaved, textsIn, unsavedIsOf } from "../lib/unsaved";
import { notify } from "../ui/toast";
import { useMe } from "./useMe";

/** Later than the last moment of the page before, in which it may still have kept what was being written. */
const OPENED = Date.now();

/**
 * Shows the edits that a page before this one couldn't send before it was closed; sends them once the server knows who is there. What
 * was written and refused, now or before, is said until it is put away.
 */
export function useLeftovers(isAuthenticated: boolean): void {
  const client = useConvex();
  const myId = useMe(isAuthenticated)?._id;
  useEffect(() => {
    const person = signedInAs(client.url);
    if (person) takeUpLeftovers(person, OPENED);
  }, [client]);
  useEffect(() => {
    if (!myId) return;
    unsavedIsOf(myId);
    for (const { message, text } of keptUnsaved(myId)) notify.unsaved(message, text);
    takeUpOvertaken(myId);
    void sendLeftovers(client, myId, OPENED, (error, edit) => void onRefused(client, error, edit));
  }, [client, myId]);
}

/** What others had changed before is put together with it, as notes can be, or waits to be chosen; any other refusal is said. */
async function onRefused(client: ConvexReactClient, error: unknown, edit: KeptEdit): Promise<void> {
  const overtaken = overtakenOf(error);
  if (!overtaken) return tell(error, edit);
  const { sendMerged } = await import("../lib/chooseOvertaken");
  const merged = sendMerged(client, edit, overtaken);
  if (merged) await merged.catch((again: unknown) => tell(again, edit));
  else keepIfOvertaken(error, edit);
}

function tell(error: unknown, edit: KeptEdit): void {
  const written = textsIn(argsOf(edit));
  if (written.length > 0) notify.unsaved(errorSentence(error), written.join("\n\n"));
  else notify.error(error);
}
