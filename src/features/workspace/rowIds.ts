// A row that one adds is on screen before the server has named it. It keeps the name it got here, so that its
// place in the list, and what is being typed beside it, stay when the server's row comes.
import type { Id } from "../../../convex/_generated/dataModel";

type ActivityId = Id<"activities">;
const PREFIX = "pending:";
const nameHere = new Map<ActivityId, string>();

/** Of a row that an edit adds, by the edit's name: the same after the page was loaded anew. */
export const pendingId = (editKey: string, index: number) => `${PREFIX}${editKey}:${index}` as ActivityId;

/** Not known to the server yet: nothing can be asked of it. */
export const isPending = (id: ActivityId) => id.startsWith(PREFIX);

export function settle(pending: ActivityId, id: ActivityId) {
  nameHere.set(id, pending);
}

/** What React knows the row by. */
export const rowKey = (id: ActivityId) => nameHere.get(id) ?? id;
