// A row that one adds is on screen before the server has named it. It keeps the name it got here, so that its place in the
// list, what is being typed beside it and what it is chosen for stay when the server's row comes.
import type { Id } from "../../../convex/_generated/dataModel";
import { isPendingName, nameHere, pendingName } from "../../lib/addedRows";

type ActivityId = Id<"activities">;

/** Of a row that an edit adds, by the edit's name: the same after the page was loaded anew. */
export const pendingId = (editKey: string, index: number) => pendingName(editKey, index) as ActivityId;

/** Not known to the server yet. Edits may name it, and wait until it is; nothing else can be asked of it. */
export const isPending = (id: ActivityId): boolean => isPendingName(id);

/** What React and whatever is chosen on screen know the row by, as long as the page is. Edits may name it by that, too. */
export const rowKey = (id: ActivityId) => nameHere(id) as ActivityId;
