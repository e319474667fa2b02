// Whether a step of the log was taken back. Undo passes over each step once, also where it finds nothing left to change: that one still stands.
import type { Doc } from "../../_generated/dataModel";

type Step = Pick<Doc<"tripEvents">, "undone" | "stands">;

export const isUndone = ({ undone, stands }: Step): boolean => undone && stands !== true;

/** What is kept of a step that undo has been at. */
export const passedOver = (changedAnything: boolean): Step => ({ undone: true, stands: changedAnything ? undefined : true });
