// What signing out on this device would hold up or take away.
import { countWaiting, useOutbox } from "../../lib/outbox";
import { useOvertaken } from "../../lib/overtaken";
import { keptUnsaved } from "../../lib/unsaved";

/** `waiting`: changes that stay here, unsent, until this person signs in on this device again. `refused`: texts that were refused, `unchosen`: changes that met others' and wait to be chosen; both are erased. */
export type SignOutLoss = { waiting: number; refused: number; unchosen: number };

export const signOutLoss = (userId: string): SignOutLoss => ({ waiting: countWaiting(useOutbox.getState()), refused: keptUnsaved(userId).length, unchosen: useOvertaken.getState().edits.length });
export const losesNothing = ({ waiting, refused, unchosen }: SignOutLoss): boolean => waiting + refused + unchosen === 0;
